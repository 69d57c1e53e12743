import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync, type Sync, type SyncDeps } from '../../../electron/host/sync/create-sync.ts';
import type { LookUpResult } from '../../../shared/core/outbox/outbox-rules.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import type { WmsLevel } from '../../../shared/core/outbox/capability.ts';
import { createFakeWms, type FakeWms } from '../../fakes/fake-wms.ts';
import { createMemoryInboundStore, createMemoryOutboxStore, type MemoryInboundStore, type MemoryOutboxStore } from '../../fakes/memory-outbox-store.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';
import { until } from '../../fixtures/until.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

interface Desk {
  readonly wms: FakeWms;
  readonly outbox: MemoryOutboxStore;
  readonly inbound: MemoryInboundStore;
  readonly sync: Sync;
}
const running: Sync[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sync) => sync.stop(0)));
});
function openDesk(level: WmsLevel = { level: 'L0' }, over: Partial<SyncDeps> = {}): Desk {
  const wms = createFakeWms(level);
  wms.addOrder(wmsOrder());
  wms.addOrder(wmsOrder({ ref: 'W-2', platformOrderNo: '880002' }));
  const outbox = createMemoryOutboxStore();
  const inbound = createMemoryInboundStore();
  const sync = createSync({ outbox, inbound, connector: wms.connector, clock: systemClock, random: () => 0, ...over });
  running.push(sync);
  return { wms, outbox, inbound, sync };
}
const stateOf = ({ outbox }: Desk, id: string): string | undefined => outbox.find(id)?.state;

