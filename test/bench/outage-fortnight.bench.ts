import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { composeMatching } from '../../electron/host/compose/matching-work.ts';
import { composeOrderWork } from '../../electron/host/compose/order-work.ts';
import { openStorage } from '../../electron/host/compose/open-storage.ts';
import { processEntry } from '../../electron/host/compose/process-entries.ts';
import { createManualOrderStore } from '../../electron/host/adapters/sqlite/manual/manual-order-store.ts';
import { createOutageStore } from '../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { createSiteStore } from '../../electron/host/adapters/sqlite/site/site-store.ts';
import { systemClock, systemIds } from '../../electron/host/adapters/system/system-ports.ts';
import type { DraftOrder } from '../../shared/core/import/draft.ts';
import type { Actor } from '../../shared/core/journal/journal-entry.ts';
import { emptyRecipient } from '../../shared/core/order/recipient.ts';
import { totalsOf } from '../../shared/core/outage/certificate.ts';
import { evolveOutage } from '../../shared/core/outage/evolve-outage.ts';
import type { Outage } from '../../shared/core/outage/outage.ts';
import { reconcile } from '../../shared/core/outage/reconcile.ts';
import { takeInNew } from '../../shared/core/usecases/intake/take-in-order.ts';
import { createWorkFollower } from '../../shared/core/usecases/outage/follow-work.ts';
import { DAY_MS } from '../../shared/kernel/durations.ts';
import type { Bench } from './bench-types.ts';
import { spreadOf } from './measure.ts';

const OPERATOR: Actor = { kind: 'person', userId: 'operator' };
const BY_WMS: Actor = { kind: 'program', rule: 'wms' };
const programFolder = path.resolve(import.meta.dirname, '../..');

/** Two weeks without a WMS: orders typed by hand, half of which it received too, and what it costs to say which is which. */
async function fortnight(orders: number, folder: string) {
  mkdirSync(folder, { recursive: true });
  const clock = systemClock;
  const storage = await openStorage({ dataFolder: folder, clock, ids: systemIds, workers: null, onBroken: () => {}, log: () => {} });
  const settings = createSiteStore(storage.db, 'Asia/Shanghai');
  const work = composeOrderWork({
    storage,
    settings,
    clock,
    ids: systemIds,
    resourcesFolder: path.join(programFolder, 'resources'),
    importWorkerUrl: processEntry('import-worker', programFolder),
    onRecorded: () => {},
    onImport: () => {},
  });
  const manualOrders = createManualOrderStore(storage.db);
  const beganAt = clock.now() - 14 * DAY_MS;
  const data = { outage: 'o', no: 'OUT-2026-001', channel: 'wms', sign: 'silent', sinceAt: beganAt, lastKnownAt: null } as const;
  const clockRule = { policyVersion: 1, minutes: 30, warnShare: 0.75 };
  const noticed = { type: 'outage.noticed', data: { ...data, clock: clockRule }, personal: null } as const;
  const outage: Outage = { ...evolveOutage(null, noticed, { at: beganAt, by: 'watch', n: 0 }), state: 'recovered' };
  storage.unitOfWork.run(() => createOutageStore(storage.db).save(outage));

  const draftOf = (n: number, isTyped: boolean): DraftOrder => ({
    kind: 'sale',
    merchant: 'QH',
    platform: isTyped && n % 2 === 0 ? 'MANUAL' : 'TB',
    platformOrderNo: isTyped ? (n % 2 === 0 ? `M-${n}` : `T-${n}`) : `T-${n}`,
    state: 'imported',
    orderedAt: beganAt + Math.floor((n / orders) * 14 * DAY_MS),
    paidAt: null,
    promisedShipAt: null,
    dispatchedAt: null,
    carrier: 'SF',
    waybill: '',
    currency: '',
    buyerId: '',
    hasAddress: true,
    recipient: { ...emptyRecipient, name: `客人${n}`, phone: `138${String(n).padStart(8, '0')}`, city: '杭州市', detail: `听雨路${n % 900}号601室` },
    buyerNote: '',
    sellerNote: '',
    lines: [{ kind: 'goods', sku: `QH-${n % 400}`, name: '', variant: '', quantity: 1 + (n % 3), unitPrice: '' }],
    row: n,
    file: '',
  });
  const take = (n: number, isTyped: boolean): void => {
    const actor = isTyped ? OPERATOR : BY_WMS;
    const decide = work.recorder.contextOf(actor);
    const wms = isTyped ? null : { ref: `W-${n}`, version: 1 };
    const decision = takeInNew(draftOf(n, isTyped), { decide, importId: isTyped ? 'manual' : 'wms', wms, check: () => [] });
    work.recorder.write(null, decision, actor, decide.nowAt, decide.ids.next());
    if (!isTyped) return;
    const orderId = decision.after.order.id;
    const record = { orderId, draftId: `d${n}`, documentNo: `M-${n}`, outageId: 'o', enteredAt: decide.nowAt, by: 'operator' };
    manualOrders.add(record);
    storage.journal.append({ type: 'manual.entered', at: decide.nowAt, actor, orderId, caseId: null, data: { documentNo: record.documentNo }, personal: null });
  };
  const inPages = (count: number, one: (n: number) => void): void => {
    for (let at = 0; at < count; at += 1_000)
      storage.unitOfWork.run(() => {
        for (let n = at; n < Math.min(count, at + 1_000); n += 1) one(n);
      });
  };
  inPages(orders, (n) => take(n, true));
  // Every second one that has no number of its own came to the WMS by content.
  inPages(orders / 2, (n) => take(n * 2, false));
  const matched = composeMatching({
    storage,
    work,
    settings,
    clock,
    ids: systemIds,
    view: { mask: (one) => one },
    changed: () => {},
    follow: () => {},
    log: () => {},
  });
  return { storage, outage, matched, follower: createWorkFollower(storage.journal, () => Promise.resolve()), manualOrders };
}

