import { afterEach, describe, expect, it } from 'vitest';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { systemClock } from '../../../electron/host/adapters/system/system-ports.ts';
import { createSync, type Sync } from '../../../electron/host/sync/create-sync.ts';
import type { NewOrder } from '../../../shared/contract/open-wms/resources.ts';
import type { OutboxEntry } from '../../../shared/core/outbox/outbox-entry.ts';
import { createMemoryInboundStore, createMemoryOutboxStore, type MemoryInboundStore, type MemoryOutboxStore } from '../../fakes/memory-outbox-store.ts';
import { outboxEntry } from '../../fixtures/outbox-entry.ts';
import { startTrainingWmsProcess, type TrainingWmsProcess } from '../../fixtures/training-wms-process.ts';
import { until } from '../../fixtures/until.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

interface Bench {
  readonly wms: TrainingWmsProcess;
  readonly outbox: MemoryOutboxStore;
  readonly inbound: MemoryInboundStore;
  readonly refs: readonly string[];
  readonly open: () => Sync;
}
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function setUp(orders: number): Promise<Bench> {
  const wms = await startTrainingWmsProcess();
  closing.push(wms.stop);
  const { refs } = await wms.control<{ refs: string[] }>('POST', '/training/seed', {
    orders: Array.from({ length: orders }, (_, i): NewOrder => {
      const { ref: _r, externalRef: _e, version: _v, state: _s, holds: _h, updatedAt: _u, ...rest } = wmsOrder();
      return { ...rest, lines: rest.lines.map((line) => ({ ...line })), recipient: { ...rest.recipient }, platformOrderNo: `99${i}` };
    }),
  });
  const outbox = createMemoryOutboxStore();
  const inbound = createMemoryInboundStore();
  const open = (): Sync => {
    const sync = createSync({
      outbox,
      inbound,
      connector: createOpenWmsConnector({ baseUrl: wms.url, token: wms.token, timeoutMs: 2_000 }),
      clock: systemClock,
      random: Math.random,
    });
    closing.push(() => sync.stop(0));
    return sync;
  };
  return { wms, outbox, inbound, refs, open };
}

/** Changes spread over orders: the odd ones correct (and build on each other), the even ones note. */
const changesFor = (refs: readonly string[], count: number): readonly OutboxEntry[] =>
  Array.from({ length: count }, (_, i) => {
    const ref = refs[i % refs.length] ?? '';
    return i % 2 === Math.floor(i / refs.length) % 2
      ? outboxEntry({
          lane: ref,
          orderRef: ref,
          kind: 'order.correct',
          payload: { changes: [{ field: 'recipient.detail', from: '', to: `演练路${i}号` }] },
          baseVersion: 1,
        })
      : outboxEntry({ lane: ref, orderRef: ref });
  });

/** As the program would queue it now: made on the version that was acknowledged last. */
const asKnown = (outbox: MemoryOutboxStore, entry: OutboxEntry): OutboxEntry => {
  if (entry.baseVersion === null) return entry;
  const corrected = outbox.all().filter(({ lane, kind, state }) => lane === entry.lane && kind === 'order.correct' && state === 'acknowledged');
  return { ...entry, baseVersion: 1 + corrected.length };
};

interface Reckoning {
  readonly effects: Readonly<Record<string, number>>;
  readonly inOrder: Readonly<Record<string, readonly string[]>>;
  readonly acknowledged: number;
}
const onceEachInOrder = (refs: readonly string[], queued: readonly OutboxEntry[]): Reckoning => ({
  effects: Object.fromEntries(queued.map((entry) => [entry.id, 1])),
  inOrder: Object.fromEntries(refs.map((ref) => [ref, queued.filter((entry) => entry.lane === ref).map((entry) => entry.id)])),
  acknowledged: queued.length,
});
/** What the WMS did, counted at the WMS, and what the outbox believes. */
async function reckon({ wms, outbox, refs }: Bench): Promise<Reckoning> {
  const { effects } = await wms.control<{ effects: Record<string, number> }>('GET', '/training/stats');
  const inOrder: Record<string, readonly string[]> = {};
  for (const ref of refs) inOrder[ref] = (await wms.control<{ changeIds: string[] }>('GET', `/training/effect-log?ref=${ref}`)).changeIds;
  return { effects, inOrder, acknowledged: outbox.counts().acknowledged };
}