describe('the outbox pump', () => {
  it('sends what is queued and says so', async () => {
    const desk = openDesk();
    const note = outboxEntry();
    desk.outbox.queue([note]);
    desk.sync.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged');
    expect(desk.sync.status()).toMatchObject({ waiting: 0, sending: 0, connection: 'up', breaker: 'closed', oldestWaitingAt: null });
    const later = outboxEntry();
    desk.outbox.queue([later]);
    desk.sync.wake();
    await until(() => stateOf(desk, later.id) === 'acknowledged', 500);
  });

  it('is on disk as sending before anything leaves', async () => {
    const desk = openDesk();
    const note = outboxEntry();
    desk.outbox.queue([note]);
    const seen: unknown[] = [];
    const { send } = desk.wms.connector;
    const watched = createSync({
      outbox: desk.outbox,
      inbound: desk.inbound,
      connector: { ...desk.wms.connector, send: (changes, signal) => (seen.push(stateOf(desk, note.id)), send(changes, signal)) },
      clock: systemClock,
      random: () => 0,
    });
    running.push(watched);
    watched.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged');
    expect(seen).toEqual(['sending']);
  });

  it('holds still while paused and goes on afterwards', async () => {
    const desk = openDesk();
    desk.sync.pause();
    desk.sync.start();
    const note = outboxEntry();
    desk.outbox.queue([note]);
    desk.sync.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(desk.sync.status()).toMatchObject({ connection: 'paused', waiting: 1 });
    expect(desk.wms.heard).toEqual([]);
    desk.sync.resume();
    await until(() => stateOf(desk, note.id) === 'acknowledged');
  });

  it('a long outage costs no entry its patience: the WMS is asked how it is, not given work', async () => {
    const desk = openDesk();
    const notes = Array.from({ length: 20 }, () => outboxEntry({ lane: 'order-1' }));
    desk.wms.knobs.outage = { kind: 'lost', detail: '503', retryAfterMs: null };
    desk.outbox.queue(notes);
    desk.sync.start();
    await until(() => desk.sync.status().breaker === 'open');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(Math.max(...desk.outbox.all().map((entry) => entry.attempts))).toBeLessThanOrEqual(3);
    expect(desk.sync.status()).toMatchObject({ connection: 'down', waiting: 20 });
    desk.wms.knobs.outage = null;
    desk.sync.retryNow();
    await until(() => desk.outbox.counts().acknowledged === 20, 5_000);
    expect([...desk.wms.effects.values()]).toEqual(notes.map(() => 1));
  });

  it('sends again after a lost answer and hears that it was there already', async () => {
    const desk = openDesk();
    desk.wms.knobs.loseAnswers = 1;
    const note = outboxEntry();
    desk.outbox.queue([note]);
    desk.sync.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged');
    expect(desk.wms.heard).toHaveLength(2);
    expect(desk.wms.effects.get(note.id)).toBe(1);
  });

  it('at L2 looks up before it sends again', async () => {
    const desk = openDesk({ level: 'L2', maxLatenessMs: 300 });
    desk.wms.knobs.loseAnswers = 1;
    const [applied, lost] = [outboxEntry({ lane: 'a' }), outboxEntry({ lane: 'b', orderRef: 'W-2' })];
    desk.outbox.queue([applied]);
    desk.sync.start();
    await until(() => stateOf(desk, applied.id) === 'acknowledged');
    expect(desk.wms.heard.flat().filter((id) => id === applied.id)).toHaveLength(1);
    desk.wms.knobs.loseRequests = 1;
    desk.outbox.queue([lost]);
    desk.sync.wake();
    await until(() => stateOf(desk, lost.id) === 'acknowledged', 3_000);
    expect(desk.wms.effects.get(lost.id)).toBe(1);
  });

  it('at L3 a lost answer waits for a person, and blocks its own order only', async () => {
    const desk = openDesk({ level: 'L3', maxLatenessMs: 300 });
    desk.wms.knobs.loseAnswers = 1;
    const [doubtful, behind, other] = [outboxEntry({ lane: 'a' }), outboxEntry({ lane: 'a' }), outboxEntry({ lane: 'b', orderRef: 'W-2' })];
    desk.outbox.queue([doubtful, behind]);
    desk.sync.start();
    await until(() => stateOf(desk, doubtful.id) === 'in_doubt');
    desk.outbox.queue([other]);
    desk.sync.wake();
    await until(() => stateOf(desk, other.id) === 'acknowledged');
    expect(stateOf(desk, behind.id)).toBe('pending');
    expect(desk.sync.status().inDoubt).toBe(1);
    expect(await desk.sync.lookUp(doubtful.id)).toEqual({ ok: true, value: 'acknowledged' });
    await until(() => stateOf(desk, behind.id) === 'acknowledged');
    expect([...desk.wms.effects.values()]).toEqual([1, 1, 1]);
  });

  it('asks once about a change however often a person presses, and an old answer never sends it a second time', async () => {
    const desk = openDesk({ level: 'L2', maxLatenessMs: 0 });
    const asked: ((found: { readonly ok: true; readonly value: LookUpResult }) => void)[] = [];
    const connector: WmsConnector = { ...desk.wms.connector, lookUp: () => new Promise((resolve) => void asked.push(resolve)) };
    const sync = createSync({ outbox: desk.outbox, inbound: desk.inbound, connector, clock: systemClock, random: () => 0 });
    running.push(sync);
    const note = outboxEntry();
    desk.wms.knobs.loseRequests = 1;
    desk.outbox.queue([note]);
    sync.start();
    await until(() => asked.length === 1);
    const presses = [sync.lookUp(note.id), sync.lookUp(note.id)];
    expect(asked).toHaveLength(1);
    for (const answer of asked) answer({ ok: true, value: { found: false } });
    await Promise.all(presses);
    await until(() => stateOf(desk, note.id) === 'acknowledged');
    expect(desk.wms.effects.get(note.id)).toBe(1);
  });

  it('settles what was under way when the program was killed', async () => {
    const desk = openDesk();
    const note = outboxEntry();
    desk.outbox.queue([note]);
    const [marked] = desk.outbox.markSending([note.id], Date.now());
    await desk.wms.connector.send(marked ? [marked] : [], new AbortController().signal);
    desk.sync.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged');
    expect(desk.wms.effects.get(note.id)).toBe(1);
  });

  it('lets changes of one order follow each other, and stops at a real conflict', async () => {
    const desk = openDesk();
    const correct = (to: string) => outboxEntry({ kind: 'order.correct', payload: { changes: [{ field: 'recipient.detail', from: '', to }] }, baseVersion: 1 });
    const [first, second] = [correct('演练路1号'), correct('演练路2号')];
    desk.outbox.queue([first, second]);
    desk.sync.start();
    await until(() => stateOf(desk, second.id) === 'acknowledged');
    expect(desk.wms.order('W-1')).toMatchObject({ version: 3, recipient: { detail: '演练路2号' } });
    desk.wms.editByOthers('W-1', (order) => ({ ...order, carrier: 'EMS' }));
    const third = { ...correct('演练路3号'), baseVersion: 3 };
    const fourth = outboxEntry({ kind: 'order.release', payload: {}, baseVersion: 3 });
    const hold = outboxEntry({ kind: 'hold.place', payload: { holdId: 'h1', reason: 'address' } });
    desk.outbox.queue([third, fourth, hold]);
    desk.sync.wake();
    await until(() => stateOf(desk, hold.id) === 'acknowledged');
    expect([stateOf(desk, third.id), stateOf(desk, fourth.id)]).toEqual(['conflict', 'pending']);
  });

  it('one change the WMS rejects for ever among a thousand stops nobody', async () => {
    const desk = openDesk();
    const refs = Array.from({ length: 1_000 }, (_, i) => `P-${i}`);
    for (const ref of refs) desk.wms.addOrder(wmsOrder({ ref, platformOrderNo: ref }));
    const entries = refs.map((ref) => outboxEntry({ lane: ref, orderRef: ref }));
    const poison = entries[500];
    if (poison) desk.wms.knobs.answerInstead.set(poison.id, { outcome: 'garbled', detail: 'status 400' });
    desk.outbox.queue(entries);
    desk.sync.start();
    await until(() => desk.outbox.counts().acknowledged === 999 && desk.outbox.counts().parked === 1, 8_000);
    expect(desk.sync.status()).toMatchObject({ parked: 1, waiting: 0 });
  });

  it('rests while it is paused, also when the WMS is away: nothing is asked in circles', async () => {
    let set = 0;
    const desk = openDesk(
      { level: 'L0' },
      { timers: { set: (delayMs, run) => ((set += 1), setTimeout(run, delayMs)), clear: (handle) => clearTimeout(handle as NodeJS.Timeout) } },
    );
    desk.wms.knobs.outage = { kind: 'lost', detail: '503', retryAfterMs: null };
    desk.outbox.queue([outboxEntry()]);
    desk.sync.start();
    await until(() => desk.sync.status().breaker === 'open');
    desk.sync.pause();
    await new Promise((resolve) => setTimeout(resolve, 700));
    set = 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(set).toBeLessThan(5);
  });

  it('writes an answer down once there is room again, when the disk was full as it came', async () => {
    const desk = openDesk();
    const note = outboxEntry();
    desk.outbox.queue([note]);
    let full = 1;
    const filling = createSync({
      outbox: {
        ...desk.outbox,
        settle: (settlements, also) => {
          if (full-- > 0) throw new Error('disk full');
          desk.outbox.settle(settlements, also);
        },
      },
      inbound: desk.inbound,
      connector: desk.wms.connector,
      clock: systemClock,
      random: () => 0,
      onDefect: () => undefined,
    });
    running.push(filling);
    filling.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged', 5_000);
    expect(desk.wms.heard).toHaveLength(1);
  });

  it('survives a store that throws once', async () => {
    const defects: unknown[] = [];
    const desk = openDesk({ level: 'L0' }, { onDefect: (defect) => defects.push(defect) });
    const note = outboxEntry();
    desk.outbox.queue([note]);
    let thrown = false;
    const broken = createSync({
      outbox: {
        ...desk.outbox,
        due: (now, limit) => {
          if (!thrown) {
            thrown = true;
            throw new Error('disk full');
          }
          return desk.outbox.due(now, limit);
        },
      },
      inbound: desk.inbound,
      connector: desk.wms.connector,
      clock: systemClock,
      random: () => 0,
      onDefect: (defect) => defects.push(defect),
    });
    running.push(broken);
    broken.start();
    await until(() => stateOf(desk, note.id) === 'acknowledged', 8_000);
    expect(defects).toHaveLength(1);
  });
});

describe('the inbox pump', () => {
  it('keeps what is new raw, once, and starts again when the WMS is another database', async () => {
    const desk = openDesk();
    desk.wms.knobs.pageSize = 1;
    desk.sync.start();
    await until(() => desk.inbound.records.size === 2);
    expect(desk.sync.status().lastContactAt).not.toBeNull();
    expect(await desk.sync.sweep()).toEqual({ ok: true, value: 0 });
    desk.wms.knobs.instance = 'fake-2';
    desk.sync.retryNow();
    await until(() => desk.inbound.records.size === 4);
    expect(desk.inbound.instance()).toBe('fake-2');
  });
});
