import { setImmediate as nextTurn } from 'node:timers/promises';
import { createManualMatchStore } from '../adapters/sqlite/manual/manual-match-store.ts';
import { createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { createOutageStore } from '../adapters/sqlite/manual/outage-store.ts';
import { createMatchingHandlers, type MatchingHandlerDeps } from '../handlers/matching-handlers.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { closeMatched, enterMany, isTold, type MatchDeps } from '../../../shared/core/usecases/manual/match-manual-order.ts';
import { createMatching } from '../../../shared/core/usecases/manual/matching.ts';
import { systemTimers, type Timers } from '../sync/timers.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';
import type { Told } from './tell-of-changes.ts';

export interface MatchingWorkOptions {
  readonly storage: Pick<Storage, 'db' | 'unitOfWork' | 'journal'>;
  readonly work: Pick<OrderWork, 'orderFiles' | 'differences' | 'recorder' | 'outbox' | 'goods' | 'check'>;
  readonly settings: { readonly site: () => Pick<Site, 'duplicateWindowMs'> };
  readonly clock: Clock;
  readonly ids: Ids;
  readonly view: Pick<ViewDeps, 'mask'>;
  readonly changed: Told;
  /** To hear of every order that changes, whoever changed it. */
  readonly follow: (follower: Told) => void;
  readonly log: (line: string, error?: unknown) => void;
  readonly timers?: Timers;
  /** Between two commits of long work: others write meanwhile. */
  readonly pause?: () => Promise<unknown>;
}

/** Orders entered in one durable commit: a commit each would take minutes for an outage of two weeks, all in one would stop the house. */
const AT_ONCE = 50;
const BY_MATCHING: Actor = { kind: 'program', rule: 'matching' };
/** A hold that could not be written, for the disk was full, is tried again this often: until it stands, an order could be packed twice. */
const HOLD_AGAIN_MS = 1_000;
const TOPIC = 'order:';

/** Manual orders beside what the WMS received meanwhile: what is proposed, decided, entered and closed. */
export function composeMatching(options: MatchingWorkOptions) {
  const { storage, work, settings, clock, ids, view, changed, follow, log, timers = systemTimers, pause = () => nextTurn() } = options;
  const { db, unitOfWork, journal } = storage;
  const matches = createManualMatchStore(db);
  const manualOrders = createManualOrderStore(db);
  const outages = createOutageStore(db);
  const matching = createMatching({
    matches,
    manualOrders,
    orderFiles: work.orderFiles,
    outages,
    differences: work.differences,
    recorder: work.recorder,
    windowMs: () => settings.site().duplicateWindowMs,
  });
  const deps: MatchDeps = {
    unitOfWork,
    journal,
    clock,
    ids,
    orderFiles: work.orderFiles,
    outboxQueue: work.outbox,
    outbox: work.outbox,
    recorder: work.recorder,
    manualOrders,
    matches,
    outages,
    check: work.check,
  };

  let settling: Promise<void> | null = null;
  let isClosing = false;
  /**
   * What the upload asked for, in small commits: whoever the WMS does not know is entered, files that were matched are closed. May be asked for again
   * and again, and after a crash: each order says itself whether it is done.
   */
  async function settleAll(outage: Outage): Promise<void> {
    const askedAt = outage.upload?.at ?? 0;
    const unknown = matching
      .proposals()
      .filter(({ kind, manualId }) => kind === 'none' && !matching.isClash(manualId) && (manualOrders.ofOrder(manualId)?.enteredAt ?? Infinity) <= askedAt)
      .map(({ manualId }) => manualId);
    const cancelled = matches.cancelledUntold(outage.id);
    const todo = [...unknown, ...cancelled];
    for (let at = 0; at < todo.length && !isClosing; at += AT_ONCE) {
      const page = todo.slice(at, at + AT_ONCE);
      if (enterMany(page, BY_MATCHING, deps) > 0) changed(['outage', 'sync', 'manual', ...page.map((orderId) => `${TOPIC}${orderId}`)]);
      await pause();
    }
    for (const otherId of matches.toClose(outage.id)) {
      if (isClosing) return;
      closeMatched(otherId, BY_MATCHING, deps);
      changed(['outage', 'queue', `${TOPIC}${otherId}`]);
      await pause();
    }
  }
  const settle = (outage: Outage): void => {
    settling = (settling ?? Promise.resolve()).then(() => settleAll(outage)).catch((error: unknown) => log('entering manual orders', error));
  };

  const handlerDeps = (workOf: MatchingHandlerDeps['workOf']): MatchingHandlerDeps => ({
    ...deps,
    outages,
    manualOrders,
    matching,
    view,
    workOf,
    settle,
    changed,
    pause: async () => void (await pause()),
    nameOf: (merchant, sku) => work.goods.catalogue().bySku(merchant, sku)?.name ?? null,
    isUndoable: (orderId) => work.outbox.lane(orderId).every(({ state, attempts }) => state === 'pending' && attempts === 0) && !isTold(orderId, deps),
  });

  /** What windows are told changed is what matching looks at: an order of the WMS that may be a manual one is held in the same turn. */
  let again: unknown = null;
  const look = (orderIds: readonly string[]): void => {
    try {
      matching.touch(orderIds);
    } catch (error) {
      log('matching manual orders', error);
      if (again === null && !isClosing)
        again = timers.set(HOLD_AGAIN_MS, () => {
          again = null;
          look([]);
        });
    }
  };
  const watch: Told = (topics) => {
    const orderIds = topics.filter((topic) => topic.startsWith(TOPIC)).map((topic) => topic.slice(TOPIC.length));
    if (orderIds.length > 0) look(orderIds);
  };
  follow(watch);

  return {
    matching,
    deps,
    handlers: (workOf: MatchingHandlerDeps['workOf']) => createMatchingHandlers(handlerDeps(workOf)),
    settle,
    settled: async (): Promise<void> => void (await settling),
    watch,
    /** After a restart: what came meanwhile is held, what the upload asked for goes on. */
    begin: (): void => {
      const outage = outages.current();
      if (outage === null) return;
      look([]);
      if (outage.state === 'reconciling') settle(outage);
    },
    /** What was not reached goes on at the next start. */
    close: async (): Promise<void> => {
      isClosing = true;
      if (again !== null) timers.clear(again);
      await settling;
    },
  };
}
export type MatchingHouse = ReturnType<typeof composeMatching>;
