import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutsideNotifiers } from '../../../electron/host/adapters/notify/outside-notifiers.ts';
import { createKeptDocument } from '../../../electron/host/adapters/sqlite/database/kept-document-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createMessagePump } from '../../../electron/host/sync/message-pump.ts';
import { NO_CHANNELS } from '../../../shared/core/channel/channel.ts';
import { setNextAction } from '../../../shared/core/order-file/decide/case-state.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { messageSettled, type MessageSettledDeps } from '../../../shared/core/usecases/messages/message-settled.ts';
import { sendMessage, type Words } from '../../../shared/core/usecases/messages/send-message.ts';
import { settleMessage, type MessageAnswer } from '../../../shared/core/usecases/messages/settle-message.ts';
import { openMailServer } from '../../fixtures/mail-server.ts';
import { channelOf } from '../../fixtures/outside-message.ts';
import { clerk, draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => void (house = await openWorkHouse()));
afterEach(() => house.close());

const WORDS: Words = { subject: '订单地址', body: '请回复门牌号。', next: null };

/** A bad address, a way to write to its customer, and a pump over the real adapter. */
function openDesk(port: number, ca: string) {
  const { storage, work, settings } = house;
  const { unitOfWork, journal } = storage;
  let now = MORNING;
  const clock = { now: () => now, mono: () => now };
  const channels = createKeptDocument(storage.db, 'channels', NO_CHANNELS);
  unitOfWork.run(() => channels.save({ channels: [channelOf({ port })] }));
  const orderId = house.takeIn(
    draftOrder({ recipient: { ...emptyRecipient, name: '林小满', phone: '13800138000', email: 'lin@customer.example', detail: '梧桐里' } }),
  )[0] as OrderId;
  const file = () => work.orderFiles.load(orderId);
  const caseId = file()?.cases[0]?.id ?? '';
  const settled = {
    journal,
    reader: journal,
    rungWords: ({ channel, to }, language) => `${language} ${channel} ${to}`,
    ids: systemIds,
    orderFiles: work.orderFiles,
    recorder: work.recorder,
    messages: work.messages,
  } satisfies MessageSettledDeps;
  const deps = { ...settled, unitOfWork, clock, settings, channels };
  const openPump = () =>
    createMessagePump({
      messages: work.messages,
      unitOfWork,
      clock,
      notifiers: createOutsideNotifiers({
        channelOf: (id) => channels.read().channels.find((one) => one.id === id),
        secret: () => Promise.resolve(null),
        now: clock.now,
        timeoutMs: 2000,
        ca,
      }),
      onSettled: (message, outcome) => messageSettled(message, outcome, null, settled),
    });
  let pump = openPump();
  return {
    caseId,
    messages: work.messages,
    pass: (ms: number) => void (now += ms),
    send: (words: Words = WORDS) => sendMessage(caseId, { way: 'mail', to: 'customer' }, words, clerk, deps),
    answer: (id: string, answer: MessageAnswer) => settleMessage(id, answer, clerk, deps),
    wake: () => pump.wake(),
    restart: () => {
      pump = openPump();
      return pump.wake();
    },
    log: () => journal.ofOrder(orderId).filter(({ type }) => type.startsWith('message.') || type === 'case.contacted'),
    clock: () => file()?.cases[0]?.clocks.find(({ name }) => name === 'first_contact'),
    exception: () => file()?.cases[0],
    plan: (text: string, dueAt: number) =>
      work.recorder.onCase(caseId, clerk, (of, context) => setNextAction(of, caseId, { text, dueAt, waitingFor: 'customer', pauseClock: false }, context)),
  };
}

