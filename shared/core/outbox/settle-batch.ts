import type { Result } from '../../kernel/result.ts';
import type { WmsLevel } from './capability.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { followers, onAnswer, onLost } from './outbox-rules.ts';
import type { FinalAnswer, WmsAnswer, WmsFailure } from './wms-answer.ts';

/** One entry's new place, what the WMS finally said (null while it has not), and the entries behind it that changed with it. */
export interface Settlement {
  readonly entry: OutboxEntry;
  readonly answer: FinalAnswer | null;
  readonly followers: readonly OutboxEntry[];
}

export type SendOutcome = Result<ReadonlyMap<string, WmsAnswer>, WmsFailure>;

const missing: WmsFailure = { kind: 'lost', detail: 'no_answer_for_key', retryAfterMs: null };

export interface SettleContext {
  readonly level: WmsLevel;
  readonly now: number;
  readonly rand: () => number;
  /** The unsettled entries of a lane, by seq. */
  readonly lane: (lane: string) => readonly OutboxEntry[];
}

/** Brings every entry of one call to its next state. Answers are found by key; an entry without one is lost, not refused. */
export function settleBatch(sent: readonly OutboxEntry[], outcome: SendOutcome, context: SettleContext): readonly Settlement[] {
  return sent.map((entry) => {
    if (!outcome.ok) return { entry: onLost(entry, outcome.error, context.level, context.now, context.rand()), answer: null, followers: [] };
    const answer = outcome.value.get(entry.id);
    if (answer === undefined) return { entry: onLost(entry, missing, context.level, context.now, context.rand()), answer: null, followers: [] };
    // A garbled yes or no at L3 is as doubtful as none at all.
    if (answer.outcome === 'garbled' && context.level.level === 'L3')
      return {
        entry: onLost(entry, { kind: 'garbled', detail: answer.detail, retryAfterMs: null }, context.level, context.now, context.rand()),
        answer: null,
        followers: [],
      };
    const next = onAnswer(entry, answer, context.now, context.rand());
    // Nobody can be asked at L3, so the word that nothing was changed is all there is. Elsewhere a copy of the request may still be under way.
    if (answer.outcome === 'retryLater' && context.level.level === 'L3')
      return { entry: { ...next, firstSentAt: null, sentAt: null }, answer: null, followers: [] };
    return settlementOf(next, finalOf(answer), context);
  });
}

export const settlementOf = (entry: OutboxEntry, answer: FinalAnswer | null, context: Pick<SettleContext, 'lane'>): Settlement => ({
  entry,
  answer,
  followers: answer === null ? [] : followers(context.lane(entry.lane), entry, answer),
});

function finalOf(answer: WmsAnswer): FinalAnswer | null {
  switch (answer.outcome) {
    case 'accepted':
    case 'conflict':
    case 'refused':
      return answer;
    case 'duplicate':
      return answer.first;
    default:
      return null;
  }
}

/**
 * Which entries travel together. One that failed before travels alone, so that a change the other side breaks on cannot take its
 * neighbours with it.
 */
export function toBatches(entries: readonly OutboxEntry[], maxBatch: number): readonly (readonly OutboxEntry[])[] {
  const batches: OutboxEntry[][] = [];
  let open: OutboxEntry[] = [];
  for (const entry of entries) {
    if (entry.lastError?.code === 'server_error' || entry.lastError?.code === 'garbled') batches.push([entry]);
    else {
      open.push(entry);
      if (open.length >= maxBatch) {
        batches.push(open);
        open = [];
      }
    }
  }
  if (open.length > 0) batches.push(open);
  return batches;
}
