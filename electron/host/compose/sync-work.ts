import path from 'node:path';
import { createInboundStore } from '../adapters/sqlite/outbox/inbound-store.ts';
import { createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { startTrainingProcess, type TrainingWms } from '../adapters/training/training-process.ts';
import { createOpenWmsConnector } from '../adapters/wms/open-wms/open-wms-connector.ts';
import type { SyncHandlerDeps } from '../handlers/sync-handlers.ts';
import { createSync, outboxFigures, type Sync } from '../sync/create-sync.ts';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { refuse } from '../../../shared/core/order-file/decision.ts';
import type { Chance } from '../../../shared/core/ports/chance.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { TrainingLauncher } from '../../../shared/core/ports/training-launcher.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import { startListing } from '../../../shared/core/usecases/sync/compare-listing.ts';
import { decideEntry } from '../../../shared/core/usecases/sync/decide-entry.ts';
import { createFullReading } from '../../../shared/core/usecases/sync/full-reading.ts';
import { closeDifference, resolveDifference } from '../../../shared/core/usecases/sync/resolve-difference.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import type { OutageHouse, OutageLine } from './outage-work.ts';
import { knownFailure, type Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface SyncWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly view: SyncHandlerDeps['view'];
  readonly clock: Clock;
  readonly chance: Chance;
  /** Of this program: what an older one could not read is tried again by a newer one. */
  readonly version: string;
  readonly changed: (topics: readonly string[]) => void;
  readonly publishStatus: (status: SyncStatusDto) => void;
  readonly log: (line: string, error?: unknown) => void;
  readonly training: { readonly launcher: TrainingLauncher; readonly folder: string } | null;
  /** Done before the first change may leave: a new training WMS learns the orders it is to know. */
  readonly prepare: (wms: TrainingWms) => Promise<void>;
  /** Whoever watches the line and may hold back what would leave. */
  readonly outages: Pick<OutageHouse, 'maySend' | 'onCall' | 'noteSettled'>;
}

export interface SyncWork {
  readonly handlers: SyncHandlerDeps;
  readonly wake: () => void;
  /** The line as outages see it; null where no WMS is connected. */
  readonly line: OutageLine | null;
  readonly training: TrainingWms | null;
  readonly close: () => Promise<void>;
}

/** How far back a yes of the WMS is held against what it shows. */
const ACKNOWLEDGED_LOOKED_AT = 50;
const PARKED_SHOWN = 200;

/** Nobody to talk to: changes wait, and the status says that no WMS is connected. */
const NOT_CONNECTED = { connection: 'none', lastContactAt: null, lastSweepAt: null } as const;

export async function composeSync({
  storage,
  work,
  view,
  clock,
  chance,
  version,
  changed,
  publishStatus,
  log,
  training,
  prepare,
  outages,
}: SyncWorkOptions): Promise<SyncWork> {
  const manualOrders = createManualOrderStore(storage.db);
  const inbound = createInboundStore(storage.db, storage.unitOfWork, clock.now);
  const wms =
    training === null
      ? null
      : await startTrainingProcess({ ...training, log: (line) => log(line) }).catch((error: unknown) => (log('the training WMS did not start', error), null));
  if (wms !== null) await prepare(wms);
  const connector: WmsConnector | null = wms === null ? null : createOpenWmsConnector({ baseUrl: wms.url, token: wms.token });

  const inboundDeps = {
    ...work.importDeps,
    outboxQueue: work.outbox,
    differences: work.differences,
    records: inbound,
    isStorageFailure: (thrown: unknown) => knownFailure(thrown) !== null,
    nowAt: clock.now,
    isByHand: (orderId: string) => manualOrders.ofOrder(orderId) !== null,
    lane: work.outbox.lane,
    acknowledged: (lane: string) => work.outbox.list({ lane, states: ['acknowledged'], limit: ACKNOWLEDGED_LOOKED_AT }),
  };

  const integrate = (): void => {
    if (connector === null) return;
    integrateInbound({
      ...inboundDeps,
      understand: connector.understand,
      onTakenIn: ({ orderIds }) => {
        changed(['queue', 'sync', ...orderIds.map((id) => `order:${id}`)]);
        if (orderIds.length > 0) sync?.wake();
      },
    });
  };
  const told = (orderId: string): void => {
    changed(['sync', 'queue', `order:${orderId}`]);
    sync?.wake();
    tellStatus();
  };
  const resolveDeps = { ...work.settlementDeps, unitOfWork: storage.unitOfWork, onResolved: told, acknowledged: inboundDeps.acknowledged };
  const tellStatus = (): void => publishStatus(status());
  const reading = createFullReading({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    clock,
    differences: work.differences,
    onChanged: () => changed(['sync']),
    onDefect: (defect) => log('reading everything again', defect),
  });
  const sync: Sync | null =
    connector === null
      ? null
      : createSync({
          outbox: work.outbox,
          inbound,
          connector,
          clock,
          random: chance.unit,
          startListing: () => startListing({ ...inboundDeps, understand: connector.understand }),
          onInbound: integrate,
          onReading: reading.follow,
          onCall: outages.onCall,
          maySend: outages.maySend,
          onSettled: (settlements) => {
            outages.noteSettled();
            changed(['sync', ...settlements.map(({ entry }) => `order:${entry.lane}`)]);
            tellStatus();
          },
          onConnection: tellStatus,
          onDefect: (defect) => log('sync', defect),
        });

  function status(): SyncStatusDto {
    const { connection, lastContactAt, lastSweepAt, waiting, sending, inDoubt, conflict, refused, parked, oldestWaitingAt } = sync?.status() ?? {
      ...NOT_CONNECTED,
      ...outboxFigures(work.outbox),
    };
    return {
      connector: wms === null ? '' : 'training',
      connection,
      lastContactAt,
      lastSweepAt,
      waiting,
      sending,
      inDoubt,
      conflict,
      refused,
      parked,
      oldestWaitingAt,
      inboundParked: inbound.parked(),
      differences: work.differences.open().length,
      profile: connector === null ? null : { ...connector.profile, level: connector.profile.level.level },
      training: wms === null ? null : { running: wms.running(), mode: wms.mode() },
      asOf: clock.now(),
    };
  }

  if (sync !== null) {
    // What arrived before the last stop and was not understood yet, by then or by an older version.
    inbound.readAgain(version);
    integrate();
    sync.start();
  }

  return {
    training: wms,
    wake: () => sync?.wake(),
    line: sync,
    handlers: {
      status,
      outbox: work.outbox,
      orderFiles: work.orderFiles,
      retryNow: () => sync?.retryNow(),
      setPaused: (paused, actor) => {
        storage.unitOfWork.run(() =>
          storage.journal.append({
            type: paused ? 'sync.paused' : 'sync.continued',
            at: clock.now(),
            actor,
            orderId: null,
            caseId: null,
            data: {},
            personal: null,
          }),
        );
        if (paused) sync?.pause();
        else sync?.resume();
        tellStatus();
      },
      reading: {
        now: reading.now,
        ask: (actor) => reading.ask(sync === null ? null : { connection: sync.status().connection, sweep: sync.sweep }, actor),
      },
      lookUp: async (id) => {
        const found = await sync?.lookUp(id);
        return found?.ok === true ? { state: found.value } : null;
      },
      decide: (id, decision, reason, actor) => {
        if (connector === null || sync === null) return refuse('change_not_open');
        const decided = decideEntry(id, { kind: decision }, reason, actor, {
          journal: storage.journal,
          clock,
          outbox: work.outbox,
          inbound,
          level: connector.profile.level,
          steadyNow: sync.now,
        });
        if (decided.ok) told(decided.value.lane);
        return decided;
      },
      differences: work.differences,
      journal: storage.journal,
      view,
      resolve: (n, choices, actor) => resolveDifference(n, choices, actor, resolveDeps),
      closeDifference: (n, reason, actor) => closeDifference(n, reason, actor, resolveDeps),
      parkedRecords: () => inbound.listParked(PARKED_SHOWN),
      readAgain: () => {
        const count = inbound.readAgain(null);
        integrate();
        return count;
      },
      setTrainingMode:
        wms === null
          ? null
          : async (mode) => {
              await wms.setMode(mode);
              if (mode === 'up') sync?.retryNow();
              tellStatus();
            },
    },
    close: async () => {
      await sync?.stop(2_000);
      await wms?.stop();
    },
  };
}

export const trainingFolder = (dataFolder: string): string => path.join(dataFolder, 'training-wms');