describe('a message from the desk to a real mail server', () => {
  it('counts as contact when the server took it, and the journal proves when', async () => {
    const server = await openMailServer();
    const desk = openDesk(server.port, server.certificate.cert);
    const sent = desk.send();
    expect(sent.ok).toBe(true);
    expect([desk.clock()?.stoppedAt, desk.log().map(({ type }) => type)]).toEqual([null, ['message.queued']]);
    desk.pass(60_000);
    await desk.wake();
    expect(server.received.map(({ to }) => to)).toEqual([['lin@customer.example']]);
    const [, proof, contact] = desk.log();
    expect(proof).toMatchObject({
      type: 'message.sent',
      at: MORNING + 60_000,
      caseId: desk.caseId,
      data: { channel: 'mail', to: 'customer', proof: expect.stringContaining('250') },
    });
    expect(contact).toMatchObject({
      type: 'case.contacted',
      at: MORNING + 60_000,
      data: { channel: 'mail', result: 'sent' },
      personal: { text: '请回复门牌号。' },
    });
    expect(desk.clock()?.stoppedAt).toBe(MORNING + 60_000);
    // Where it went is no part of what is kept for ever.
    expect(JSON.stringify(desk.log().map(({ data }) => data))).not.toContain('lin@');
    expect(house.storage.journal.verify().whole).toBe(true);
  });

  it('puts the next attempt into the list of whoever sent it, from when it went out', async () => {
    const server = await openMailServer();
    const desk = openDesk(server.port, server.certificate.cert);
    desk.send({ ...WORDS, next: 'en' });
    expect(desk.exception()).toMatchObject({ state: 'open', owner: null, nextAction: null });
    desk.pass(60_000);
    await desk.wake();
    // A mail is no rung of a customer's ladder: the call it begins with is owed all the same.
    expect(desk.exception()).toMatchObject({
      state: 'working',
      owner: 'clerk-1',
      nextAction: { text: 'en call customer', dueAt: MORNING + 60_000 },
    });
  });

  it('leaves alone what was planned after it was written, and plans nothing unasked', async () => {
    const server = await openMailServer();
    const desk = openDesk(server.port, server.certificate.cert);
    desk.send({ ...WORDS, next: 'en' });
    desk.pass(1000);
    expect(desk.plan('Wait for the photo', MORNING + 9_000_000).ok).toBe(true);
    await desk.wake();
    expect(desk.exception()?.nextAction).toMatchObject({ text: 'Wait for the photo' });
    desk.pass(1000);
    desk.send();
    await desk.wake();
    expect(desk.exception()?.nextAction).toMatchObject({ text: 'Wait for the photo' });
  });

  it('lost on the way back is in doubt over a restart, goes again only on a word, and then under the same id', async () => {
    let silent = true;
    const server = await openMailServer({
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          ids.push(String(session.id));
          // It has the message and says nothing.
          if (!silent) done(null, 'taken');
        });
      },
    });
    const ids: string[] = [];
    const desk = openDesk(server.port, server.certificate.cert);
    const sent = desk.send();
    const id = sent.ok ? sent.value.messageId : '';
    await desk.wake();
    expect([desk.messages.find(id)?.state, desk.clock()?.stoppedAt]).toEqual(['in_doubt', null]);
    await desk.restart();
    expect(ids).toHaveLength(1);
    expect(desk.answer(id, 'retry')).toMatchObject({ error: { code: 'message_state' } });
    silent = false;
    expect(desk.answer(id, 'not_arrived').ok).toBe(true);
    await desk.wake();
    expect([ids.length, desk.messages.find(id)?.state]).toEqual([2, 'sent']);
    expect(desk.log().map(({ type }) => type)).toEqual(['message.queued', 'message.inDoubt', 'message.retried', 'message.sent', 'case.contacted']);
  });
  it('seen at the other side counts from then, withdrawn it never goes', async () => {
    const server = await openMailServer({ onRcptTo: (_, __, done) => done(Object.assign(new Error('no'), { responseCode: 550 })) });
    const desk = openDesk(server.port, server.certificate.cert);
    const first = desk.send();
    await desk.wake();
    const id = first.ok ? first.value.messageId : '';
    expect(desk.messages.find(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('550') });
    expect(desk.answer(id, 'withdraw').ok).toBe(true);
    expect(desk.answer(id, 'retry')).toMatchObject({ error: { code: 'message_state' } });
    await desk.wake();
    expect([server.received.length, desk.messages.find(id)?.state]).toEqual([0, 'withdrawn']);
  });
  it.each<readonly [Words, string]>([
    [{ subject: 'x', body: '请付 {费用}', next: null }, 'message_incomplete'],
    [{ subject: ' \r\n', body: '您好', next: null }, 'message_subject_missing'],
    [{ subject: '订单 {订单号}', body: '您好', next: null }, 'message_incomplete'],
  ])('%j is refused before it is queued', (words, code) => {
    const desk = openDesk(1, '');
    expect(desk.send(words)).toMatchObject({ error: { code } });
    expect(desk.log()).toEqual([]);
  });
});
