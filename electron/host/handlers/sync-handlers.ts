import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { syncContract, SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import type { OutboxEntry } from '../../../shared/core/outbox/outbox-entry.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { ReadingNow } from '../../../shared/core/usecases/sync/full-reading.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { createDifferenceHandlers, type DifferenceHandlerDeps } from './difference-handlers.ts';

export interface SyncHandlerDeps extends DifferenceHandlerDeps {
  readonly status: () => SyncStatusDto;
  readonly retryNow: () => void;
  readonly setPaused: (paused: boolean, actor: Actor) => void;
  readonly reading: { readonly now: () => ReadingNow; readonly ask: (actor: Actor) => Result<{ readonly joined: boolean }, Refusal> };
  /** Asks the WMS about one change; null when no WMS is connected. */
  readonly lookUp: (id: string) => Promise<{ readonly state: OutboxEntry['state'] } | null>;
  /** The word of a person about a change that waits for one. */
  readonly decide: (id: string, decision: 'found' | 'again' | 'give_up', reason: string, actor: Actor) => Result<OutboxEntry, Refusal>;
  readonly setTrainingMode: ((mode: 'up' | 'down' | 'slow' | 'flaky') => Promise<void>) | null;
}

export function createSyncHandlers(deps: SyncHandlerDeps): GroupHandlers<typeof syncContract, Acting> {
  return {
    status: () => ok(deps.status()),
    entries: ({ states, orderId, offset, limit }) => {
      const found = deps.outbox.list({
        ...(states === undefined ? {} : { states }),
        ...(orderId === undefined ? {} : { lane: orderId }),
        limit: offset + limit + 1,
      });
      const entries = found.slice(offset, offset + limit).map((entry) => ({
        id: entry.id,
        orderId: entry.lane as string,
        platformOrderNo: deps.orderFiles.load(entry.lane)?.order.platformOrderNo ?? '',
        kind: entry.kind,
        state: entry.state,
        occurredAt: entry.occurredAt,
        attempts: entry.attempts,
        nextAttemptAt: entry.state === 'pending' ? entry.nextAttemptAt : null,
        settledAt: entry.settledAt,
        error: entry.lastError === null ? null : { code: entry.lastError.code, detail: entry.lastError.detail },
      }));
      const counts = deps.outbox.counts();
      const counted = states === undefined || orderId !== undefined ? found.length : states.reduce((sum, state) => sum + counts[state], 0);
      return ok({ entries, total: Math.max(counted, offset + entries.length) });
    },
    retryNow: () => {
      deps.retryNow();
      return ok({});
    },
    readAll: (_input, { actor }) => deps.reading.ask(actingToActor(actor)),
    reading: () => ok(deps.reading.now()),
    setPaused: ({ paused }, { actor }) => {
      deps.setPaused(paused, actingToActor(actor));
      return ok({});
    },
    lookUp: async ({ id }) => {
      const found = await deps.lookUp(id);
      return found === null ? err({ code: 'change_not_found' }) : ok({ state: found.state });
    },
    discardRefused: ({ id, reason }, { actor }) => {
      const decided = deps.decide(id, 'give_up', reason, actingToActor(actor));
      return decided.ok ? ok({}) : decided;
    },
    decide: ({ id, decision }, { actor }) => {
      const decided = deps.decide(id, decision, '', actingToActor(actor));
      return decided.ok ? ok({ state: decided.value.state }) : decided;
    },
    ...createDifferenceHandlers(deps),
    setTrainingMode: async ({ mode }) => {
      if (deps.setTrainingMode === null) return err({ code: 'not_a_sample' });
      await deps.setTrainingMode(mode);
      return ok({});
    },
  };
}
