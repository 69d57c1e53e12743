import { describe, expect, it } from 'vitest';
import { createMessagePump, type MessagePumpDeps } from '../../../electron/host/sync/message-pump.ts';
import type { Timers } from '../../../electron/host/sync/timers.ts';
import type { Message, Notifier, SendOutcome, Settled } from '../../../shared/core/ports/messages.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createMemoryMessages } from '../../fakes/memory-messages.ts';
import { createMemoryUnitOfWork } from '../../fakes/memory-unit-of-work.ts';
import { NOON } from '../../fixtures/order-file.ts';
import { outsideMessage } from '../../fixtures/outside-message.ts';

const later = (parts: Partial<Extract<SendOutcome, { how: 'later' }>> = {}): SendOutcome => ({
  ok: false,
  how: 'later',
  error: '451 greylisted',
  afterMs: null,
  rests: false,
  ...parts,
});
const taken: SendOutcome = { ok: true, proof: '250 taken' };

function openRig(answers: (message: Message, attempt: number) => SendOutcome | Promise<SendOutcome>, parts: Partial<MessagePumpDeps> = {}) {
  const unitOfWork = createMemoryUnitOfWork();
  const messages = createMemoryMessages(unitOfWork);
  const clock = createManualClock(NOON);
  const sent: string[] = [];
  const settled: (readonly [string, Settled['state']])[] = [];
  const pending: { readonly at: number; readonly run: () => void }[] = [];
  const timers: Timers = {
    set: (delayMs, run) => pending.push({ at: clock.now() + delayMs, run }),
    clear: () => void pending.splice(0),
  };
  const notifier: Notifier = {
    channel: 'mail',
    send: async (message) => {
      sent.push(message.id);
      return answers(message, sent.filter((id) => id === message.id).length);
    },
  };
  const start = () =>
    createMessagePump({
      messages,
      unitOfWork,
      clock,
      timers,
      notifiers: [notifier],
      draw: () => 0,
      onSettled: (message, { state }) => void settled.push([message.id, state]),
      ...parts,
    });
  let pump = start();
  return {
    messages,
    clock,
    sent,
    settled,
    queue: (...all: readonly Message[]) => unitOfWork.run(() => all.forEach(messages.queue)),
    wake: () => pump.wake(),
    restart: () => (pump = start()),
    begin: (id: string) => unitOfWork.run(() => messages.begin(id)),
    /** Lets time pass to where the pump wants to be woken, and wakes it. */
    sleep: async () => {
      const next = pending.shift();
      if (next === undefined) return false;
      clock.set(Math.max(clock.now(), next.at));
      next.run();
      await pump.wake();
      return true;
    },
    stateOf: (id: string) => messages.find(id),
  };
}

