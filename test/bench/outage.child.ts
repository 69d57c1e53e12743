import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemIds } from '../../electron/host/adapters/system/system-ports.ts';
import { createChannelWatcher } from '../../electron/host/sync/channel-watcher.ts';
import type { NewOrder } from '../../shared/contract/open-wms/resources.ts';
import type { JsonObject } from '../../shared/core/journal/journal-entry.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import { totalsOf } from '../../shared/core/outage/certificate.ts';
import { DEFAULT_NOTICE_AFTER_MS } from '../../shared/core/outage/channel-watch.ts';
import type { Outage } from '../../shared/core/outage/outage.ts';
import { reconcile } from '../../shared/core/outage/reconcile.ts';
import { createWorkFollower } from '../../shared/core/usecases/outage/follow-work.ts';
import { bigOrders } from './big-orders.ts';
import { openWarehouse } from './big-warehouse.ts';
import { createVirtualLine } from './outage/virtual-line.ts';

/**
 *   fortnight FOLDER ORDERS   fourteen days without a WMS: orders entered, the line watched, the reconciliation shown. Prints {beforeMegabytes, mostMegabytes}
 *   crash FOLDER ENTRIES      writes a journal of so many entries and is cut off in the middle of the next commit
 */
const [task = '', dataFolder = '', count = ''] = process.argv.slice(2);
const wanted = Number(count);
const AT_ONCE = 1_000;
const DAYS = 14;
const DAY_MS = 86_400_000;
const { storage, work } = await openWarehouse(dataFolder);
const { unitOfWork, journal } = storage;
const nothing = { actor: { kind: 'cli' }, caseId: null, personal: null } as const;

if (task === 'crash') {
  const append = (): number => journal.append({ ...nothing, at: Date.now(), type: 'bench.entry', orderId: null, data: { note: '停机时记的一条' } });
  for (let done = 0; done < wanted; done += AT_ONCE) unitOfWork.run(() => Array.from({ length: Math.min(AT_ONCE, wanted - done) }, append));
  unitOfWork.run(() => {
    Array.from({ length: AT_ONCE }, append);
    process.kill(process.pid, 'SIGKILL');
    // The signal is not seen before the next turn; nothing of this commit may be there afterwards.
    for (;;) append();
  });
}

const files = bigOrders({ orders: wanted, openCases: Math.floor(wanted / 6), nowAt: Date.now() });
const enter = (file: OrderFile): void => {
  const { id: orderId, lines, recipient, ...facts } = file.order;
  const body = { ...facts, lines: lines.map((line) => ({ ...line })), recipient: { ...recipient } } as unknown as NewOrder & JsonObject;
  work.orderFiles.add(file);
  const journalN = journal.append({ ...nothing, at: Date.now(), type: 'order.imported', orderId, data: { order: body } });
  const change = { id: systemIds.next(), lane: orderId, orderRef: null, kind: 'order.create', payload: body, baseVersion: null } as const;
  work.outbox.enqueue({ ...change, occurredAt: Date.now(), journalN, decision: change.id });
};
const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
const outage = { id: 'bench', firstN: journal.head(), closed: null } as unknown as Outage;
const follower = createWorkFollower(journal, () => nextTurn());
const line = createVirtualLine();
const watcher = createChannelWatcher({
  timers: line.timers,
  now: line.now,
  facts: () => ({ due: true, lastSettledAt: null, paused: false }),
  rules: () => ({ noticeAfterMs: DEFAULT_NOTICE_AFTER_MS }),
  onNews: () => undefined,
  onDefect: (defect) => console.error(defect),
});
watcher.start('well');
globalThis.gc?.();
const beforeMegabytes = megabytes();
let mostMegabytes = beforeMegabytes;
const perDay = Math.ceil(wanted / DAYS);
/** Drawn as they are entered: what is still to come is no memory of the host. */
const next = (count: number): readonly OrderFile[] => Array.from({ length: count }, () => files.next().value).filter((file) => file !== undefined);
for (let day = 0; day < DAYS; day += 1) {
  for (let at = 0; at < perDay; at += AT_ONCE) unitOfWork.run(() => next(Math.min(AT_ONCE, perDay - at)).forEach(enter));
  // Each call of the day runs into its time limit.
  line.pass(DAY_MS, (at) => watcher.onCall({ at, tookMs: 10_000, ok: false }));
  const done = await follower.workOf(outage);
  const lines = reconcile(done, { unsettled: work.outbox.unsettledByLane(), differences: new Map() }, {});
  if (lines.length === 0 || totalsOf(done, 0) === null) throw new Error('nothing to reconcile');
  mostMegabytes = Math.max(mostMegabytes, megabytes());
}
console.log(JSON.stringify({ beforeMegabytes, mostMegabytes }));
process.exit(0);