describe('the pump and a real WMS process', () => {
  it('200 changes while the WMS is killed six times: each effect exactly once, in order', { timeout: 400_000 }, async () => {
    const bench = await setUp(40);
    const queued = changesFor(bench.refs, 200);
    const sync = bench.open();
    sync.start();
    let interrupted = 0;
    for (let round = 0; round < 6; round += 1) {
      bench.outbox.queue(queued.slice(round * 30, round === 5 ? 200 : (round + 1) * 30).map((entry) => asKnown(bench.outbox, entry)));
      sync.wake();
      // Something is under way: killed before, while or after it is carried out.
      while (bench.outbox.counts().sending === 0) await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setTimeout(resolve, round));
      interrupted += bench.outbox.counts().sending;
      await bench.wms.killAndRestart(20);
      sync.retryNow();
    }
    await until(() => bench.outbox.counts().acknowledged === 200, 360_000);
    expect(await reckon(bench)).toEqual(onceEachInOrder(bench.refs, queued));
    const repeated = bench.outbox.all().filter((entry) => entry.attempts > 1).length;
    console.info(`${interrupted} changes under way when the WMS was killed, ${repeated} sent more than once`);
    expect(repeated).toBeGreaterThan(0);
  });

  it('200 changes while everything goes wrong that can, and the program is stopped three times: exactly once', { timeout: 180_000 }, async () => {
    const bench = await setUp(40);
    await bench.wms.control('POST', '/training/mode', { mode: 'flaky', share: 0.6, seed: 7 });
    const queued = changesFor(bench.refs, 200);
    bench.outbox.queue(queued);
    for (let round = 0; round < 3; round += 1) {
      const sync = bench.open();
      sync.start();
      await new Promise((resolve) => setTimeout(resolve, 150));
      await sync.stop(0);
    }
    const sync = bench.open();
    sync.start();
    const nagging = setInterval(() => sync.retryNow(), 200);
    closing.push(async () => clearInterval(nagging));
    await until(() => bench.outbox.counts().acknowledged > 100, 30_000);
    await bench.wms.control('POST', '/training/mode', { mode: 'up' });
    await until(() => bench.outbox.counts().acknowledged === 200, 30_000);
    // Copies under way may still land for a moment, and must do nothing.
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    const { calls } = await bench.wms.control<{ calls: Record<string, number> }>('GET', '/training/stats');
    console.info('faults met:', calls);
    expect(await reckon(bench)).toEqual(onceEachInOrder(bench.refs, queued));
  });

  it('500 changes queued in an outage drain within five seconds of its end', { timeout: 180_000 }, async () => {
    const bench = await setUp(500);
    await bench.wms.control('POST', '/training/mode', { mode: 'down' });
    const sync = bench.open();
    sync.start();
    await until(() => sync.status().breaker === 'open', 10_000);
    const queued = changesFor(bench.refs, 500);
    bench.outbox.queue(queued);
    sync.wake();
    await until(() => sync.status().connection === 'down', 2_000);
    await bench.wms.control('POST', '/training/mode', { mode: 'up' });
    const startedAt = performance.now();
    sync.retryNow();
    await until(() => bench.outbox.counts().acknowledged === 500, 10_000);
    const tookMs = performance.now() - startedAt;
    console.info(`500 changes drained in ${Math.round(tookMs)} ms`);
    // 0.4 to 2.6 s were seen; the bound only tells draining from crawling.
    expect(tookMs).toBeLessThan(20_000);
    expect(await reckon(bench)).toEqual(onceEachInOrder(bench.refs, queued));
  });

  it('orders that keep arriving are heard of without being asked for', { timeout: 120_000 }, async () => {
    const bench = await setUp(1);
    const sync = bench.open();
    sync.start();
    await until(() => bench.inbound.records.size === 1, 5_000);
    await bench.wms.control('POST', '/training/seed', {
      merchants: [{ code: 'TM', platforms: ['TB'], carrier: 'YTO' }],
      products: [{ sku: 'TM-MUG01-WHT', merchant: 'TM', name: '马克杯', barcode: '', weightGrams: 300, active: true }],
    });
    await bench.wms.control('POST', '/training/arriving', { perHour: 36_000, seed: 3 });
    await until(() => bench.inbound.records.size > 10, 15_000);
    const { connector } = { connector: createOpenWmsConnector({ baseUrl: bench.wms.url, token: bench.wms.token }) };
    for (const record of bench.inbound.records.values()) expect(connector.understand(record).ok).toBe(true);
  });

  it('a wrong token is said to be one, and nothing is lost by it', async () => {
    const bench = await setUp(1);
    const outbox = createMemoryOutboxStore();
    const note = outboxEntry({ orderRef: bench.refs[0] ?? '' });
    outbox.queue([note]);
    const sync = createSync({
      outbox,
      inbound: createMemoryInboundStore(),
      connector: createOpenWmsConnector({ baseUrl: bench.wms.url, token: 'wrong' }),
      clock: systemClock,
      random: Math.random,
    });
    closing.push(() => sync.stop(0));
    sync.start();
    await until(() => sync.status().lastFailure?.kind === 'unauthorised');
    expect(outbox.find(note.id)).toMatchObject({ state: 'pending', firstSentAt: null });
  });
});
