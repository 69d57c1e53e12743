import { createDifferenceStore } from '../../electron/host/adapters/sqlite/orders/difference-store.ts';
import { createGoodsStore } from '../../electron/host/adapters/sqlite/goods/goods-store.ts';
import { createInboundStore } from '../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { doubtWhatWaited } from '../../electron/host/adapters/sqlite/safety/another-life.ts';
import { createJournalStore } from '../../electron/host/adapters/sqlite/journal/journal-store.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createOrderFileStore } from '../../electron/host/adapters/sqlite/orders/order-file-store.ts';
import { createOutboxStore } from '../../electron/host/adapters/sqlite/outbox/outbox-store.ts';
import { StorageError } from '../../electron/host/adapters/sqlite/database/storage-error.ts';
import { createUnitOfWork } from '../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { createSync, type Sync } from '../../electron/host/sync/create-sync.ts';
import type { Timers } from '../../electron/host/sync/timers.ts';
import type { Finding } from '../../shared/core/finding/finding.ts';
import type { Order } from '../../shared/core/order/order.ts';
import { NOT_UNDERSTOOD, type OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import type { WmsConnector } from '../../shared/core/ports/wms-connector.ts';
import { err } from '../../shared/kernel/result.ts';
import type { Clock } from '../../shared/core/ports/clock.ts';
import type { Differences } from '../../shared/core/ports/differences.ts';
import type { GoodsStore } from '../../shared/core/ports/goods-store.ts';
import type { Ids } from '../../shared/core/ports/ids.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../shared/core/ports/order-files.ts';
import { ALLOCATION_POLICIES } from '../../shared/core/stock/allocation-policy.ts';
import { createDecisionRecorder, type DecisionRecorder } from '../../shared/core/usecases/cases/record-decision.ts';
import { createUndo } from '../../shared/core/usecases/cases/undo-decision.ts';
import { startListing } from '../../shared/core/usecases/sync/compare-listing.ts';
import { integrateInbound } from '../../shared/core/usecases/sync/integrate-inbound.ts';
import { createSettlementRecorder, type SettlementDeps } from '../../shared/core/usecases/sync/record-settlement.ts';
import type { FaultName } from './faults.ts';
import { soundEngine, type Engine, type Inbound, type Outbox } from './engine.ts';
import { createSimConnector, type NetworkDeps } from './sim-network.ts';
import { openStationDatabase } from './station-database.ts';
import type { Borrowed } from './statement-pool.ts';
import type { Random } from './virtual-time.ts';

/** The power went, the process was killed: nothing after this happens in this life. */
export class Crash extends Error {}

const checkOrder = ({ recipient }: Order): readonly Finding[] =>
  /^\d{11}$/u.test(recipient.phone)
    ? []
    : [{ kind: 'bad_address', code: 'address.phone_length', field: 'recipient.phone', span: null, params: {}, severity: 'stop', suggestions: [] }];

/** An older program has no words for holds, */
const withoutHolds = (sound: Outbox): Outbox => {
  const read = (entry: OutboxEntry): OutboxEntry => (entry.kind === 'hold.place' ? { ...entry, kind: NOT_UNDERSTOOD } : entry);
  const readAll = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => entries.map(read);
  return {
    ...sound,
    due: (now, limit) => readAll(sound.due(now, limit)),
    list: (filter) => readAll(sound.list(filter)),
    lane: (lane) => readAll(sound.lane(lane)),
    find: (id) => {
      const entry = sound.find(id);
      return entry === null ? null : read(entry);
    },
  };
};
/** and none for orders that were changed over there an odd number of times. */
const notYet =
  (understand: WmsConnector['understand']): WmsConnector['understand'] =>
  (record) => {
    const fact = understand(record);
    return fact.ok && fact.value.kind === 'order' && fact.value.order.version % 2 === 1 && fact.value.order.version > 1 ? err('field.unknown') : fact;
  };

/** What a desk of its own needs of the life it stands in. */
export interface DeskParts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly journal: ReturnType<typeof createJournalStore>;
  readonly orderFiles: OrderFiles;
  readonly goods: GoodsStore;
  readonly outbox: Outbox;
  readonly inbound: Inbound;
  readonly differences: Differences;
  readonly recorder: DecisionRecorder;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly sync: () => Sync;
}
export interface LifeDesk {
  readonly maySend: () => boolean;
  readonly changed: (orderIds: readonly string[]) => void;
  readonly begin: () => void;
}

export interface StationDeps<D extends LifeDesk = LifeDesk> extends NetworkDeps {
  /** A desk beside the engine, anew in each life. */
  readonly desk?: (parts: DeskParts) => D;
  readonly name: string;
  readonly random: Random;
  readonly hits: (fault: FaultName) => boolean;
  readonly engine?: Engine;
  /** How fast its clocks run; 1 is true. */
  readonly pace?: number;
  /** Whether the program that is started now is one that cannot read everything yet. */
  readonly isOld?: () => boolean;
  readonly onDefect: (defect: unknown) => void;
}

