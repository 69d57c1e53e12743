import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderNotifier, createInAppNotifier, createPrintNotifier } from '../../electron/host/adapters/notify/notifiers.ts';
import { createMessagePump } from '../../electron/host/sync/message-pump.ts';
import { MESSAGE_CHANNELS, type Message, type MessageChannel, type NewMessage, type Notifier } from '../../shared/core/ports/messages.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createRecordingNotifier } from '../fakes/memory-messages.ts';
import { NOON } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const fresh = (id: string, parts: Partial<NewMessage> = {}): NewMessage => ({
  id,
  at: NOON,
  channel: 'in_app',
  audience: 'amy',
  code: 'message.assigned',
  params: { no: 'A-1', n: 2 },
  body: '',
  orderId: null,
  ...parts,
});

describe.each(rigs)('messages: %s', (_, open) => {
  const withMessages = (...messages: readonly NewMessage[]): OrderStores => {
    const stores = open();
    stores.unitOfWork.run(() => messages.forEach(stores.messages.queue));
    return stores;
  };
  it('wait in the order they were queued, as they were written', () => {
    const all = [fresh('b', { body: '尊敬的客户 "张敏"\n\u2028', orderId: 'order-1', channel: 'print' }), fresh('a'), fresh('c')];
    const { messages } = withMessages(...all);
    expect(messages.waiting(9)).toEqual(all.map((one) => ({ ...one, state: 'waiting', sentAt: null, proof: null, error: null, attempts: 0, nextAt: null })));
    expect(messages.waiting(1).map(({ id }) => id)).toEqual(['b']);
  });
  it('are queued and settled inside a unit of work only, and go back with it', () => {
    const { unitOfWork, messages } = withMessages(fresh('a'));
    expect(() => messages.queue(fresh('x'))).toThrow('unit of work');
    expect(() => messages.settle('a', { state: 'sent', at: 1, proof: 'p', error: null })).toThrow('unit of work');
    const work = (): void => {
      messages.queue(fresh('b'));
      messages.settle('a', { state: 'sent', at: 1, proof: 'p', error: null });
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect(messages.waiting(9).map(({ id }) => id)).toEqual(['a']);
  });
  it('are queued once', () => {
    const { unitOfWork, messages } = withMessages(fresh('a'));
    expect(() => unitOfWork.run(() => messages.queue(fresh('a', { body: 'other' })))).toThrow('UNIQUE');
  });
  it('once sent stay as they were sent; a failed one may still go', () => {
    const { unitOfWork, messages } = withMessages(fresh('a'), fresh('b'));
    unitOfWork.run(() => {
      messages.settle('a', { state: 'failed', at: 5, proof: null, error: 'no printer' });
      messages.settle('b', { state: 'sent', at: 6, proof: 'b.txt', error: null });
    });
    expect(messages.newest('amy', 9)).toMatchObject([
      { id: 'b', state: 'sent', sentAt: 6, proof: 'b.txt' },
      { id: 'a', state: 'failed', sentAt: null, error: 'no printer' },
    ]);
    unitOfWork.run(() => {
      messages.settle('a', { state: 'sent', at: 7, proof: 'a.txt', error: null });
      messages.settle('b', { state: 'failed', at: 8, proof: null, error: 'late' });
    });
    expect(messages.newest('amy', 9)).toMatchObject([
      { id: 'b', state: 'sent', sentAt: 6, proof: 'b.txt', error: null },
      { id: 'a', state: 'sent', sentAt: 7, error: null },
    ]);
    expect(messages.waiting(9)).toEqual([]);
  });
  it('are read by whom they are for, and by everybody where they are for everybody', () => {
    const { messages } = withMessages(fresh('a'), fresh('b', { audience: 'everybody' }), fresh('c', { audience: 'ben' }));
    expect(messages.newest('amy', 9).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(messages.newest('ben', 1).map(({ id }) => id)).toEqual(['c']);
  });
  it('that leave the house are begun, wait for their hour, and are found by where they stand', () => {
    const outside = { channelId: 'ch', address: 'a@b.cn', subject: 's', caseId: 'c', to: 'customer' } as const;
    const { unitOfWork, messages } = withMessages(fresh('a', { channel: 'mail', outside }), fresh('b', { channel: 'mail', outside }), fresh('inside'));
    unitOfWork.run(() => {
      messages.begin('a');
      messages.settle('b', { state: 'waiting', at: 5, proof: null, error: '451', nextAt: 900 });
    });
    expect(messages.find('a')).toMatchObject({ state: 'sending', attempts: 1, outside });
    expect(messages.interrupted().map(({ id }) => id)).toEqual(['a']);
    expect([messages.waiting(9, 899), messages.waiting(9, 900)].map((all) => all.map(({ id }) => id))).toEqual([['inside'], ['b', 'inside']]);
    expect([messages.nextDueAt(10), messages.nextDueAt(900)]).toEqual([900, null]);
    expect([messages.outside([], 9), messages.outside(['sending', 'sent'], 9), messages.outside([], 1)].map((all) => all.map(({ id }) => id))).toEqual([
      ['b', 'a'],
      ['a'],
      ['b'],
    ]);
    unitOfWork.run(() => messages.settle('b', { state: 'withdrawn', at: 6, proof: null, error: null }));
    unitOfWork.run(() => messages.settle('b', { state: 'waiting', at: 7, proof: null, error: null }));
    expect([messages.find('b')?.state, messages.find('nobody')]).toEqual(['withdrawn', null]);
  });
  it('go out once each through their own channel, and keep the proof', async () => {
    const { unitOfWork, messages } = withMessages(...MESSAGE_CHANNELS.map((channel) => fresh(channel, { channel })));
    const notifiers = MESSAGE_CHANNELS.map(createRecordingNotifier);
    const broken = notifiers.find(({ channel }) => channel === 'print');
    if (broken !== undefined) broken.fail = 'paper jam';
    const pump = createMessagePump({ messages, unitOfWork, notifiers, clock: createManualClock(NOON + 5) });
    await Promise.all([pump.wake(), pump.wake()]);
    await pump.wake();
    expect(notifiers.map(({ channel, sent }) => [channel, sent.length])).toEqual([
      ['in_app', 1],
      ['print', 0],
      ['file', 1],
      ['mail', 1],
      ['text', 1],
      ['chat', 1],
    ]);
    expect(messages.newest('amy', 9).toReversed().slice(0, 3).toReversed()).toMatchObject([
      { state: 'sent', proof: 'file file', sentAt: NOON + 5 },
      { state: 'failed', error: 'paper jam' },
      { state: 'sent', proof: 'in_app in_app' },
    ]);
  });
  it('a way out that throws fails its own message and no other', async () => {
    const { unitOfWork, messages } = withMessages(fresh('a', { channel: 'print' }), fresh('b'));
    const throwing: Notifier = { channel: 'print', send: () => Promise.reject(new Error('driver gone')) };
    const pump = createMessagePump({ messages, unitOfWork, notifiers: [throwing, createRecordingNotifier('in_app')], clock: createManualClock(NOON) });
    await pump.wake();
    expect(messages.newest('amy', 9)).toMatchObject([
      { id: 'b', state: 'sent' },
      { id: 'a', state: 'failed', error: 'driver gone' },
    ]);
  });
});

const message = (channel: MessageChannel): Message => ({
  ...fresh('m-1', { channel, body: '尊敬的客户\n第二行' }),
  state: 'waiting',
  sentAt: null,
  proof: null,
  error: null,
  attempts: 0,
  nextAt: null,
});
const notifiers: readonly (readonly [string, (folder: string, told: () => void) => Notifier])[] = [
  ['in-app', (_, told) => createInAppNotifier(told)],
  ['print', (folder, told) => createPrintNotifier(folder, told)],
  ['file', (folder) => (mkdirSync(folder), createFolderNotifier(folder))],
  ...MESSAGE_CHANNELS.map((channel) => [`the fake ${channel}`, () => createRecordingNotifier(channel)] as const),
];
describe.each(notifiers)('a notifier: %s', (_, create) => {
  it('sends and proves it', async () => {
    const notifier = create(join(tempFolder(), 'tray'), () => undefined);
    expect(await notifier.send(message(notifier.channel))).toEqual({ ok: true, proof: expect.stringContaining('m-1') });
  });
});

describe.each([
  ['print', createPrintNotifier, '尊敬的客户\n第二行', 'refused'],
  ['file', createFolderNotifier, 'To: amy\nOrder: DM-1 To: everybody\nSubject: 订单\n\n尊敬的客户\n第二行', 'later'],
] as const)('where messages lie as files: %s', (channel, create, text, otherwise) => {
  const outside = { channelId: 'c', address: '', subject: '订单', caseId: null, to: 'merchant' } as const;
  const asked: Message = { ...message(channel), outside, params: { order: 'DM-1\r\nTo: everybody' } };
  it('holds the text as it was sent, under the name that is its proof; sent again it is one file', async () => {
    const folder = tempFolder();
    const notifier = create(folder, () => undefined);
    const sent = await notifier.send(asked);
    await notifier.send(asked);
    expect(readFileSync(join(folder, sent.ok ? sent.proof : ''), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual([sent.ok && sent.proof]);
  });
  it('that cannot be written says why and claims nothing', async () => {
    const blocked = join(tempFolder(), 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    expect(await create(blocked, () => undefined).send(asked)).toMatchObject({
      ok: false,
      how: otherwise,
      error: expect.stringMatching(/EEXIST|ENOTDIR|folder_gone/u),
    });
  });
  it('never writes outside its folder, whatever a message is called', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'tray'));
    const sent = await create(join(root, 'tray'), () => undefined).send({ ...asked, id: '../outside' });
    expect([existsSync(join(root, 'outside.txt')), readdirSync(join(root, 'tray')), sent.ok]).toEqual([false, [], false]);
  });
});
