import path from 'node:path';
import { createInboundStore } from '../adapters/sqlite/inbound-store.ts';
import { startTrainingProcess, type TrainingWms } from '../adapters/training/training-process.ts';
import { createOpenWmsConnector } from '../adapters/wms/open-wms/open-wms-connector.ts';
import type { SyncHandlerDeps } from '../handlers/sync-handlers.ts';
import { createSync, outboxFigures, type Sync } from '../sync/create-sync.ts';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { onDecision } from '../../../shared/core/outbox/outbox-rules.ts';
import type { Settlement } from '../../../shared/core/outbox/settle-batch.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { TrainingLauncher } from '../../../shared/core/ports/training-launcher.ts';
import type { WmsConnector } from '../../../shared/core/ports/wms-connector.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { evolve } from '../../../shared/core/order-file/evolve.ts';
import type { JournalWriter } from '../../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

const BY_SYNC = { kind: 'program', rule: 'sync' } as const;

/**
 * What else is written in the transaction of a settlement: the journal says what the WMS answered, and the order is based on the version
 * the WMS has now. Retries write nothing: they say nothing new about the order.
 */
export const journalSettlement =
  (journal: JournalWriter, orderFiles: () => OrderFiles, clock: Clock) =>
  ({ entry, answer }: Settlement): void => {
    const { state } = entry;
    if (state === 'pending' || state === 'sending') return;
    const nowAt = clock.now();
    const orderId = entry.lane;
    journal.append({
      type: `sync.${state}`,
      at: nowAt,
      actor: BY_SYNC,
      orderId,
      caseId: null,
      personal: null,
      data: { entry: entry.id, kind: entry.kind, attempts: entry.attempts, code: entry.lastError?.code ?? '', detail: entry.lastError?.detail ?? '' },
    });
    if (state !== 'acknowledged' || answer?.outcome !== 'accepted') return;
    const before = orderFiles().load(orderId);
    if (before === null || (before.order.wmsVersion ?? 0) >= answer.version) return;
    const known = { type: 'order.wmsKnown', data: { wmsRef: answer.orderRef, wmsVersion: answer.version }, personal: null } as const;
    journal.append({ type: known.type, at: nowAt, actor: BY_SYNC, orderId, caseId: null, data: known.data, personal: null });
    orderFiles().save(before, evolve(before, known, { at: nowAt, by: BY_SYNC.rule }));
  };

export interface SyncWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly changed: (topics: readonly string[]) => void;
  readonly publishStatus: (status: SyncStatusDto) => void;
  readonly log: (line: string, error?: unknown) => void;
  readonly training: { readonly launcher: TrainingLauncher; readonly folder: string } | null;
  /** Done before the first change may leave: a new training WMS learns the orders it is to know. */
  readonly prepare: (wms: TrainingWms) => Promise<void>;
}

export interface SyncWork {
  readonly handlers: SyncHandlerDeps;
  readonly wake: () => void;
  readonly training: TrainingWms | null;
  readonly close: () => Promise<void>;
}

/** Nobody to talk to: changes wait, and the status says that no WMS is connected. */
const NOT_CONNECTED = { connection: 'none', lastContactAt: null, lastSweepAt: null } as const;

export async function composeSync({ storage, work, clock, changed, publishStatus, log, training, prepare }: SyncWorkOptions): Promise<SyncWork> {
  const inbound = createInboundStore(storage.db, storage.unitOfWork, clock.now);
  const wms =
    training === null
      ? null
      : await startTrainingProcess({ ...training, log: (line) => log(line) }).catch((error: unknown) => (log('the training WMS did not start', error), null));
  if (wms !== null) await prepare(wms);
  const connector: WmsConnector | null = wms === null ? null : createOpenWmsConnector({ baseUrl: wms.url, token: wms.token });
  const hasUnsettled = (lane: string): boolean => work.outbox.lane(lane).length > 0;

  const integrate = (): void => {
    if (connector === null) return;
    const { orderIds, parked } = integrateInbound({
      ...work.importDeps,
      outboxQueue: work.outbox,
      records: inbound,
      understand: connector.understand,
      nowAt: clock.now,
      hasUnsettled,
    });
    if (orderIds.length > 0 || parked > 0) changed(['queue', 'sync', ...orderIds.map((id) => `order:${id}`)]);
    if (orderIds.length > 0) sync?.wake();
  };
  const tellStatus = (): void => publishStatus(status());
  const sync: Sync | null =
    connector === null
      ? null
      : createSync({
          outbox: work.outbox,
          inbound,
          connector,
          now: clock.now,
          random: Math.random,
          onInbound: integrate,
          onSettled: (settlements) => {
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
      training: wms === null ? null : { running: wms.running(), mode: wms.mode() },
      asOf: clock.now(),
    };
  }

  if (sync !== null) {
    // What arrived before the last stop and was not understood yet.
    integrate();
    sync.start();
  }

  return {
    training: wms,
    wake: () => sync?.wake(),
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
      lookUp: async (id) => {
        const found = await sync?.lookUp(id);
        return found?.ok === true ? { state: found.value } : null;
      },
      discard: (id, reason, actor) => {
        const entry = work.outbox.find(id);
        const closed = entry === null || connector === null ? null : onDecision(entry, { kind: 'give_up' }, connector.level, clock.now());
        if (closed === null) return false;
        work.outbox.settle([{ entry: closed, answer: null, followers: [] }], () =>
          storage.journal.append({
            type: 'sync.discarded',
            at: clock.now(),
            actor,
            orderId: closed.lane as OrderId,
            caseId: null,
            data: { entry: id },
            personal: { text: reason },
          }),
        );
        changed(['sync', `order:${closed.lane}`]);
        return true;
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