/** The wall clock of a station: what people can set, and what can run away. */
interface WallClock {
  offsetMs: number;
}

function openLife<D extends LifeDesk>(db: Db, deps: StationDeps<D>, wall: WallClock, incarnation: number, isAlive: () => boolean, die: () => never) {
  const { time, random, hits, log } = deps;
  const engine = deps.engine ?? soundEngine;
  let count = 0;
  // Sorted as they are made, and never made twice: a life has a number of its own.
  const life = `${deps.name}${String(Math.floor(time.now())).padStart(12, '0')}${random.below(1_000_000)}`;
  const ids = { next: () => `${life}-${String((count += 1)).padStart(5, '0')}` };
  const pace = deps.pace ?? 1;
  const bornAt = time.now();
  let standsUntil = 0;
  /** Behind a slow flush it is later for this process than for everybody else. */
  const lateMs = (): number => Math.max(0, standsUntil - time.now());
  const own = (): number => (pace === 1 ? time.now() + lateMs() : bornAt + (time.now() + lateMs() - bornAt) * pace);
  const mono = engine.mono(own, () => own() + wall.offsetMs);
  const clock = { now: () => Math.round(own() + wall.offsetMs), mono };

  const real = createUnitOfWork(db);
  const unitOfWork: UnitOfWork = {
    run: (work) => {
      if (!isAlive()) throw new Crash();
      if (hits('diskFull')) throw new StorageError('storage_disk_full', { file: 'sim' });
      if (hits('crash')) {
        // Just before the commit: everything is taken back.
        try {
          real.run(() => {
            work();
            throw new Crash();
          });
        } catch (thrown) {
          if (!(thrown instanceof Crash)) throw thrown;
        }
        return die();
      }
      const result = real.run(work);
      if (hits('crash') || hits('flushFails')) return die();
      if (hits('slowDisk')) standsUntil = Math.max(standsUntil, time.now()) + 1_000 + random.below(9_000);
      return result;
    },
  };
  const journal = createJournalStore(
    engine.journalDb(db),
    { stationId: deps.name, incarnationId: engine.incarnation(`${deps.name}-life${incarnation}`) },
    ids,
    0,
  );
  const orderFiles = createOrderFileStore({
    db,
    index: { add: () => undefined, update: () => undefined },
    deadlineOf: ({ startedAt }) => ({ warnAt: startedAt, dueAt: startedAt }),
    fingerprintOf: () => null,
  });
  const goods = createGoodsStore(db);
  const differences = createDifferenceStore(db);
  const recordSettlement = createSettlementRecorder(() => settlementDeps);
  const isOld = deps.isOld?.() === true;
  const stored = createOutboxStore({ db, unitOfWork, onSettled: engine.settled(recordSettlement) });
  const outbox = engine.outbox(isOld ? withoutHolds(stored) : stored, unitOfWork);
  const inbound = engine.inbound(createInboundStore(db, unitOfWork, clock.now), unitOfWork);
  const recorder = createDecisionRecorder({
    unitOfWork: engine.splits(unitOfWork),
    journal,
    orderFiles,
    outboxQueue: outbox,
    clock,
    ids,
    clockRules: () => [],
    onRecorded: ({ orderIds, queued }) => {
      desk?.changed(orderIds);
      if (queued > 0) sync.wake();
    },
  });
  const settlementDeps: SettlementDeps = { journal, clock, ids, orderFiles, outboxQueue: outbox, lane: outbox.lane, differences, recorder, check: checkOrder };
  const acknowledged = (lane: string) => outbox.list({ lane, states: ['acknowledged'], limit: 50 });
  const connector = engine.connector(createSimConnector(deps.name, isAlive, lateMs, deps));
  const inboundDeps = {
    ...settlementDeps,
    recorder,
    unitOfWork,
    goods,
    policy: () => ALLOCATION_POLICIES.first_come_first_served,
    nowAt: clock.now,
    placeOf: (warehouse: string, location: string) => ({ warehouse, location }),
    acknowledged,
    records: inbound,
    isStorageFailure: (thrown: unknown) => thrown instanceof StorageError || thrown instanceof Crash,
    understand: isOld ? notYet(connector.understand) : connector.understand,
  };
  const integrate = (): void => void engine.integrate({ ...inboundDeps, onTakenIn: ({ orderIds }) => desk?.changed(orderIds) }, integrateInbound);
  const timers = {
    set: (delayMs: number, run: () => void): { cancelled: boolean } => {
      const handle = { cancelled: false };
      const fire = (): void => {
        if (handle.cancelled || !isAlive()) return;
        if (lateMs() > 0) return time.after(lateMs(), fire);
        if (hits('pause')) {
          log(`${deps.name} pause`);
          return time.after(1_000 + random.below(1_800_000), fire);
        }
        run();
      };
      time.after(delayMs / pace + lateMs(), fire);
      return handle;
    },
    clear: (handle: unknown): void => void ((handle as { cancelled: boolean }).cancelled = true),
  };
  const desk: D | null =
    deps.desk?.({ db, unitOfWork, journal, orderFiles, goods, outbox, inbound, differences, recorder, clock, ids, timers, sync: () => sync }) ?? null;
  const sync: Sync = createSync({
    maySend: desk?.maySend,
    onSettled: (settlements) => desk?.changed(settlements.map(({ entry }) => entry.lane)),
    outbox,
    inbound,
    connector,
    clock,
    random: engine.random(random.next),
    timers,
    pace: { pullEveryMs: 300_000, idleMs: 600_000 },
    onInbound: integrate,
    startListing: () => engine.listing(startListing(inboundDeps)),
    onDefect: (defect) => {
      // A full disk and a killed process are faults of the run, not of the engine.
      if (!(defect instanceof Crash) && !(defect instanceof StorageError)) deps.onDefect(defect);
    },
  });
  return {
    desk,
    sync,
    outbox,
    inbound,
    journal,
    orderFiles,
    differences,
    recorder,
    settlementDeps,
    acknowledged,
    unitOfWork,
    clock,
    ids,
    integrate,
    undo: createUndo({ journal, outboxQueue: outbox, recorder, now: clock.now }),
  };
}
export type Life<D extends LifeDesk = LifeDesk> = ReturnType<typeof openLife<D>>;