const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> => {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
};
/** Reads and drops: what is only read for comparison is no memory of anybody. */
const readRows = (rows: Iterable<unknown>): number => {
  let count = 0;
  for (const row of rows) if (row !== null) count += 1;
  return count;
};
const megabytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};

/** An outage of two weeks: fifty thousand orders typed by hand, half of them received by the WMS too. */
export const bench: Bench = {
  name: 'outage-fortnight',
  run: async ({ quick, freshFolder }) => {
    const orders = quick ? 5_000 : 50_000;
    const { storage, outage, matched, follower, manualOrders } = await fortnight(orders, freshFolder());
    const plain = await timed(() => readRows(storage.db.prepare('SELECT o.*, p.* FROM orders o LEFT JOIN order_personal p ON p.order_n = o.n').iterate()));
    const before = megabytes();
    const first = await timed(() => matched.matching.figures());
    const figures = first.value;
    if (figures.toDecide !== orders / 2 || figures.toEnter !== orders / 2) throw new Error(`matched wrongly: ${JSON.stringify(figures)}`);
    const again = await timed(() => matched.matching.figures());
    const [newest] = manualOrders.recent(1);
    const touched = await timed(() => {
      matched.watch([`order:${newest?.orderId ?? ''}`]);
      return matched.matching.figures();
    });
    const read = await timed(() => follower.workOf(outage));
    const undecided = new Set(matched.matching.proposals().map(({ manualId }) => manualId));
    const lines = await timed(() => reconcile(read.value, { unsettled: new Map(), differences: new Map(), undecided }, {}));
    if (lines.value.length < orders) throw new Error('lines are missing');
    const signed = await timed(() => totalsOf(read.value, 0));
    const grown = megabytes() - before;
    await storage.close();
    const count = orders.toLocaleString('en');
    return [
      {
        what: `${count} manual orders matched for the first time`,
        unit: 'ms',
        better: 'lower',
        ours: spreadOf([first.ms]),
        reference: { name: 'reading the same rows', spread: spreadOf([plain.ms]) },
      },
      { what: 'the figures once more', unit: 'ms', better: 'lower', ours: spreadOf([again.ms]), target: { value: 50 } },
      { what: 'one more order, and the figures', unit: 'ms', better: 'lower', ours: spreadOf([touched.ms]), target: { value: 500 } },
      { what: 'the journal of the outage read', unit: 'ms', better: 'lower', ours: spreadOf([read.ms]) },
      {
        what: `${lines.value.length.toLocaleString('en')} lines reconciled`,
        unit: 'ms',
        better: 'lower',
        ours: spreadOf([lines.ms]),
        target: { value: 1_000 },
      },
      { what: 'totals of the certificate', unit: 'ms', better: 'lower', ours: spreadOf([signed.ms]), target: { value: 200 } },
      { what: 'memory for all of it', unit: 'MB', better: 'lower', ours: spreadOf([grown]), target: { value: 150 } },
    ];
  },
};
