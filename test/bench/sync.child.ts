import { writeFileSync } from 'node:fs';
import { createInboundStore } from '../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { systemIds } from '../../electron/host/adapters/system/system-ports.ts';
import { createOpenWmsConnector } from '../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { createSync } from '../../electron/host/sync/create-sync.ts';
import type { NewOrder } from '../../shared/contract/open-wms/resources.ts';
import type { JsonObject } from '../../shared/core/journal/journal-entry.ts';
import { placeHold } from '../../shared/core/order-file/decide/holds.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { Order } from '../../shared/core/order/order.ts';
import { bigOrders } from './big-orders.ts';
import { openWarehouse } from './big-warehouse.ts';

/**
 * The morning after an outage, in a process of its own: orders entered offline wait in the outbox, the WMS is back, and a clerk goes on deciding
 * while they leave. Prints one line of JSON, see `DrainReport`.
 */
export interface DrainReport {
  /** Of single entries, each with a commit of its own, beside a bare row in the same file. */
  readonly enqueueMs: readonly number[];
  readonly bareMs: readonly number[];
  /** When each tenth was acknowledged, from the start of sending. */
  readonly tenthsMs: readonly number[];
  /** What a clerk waited for from the key press: the busy host, then the decision and its commit. */
  readonly decisionMs: readonly number[];
  readonly megabytesBefore: number;
  readonly megabytesMost: number;
}

const [dataFolder = '', count = '', url = '', token = '', documentsFile = ''] = process.argv.slice(2);
const wanted = Number(count);
const ONE_BY_ONE = Math.min(500, Math.floor(wanted / 10));
const DECIDE_EVERY_MS = 100;
const LONGEST_MS = 900_000;

const { storage, work, close } = await openWarehouse(dataFolder);
const { db, unitOfWork, journal } = storage;
const clock = { now: Date.now, mono: () => performance.now() };
const files = [...bigOrders({ orders: wanted, openCases: Math.floor(wanted / 6), nowAt: Date.now() })];

const bodyOf = (order: Order): NewOrder => {
  const { id: _id, state: _state, version: _version, wmsRef: _ref, wmsVersion: _wmsVersion, source: _source, lines, recipient, ...facts } = order;
  return { ...facts, lines: lines.map((line) => ({ ...line })), recipient: { ...recipient } };
};
const bodies = files.map(({ order }) => bodyOf(order));
const enter = (file: OrderFile, body: NewOrder): void => {
  const { order } = file;
  const decision = systemIds.next();
  const entry = { at: Date.now(), actor: { kind: 'cli' }, orderId: order.id, caseId: null, decision, personal: null } as const;
  const journalN = journal.append({ ...entry, type: 'order.imported', data: { order: body } as unknown as JsonObject });
  work.outbox.enqueue({
    id: systemIds.next(),
    lane: order.id,
    orderRef: null,
    kind: 'order.create',
    payload: body as unknown as JsonObject,
    baseVersion: null,
    occurredAt: Date.now(),
    journalN,
    decision,
  });
};
const timed = (act: () => void): number => {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
};

// The orders are known here; what is told of them is queued, the last of it one by one.
for (let at = 0; at < files.length; at += 1_000) unitOfWork.run(() => files.slice(at, at + 1_000).forEach((file) => work.orderFiles.add(file)));
const many = files.length - ONE_BY_ONE;
const enterSome = (from: number, to: number): void =>
  unitOfWork.run(() => files.slice(from, to).forEach((file, at) => enter(file, bodies[from + at] as NewOrder)));
for (let at = 0; at < many; at += 1_000) enterSome(at, Math.min(many, at + 1_000));
db.exec('CREATE TABLE bare_event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload TEXT NOT NULL) STRICT');
const bare = db.prepare('INSERT INTO bare_event (id, payload) VALUES (?, ?)');
const [enqueueMs, bareMs]: [number[], number[]] = [[], []];
for (let at = many; at < files.length; at += 1) {
  enqueueMs.push(timed(() => enterSome(at, at + 1)));
  const [id, payload] = [systemIds.next(), JSON.stringify(bodies[at])];
  bareMs.push(timed(() => void bare.run(id, payload)));
}
if (documentsFile !== '') writeFileSync(documentsFile, JSON.stringify(bodies));
/** What a clerk may still hold. The rest is let go: a backlog lies on the disk, and a heap full of it would be looked through while it leaves. */
const held = files.flatMap(({ order }) => (order.state === 'checked' ? [order.id] : []));
files.length = 0;
bodies.length = 0;

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
const megabytesBefore = megabytes();
let megabytesMost = megabytesBefore;
const tenthsMs: number[] = [];
const decisionMs: number[] = [];
let acknowledged = 0;
const startedAt = performance.now();
const sync = createSync({
  outbox: work.outbox,
  inbound: createInboundStore(db, unitOfWork, clock.now),
  connector: createOpenWmsConnector({ baseUrl: url, token }),
  clock,
  random: Math.random,
  // The strip on every screen is told after each batch, as in the program.
  onSettled: (settlements) => {
    sync.status();
    acknowledged += settlements.filter(({ entry }) => entry.state === 'acknowledged' && entry.kind === 'order.create').length;
    megabytesMost = Math.max(megabytesMost, megabytes());
    while (tenthsMs.length < Math.floor((10 * acknowledged) / wanted)) tenthsMs.push(performance.now() - startedAt);
  },
  onDefect: (defect) => console.error(defect),
  // What the WMS says back is the inbox's own work; here it would only repeat what was sent.
  onInbound: () => undefined,
});
sync.start();
const clerk = { kind: 'person', userId: 'clerk-1' } as const;
for (let pressed = performance.now(), n = 0; acknowledged < wanted; n += 1) {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, pressed - performance.now())));
  const placed = work.recorder.onOrder(held[(n * 7919) % held.length] ?? '', clerk, (order, context) =>
    placeHold(order, { reason: '等客户确认', liftableBy: 'owner', ifNobody: '一直保留', reviewAt: context.nowAt + 86_400_000 }, context),
  );
  if (!placed.ok) throw new Error(placed.error.code);
  decisionMs.push(performance.now() - pressed);
  sync.wake();
  pressed = Math.max(pressed + DECIDE_EVERY_MS, performance.now());
  if (performance.now() - startedAt > LONGEST_MS) throw new Error(`only ${acknowledged} of ${wanted} after ${LONGEST_MS / 1000} s`);
}
const report: DrainReport = { enqueueMs, bareMs, tenthsMs, decisionMs, megabytesBefore, megabytesMost };
console.log(JSON.stringify(report));
await sync.stop(0);
await close();
process.exit(0);