export interface Station<D extends LifeDesk = LifeDesk> {
  readonly name: string;
  /** For whoever looks on. */
  readonly db: Db;
  /** Grows with everything that is written. */
  readonly writes: () => number;
  readonly close: () => void;
  /** Null while it is down. */
  readonly life: () => Life<D> | null;
  readonly crash: () => void;
  /** Which records the feed last showed before each place in it. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
  readonly backUp: () => void;
  /** The newest backup takes the database's place; false where there is none. */
  readonly putBack: () => boolean;
  readonly setClock: (offsetMs: number) => void;
  readonly checkOrder: typeof checkOrder;
}

export function openStation<D extends LifeDesk = LifeDesk>(deps: StationDeps<D>): Station<D> {
  const { time, random, log } = deps;
  let database = openStationDatabase();
  const databases = [database];
  const shown = new Map<string, readonly string[]>();
  let backup: Buffer | null = null;
  let incarnation = 0;
  let looking = database.pool.borrow().db;
  let process: Borrowed | null = null;
  const wall: WallClock = { offsetMs: 0 };
  let generation = 0;
  let life: Life<D> | null = null;

  function crash(): void {
    generation += 1;
    const mine = generation;
    life = null;
    log(`${deps.name} crash`);
    time.after(500 + random.below(60_000), () => {
      if (generation === mine) start();
    });
  }
  function start(): void {
    generation += 1;
    const mine = generation;
    process?.giveBack();
    process = database.pool.borrow();
    try {
      const fresh = openLife(
        process.db,
        {
          ...deps,
          onPage: (instance, { next, records }) =>
            void shown.set(
              `sim-${instance}/${next}`,
              records.map(({ key }) => key),
            ),
        },
        wall,
        incarnation,
        () => generation === mine,
        () => {
          crash();
          throw new Crash();
        },
      );
      life = fresh;
      fresh.inbound.readAgain(deps.isOld?.() === true ? '1' : '2');
      fresh.integrate();
      fresh.desk?.begin();
      if (generation === mine) fresh.sync.start();
    } catch (thrown) {
      if (!(thrown instanceof Crash) && !(thrown instanceof StorageError)) throw thrown;
      if (thrown instanceof StorageError) crash();
    }
  }
  function putBack(): boolean {
    if (backup === null) return false;
    crash();
    process = null;
    database = openStationDatabase(backup);
    databases.push(database);
    looking = database.pool.borrow().db;
    incarnation += 1;
    createUnitOfWork(looking).run(() => (deps.engine ?? soundEngine).doubts(doubtWhatWaited)(looking));
    return true;
  }
  start();
  return {
    name: deps.name,
    get db() {
      return looking;
    },
    writes: () => databases.reduce((all, { pool }) => all + pool.writes(), 0),
    close: () => databases.forEach((one) => one.close()),
    life: () => life,
    crash,
    shown,
    backUp: () => void (backup = database.copy()),
    putBack,
    setClock: (offsetMs) => void (wall.offsetMs = offsetMs),
    checkOrder,
  };
}