describe('a message that leaves the house', () => {
  it('goes out once however often the pump is woken, and keeps the proof', async () => {
    const rig = openRig(() => taken);
    rig.queue(outsideMessage('m-1'));
    await Promise.all([rig.wake(), rig.wake()]);
    await rig.wake();
    expect([rig.sent, rig.stateOf('m-1')]).toMatchObject([['m-1'], { state: 'sent', proof: '250 taken', attempts: 1, sentAt: NOON }]);
    expect(rig.settled).toEqual([['m-1', 'sent']]);
  });
  it('greylisted twice arrives at the third attempt, each later than the one before', async () => {
    const rig = openRig((_, attempt) => (attempt < 3 ? later() : taken));
    rig.queue(outsideMessage('m-1'));
    await rig.wake();
    const waits = [(rig.stateOf('m-1')?.nextAt ?? 0) - rig.clock.now()];
    await rig.sleep();
    waits.push((rig.stateOf('m-1')?.nextAt ?? 0) - rig.clock.now());
    await rig.sleep();
    expect([rig.stateOf('m-1'), waits]).toMatchObject([{ state: 'sent', attempts: 3 }, [MINUTE_MS / 4, MINUTE_MS / 2]]);
  });
  it('that nobody takes is given up within a day and says why', async () => {
    const rig = openRig(() => later());
    rig.queue(outsideMessage('m-1'));
    await rig.wake();
    for (let nights = 0; nights < 400 && (await rig.sleep()); nights += 1);
    expect(rig.stateOf('m-1')).toMatchObject({ state: 'failed', error: '451 greylisted', attempts: 12 });
    expect(rig.clock.now() - NOON).toBeLessThan(DAY_MS);
  });
  it('in doubt is never sent again by itself', async () => {
    const rig = openRig(() => ({ ok: false, how: 'in_doubt', error: 'timeout' }));
    rig.queue(outsideMessage('m-1'));
    await rig.wake();
    rig.clock.pass(DAY_MS);
    await rig.wake();
    rig.restart();
    await rig.wake();
    expect([rig.sent, rig.stateOf('m-1')?.state]).toEqual([['m-1'], 'in_doubt']);
  });
  it('on its way when the program ended is in doubt, or goes again where the other side knows it', async () => {
    const rig = openRig(() => taken, { remembers: ({ id }) => id === 'known' });
    rig.queue(outsideMessage('m-1'), outsideMessage('known'));
    rig.begin('m-1');
    rig.begin('known');
    rig.restart();
    await rig.wake();
    expect(rig.sent).toEqual(['known']);
    expect([rig.stateOf('m-1')?.state, rig.stateOf('known')?.state]).toEqual(['in_doubt', 'sent']);
  });
  it('a channel that breaks in an unforeseen way leaves it in doubt and the program whole', async () => {
    const rig = openRig(() => Promise.reject(new Error('driver gone')));
    rig.queue(outsideMessage('m-1'));
    await rig.wake();
    expect(rig.stateOf('m-1')).toMatchObject({ state: 'in_doubt', error: 'driver gone' });
  });
  it('waits out quiet hours without an attempt', async () => {
    let quiet: number | null = NOON + HOUR_MS;
    const rig = openRig(() => taken, { quietUntil: () => quiet });
    rig.queue(outsideMessage('m-1'));
    await rig.wake();
    expect([rig.sent, rig.stateOf('m-1')]).toMatchObject([[], { state: 'waiting', error: 'quiet_hours', attempts: 0, nextAt: NOON + HOUR_MS }]);
    quiet = null;
    // Longer than a timer sleeps at most: it is woken, finds nothing due, and sleeps again.
    for (let naps = 0; naps < 50 && rig.sent.length === 0; naps += 1) await rig.sleep();
    expect([rig.sent, rig.clock.now()]).toEqual([['m-1'], NOON + HOUR_MS]);
  });
});

describe('channels beside each other', () => {
  it('one that hangs keeps nobody else waiting', async () => {
    let free: (outcome: SendOutcome) => void = () => undefined;
    const rig = openRig(({ outside }) => (outside?.channelId === 'slow' ? new Promise<SendOutcome>((resolve) => (free = resolve)) : taken));
    rig.queue(outsideMessage('slow', { channelId: 'slow' }), outsideMessage('quick'));
    const woken = rig.wake();
    await Promise.resolve();
    await new Promise((resolve) => void setImmediate(resolve));
    expect([rig.stateOf('slow')?.state, rig.stateOf('quick')?.state]).toEqual(['sending', 'sent']);
    free(taken);
    await woken;
    expect(rig.stateOf('slow')?.state).toBe('sent');
  });
  it('one that is out of order rests as a whole and starts again with one attempt', async () => {
    let open = false;
    const rig = openRig(() => (open ? taken : later({ error: 'ECONNREFUSED', rests: true })));
    rig.queue(outsideMessage('m-1'), outsideMessage('m-2'), outsideMessage('m-3'));
    await rig.wake();
    expect([rig.sent, rig.stateOf('m-2')]).toMatchObject([['m-1'], { state: 'waiting', attempts: 0 }]);
    open = true;
    await rig.sleep();
    expect(rig.sent.toSorted()).toEqual(['m-1', 'm-1', 'm-2', 'm-3']);
  });
});
