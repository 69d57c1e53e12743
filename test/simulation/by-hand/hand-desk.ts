import { createLoadStore } from '../../../electron/host/adapters/sqlite/bench/load-store.ts';
import { createManualDraftStore, createManualOrderStore } from '../../../electron/host/adapters/sqlite/manual/manual-order-store.ts';
import { createOrdersByNumber } from '../../../electron/host/adapters/sqlite/orders/order-lookups.ts';
import { createOutageStore } from '../../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { createPackStore } from '../../../electron/host/adapters/sqlite/bench/pack-store.ts';
import { createParcelFinder } from '../../../electron/host/adapters/sqlite/search/parcel-finder.ts';
import { createPrintJournalStore } from '../../../electron/host/adapters/sqlite/manual/print-journal-store.ts';
import { createScanStore } from '../../../electron/host/adapters/sqlite/bench/scan-store.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { composeMatching } from '../../../electron/host/compose/matching-work.ts';
import { isManualMode } from '../../../shared/core/outage/outage.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import { ALLOCATION_POLICIES } from '../../../shared/core/stock/allocation-policy.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import type { DispatchDeps } from '../../../shared/core/usecases/dispatch/dispatch-deps.ts';
import { createDispatchDesk } from '../../../shared/core/usecases/dispatch/dispatch-desk.ts';
import type { EnterDeps } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { joinOutage } from '../../../shared/core/usecases/manual/join-outage.ts';
import { createOutageDesk } from '../../../shared/core/usecases/outage/outage-desk.ts';
import type { PackDeps } from '../../../shared/core/usecases/pack/pack-deps.ts';
import { createPackDesk } from '../../../shared/core/usecases/pack/pack-desk.ts';
import { StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import { Crash, type DeskParts, type LifeDesk } from '../station.ts';
import { GOODS } from './customers.ts';

const DAY_MS = 86_400_000;
/** As shipped: a clock that is a day out must not tear two showings of one order apart. */
const WINDOW_MS = 3 * DAY_MS;

/** The seams a seeded bug puts something crooked into. */
export interface HandEngine {
  readonly orderFiles: (sound: OrderFiles) => OrderFiles;
  readonly recorder: (sound: DecisionRecorder) => DecisionRecorder;
  readonly maySend: (sound: () => boolean) => () => boolean;
}
export const soundHands: HandEngine = { orderFiles: (sound) => sound, recorder: (sound) => sound, maySend: (sound) => sound };

/** The desks of one life at which people work by hand: the shipped rules and stores, on the database of the station. */
export function openHandDesk(parts: DeskParts, engine: HandEngine, onDefect: (defect: unknown) => void) {
  const { db, unitOfWork, journal, goods, outbox, differences, clock, ids, timers } = parts;
  const orderFiles = engine.orderFiles(parts.orderFiles);
  const recorder = engine.recorder(parts.recorder);
  const outages = createOutageStore(db);
  const manualOrders = createManualOrderStore(db);
  const printJournal = createPrintJournalStore(db, '7F3A');
  const check = () => [];
  if (goods.warehousesOf(GOODS.merchant).length === 0)
    createUnitOfWork(db).run(() => {
      goods.putProducts([GOODS]);
      goods.putStock([{ merchant: GOODS.merchant, sku: GOODS.sku, warehouse: '', location: 'A', onHand: 1_000, safetyStock: null, asOf: clock.now() }]);
    });
  const matched = composeMatching({
    storage: { db, unitOfWork, journal },
    work: { orderFiles, differences, recorder, outbox, goods, check } as never,
    settings: { site: () => ({ duplicateWindowMs: WINDOW_MS }) },
    clock,
    ids,
    view: { mask: (recipient) => recipient },
    changed: (topics) => matched.watch(topics),
    follow: () => {},
    log: (_line, thrown) => {
      if (!(thrown instanceof Crash) && !(thrown instanceof StorageError)) onDefect(thrown);
    },
    timers,
    pause: () => new Promise((resolve) => timers.set(1, () => resolve(null))),
  });
  const desk = createOutageDesk({
    unitOfWork,
    journal,
    outages,
    clock,
    ids,
    triageRule: () => ({ version: 1, minutes: 30, warnShare: 0.75 }),
    yearAt: () => 2026,
    announce: ({ type }, outage) => {
      if (type === 'outage.recovered') parts.inbound.forgetSwept();
      if (type === 'outage.declared') joinOutage(outage, { kind: 'program', rule: 'declaration' }, { journal, clock, outboxQueue: outbox, manualOrders });
    },
    onChanged: () => parts.sync().wake(),
  });
  const allOf = db.prepare<[string], string>('SELECT o.id FROM orders o JOIN order_personal p ON p.order_n = o.n WHERE p.phone = ? ORDER BY o.n').pluck();
  const fileOf = (id: string) => orderFiles.load(id)?.order ?? [];
  const entering: EnterDeps = {
    unitOfWork,
    journal,
    clock,
    ids,
    outages,
    manualOrders,
    printJournal,
    drafts: createManualDraftStore(db),
    photos: { link: () => undefined },
    orderFiles,
    outboxQueue: outbox,
    recorder,
    goods,
    check,
    policy: () => ALLOCATION_POLICIES.first_come_first_served,
    similar: { candidates: ({ recipient }) => allOf.all(recipient.phone).flatMap(fileOf) },
    ordersByNumber: createOrdersByNumber(db),
    duplicateWindowMs: () => WINDOW_MS,
    endOfTodayAt: (at) => at,
  };
  const pack: PackDeps = {
    unitOfWork,
    journal,
    clock,
    ids,
    orderFiles,
    recorder,
    packs: createPackStore(db),
    scans: createScanStore(db),
    parcels: createParcelFinder(db),
    catalogue: goods.catalogue,
    inStoreLayouts: () => [],
    totePrefixes: () => [],
    merchants: () => [GOODS.merchant],
    today: () => 20_261_112,
  };
  const dispatch: DispatchDeps = {
    ...pack,
    loads: createLoadStore(db),
    knowledge: () => ({ from: 'wms', at: clock.now() }),
    rules: () => ({ freshForMs: DAY_MS, firstScanWithinMs: DAY_MS }),
    nextNumber: () => printJournal.nextNumber('manifest'),
  };
  const isHeld = (): boolean => {
    const outage = outages.current();
    return outage !== null && isManualMode(outage);
  };
  const life: LifeDesk = {
    maySend: engine.maySend(() => !isHeld()),
    changed: (orderIds) => matched.watch(orderIds.map((id) => `order:${id}`)),
    begin: matched.begin,
  };
  return {
    ...life,
    outages,
    manualOrders,
    matched,
    desk,
    entering,
    dispatch,
    bench: createPackDesk(pack),
    cage: createDispatchDesk(dispatch),
    orderFiles,
    ofPhone: (phone: string) => allOf.all(phone).flatMap(fileOf),
  };
}
export type HandDesk = ReturnType<typeof openHandDesk>;
