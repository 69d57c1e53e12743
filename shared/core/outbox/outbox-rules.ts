import { assertNever } from '../../kernel/assert-never.ts';
import { backoffMs, retryAfterMs } from './backoff.ts';
import { absenceCountsFrom, blindRetryUntil, IN_AN_EARLIER_LIFE, type WmsLevel } from './capability.ts';
import {
  AT_ONCE,
  CHANGE_KINDS,
  isDoor,
  isFinal,
  NOT_UNDERSTOOD,
  ONCE_KNOWN_AT,
  type ChangeKind,
  type OutboxEntry,
  type OutboxError,
  type OutboxErrorCode,
} from './outbox-entry.ts';
import { surelyNotApplied, type FinalAnswer, type WmsAnswer, type WmsFailure } from './wms-answer.ts';

/**
 * What is always true of an outbox entry. Everything here is a function from an entry to the next entry.
 *
 *              ┌────────── lost, busy (L0–L2) ──────────┐
 *              ▼                                        │
 *   queue ─▶ pending ── send ──▶ sending ── accepted ───┼──▶ acknowledged   final
 *              │  ▲                 │ ── refused ───────┼──▶ refused        final
 *              │  │                 │ ── version ───────┼──▶ conflict  ┐
 *        never │  └─ a person: ─────┤ ── unreadable ────┼──▶ parked    ├─ a person ─▶ pending, acknowledged or cancelled
 *         sent │     again          └── lost (L3) ──────┴──▶ in_doubt  ┘
 *              ▼
 *          cancelled                                                       final
 *
 * 1. An entry is in exactly one state; acknowledged, refused and cancelled never change again.
 * 2. Id, seq, lane, kind, payload and time never change. The base version changes only before this database sent it for the first time.
 * 3. Nothing that may have reached the WMS is sent again unless its level allows it (capability.ts).
 * 4. Every answer and every failure leads to a defined state; what is not understood is never taken for a yes or a no.
 *    A database that was put back to an earlier state may have sent since what it now holds as unsent (`doubtUnsent`).
 * 5. A lane keeps its order; a door queued behind a change that is then refused stays shut until a person says otherwise.
 */

/** An answer that stays unreadable this many times in a row is set aside for a person. */
const GARBLED_LIMIT = 3;
/** A server that breaks on the same change this many times in a row is not having a bad moment. */
const SERVER_ERROR_LIMIT = 10;

/** What to do with a due entry: send it, ask first whether it already arrived, or set it aside because nobody here can say it. */
export function nextStep(entry: OutboxEntry, level: WmsLevel, now: number, kinds: readonly ChangeKind[] = CHANGE_KINDS): 'send' | 'look_up' | 'park' {
  if (entry.kind === NOT_UNDERSTOOD || (entry.firstSentAt === null && !kinds.includes(entry.kind))) return 'park';
  return entry.firstSentAt === null || now < blindRetryUntil(level, entry.firstSentAt) ? 'send' : 'look_up';
}

/** A row this version cannot read, or a change this connector has no words for. It never left by this version. */
export const onParked = (entry: OutboxEntry): OutboxEntry => {
  const code = entry.kind === NOT_UNDERSTOOD ? 'not_understood' : 'unsendable';
  return entry.state === 'pending' ? { ...entry, state: 'parked', lastError: nextError(entry, code, code === 'unsendable' ? entry.kind : '') } : entry;
};

export const onSending = (entry: OutboxEntry, now: number): OutboxEntry =>
  entry.state === 'pending' ? { ...entry, state: 'sending', attempts: entry.attempts + 1, firstSentAt: entry.firstSentAt ?? now, sentAt: now } : entry;

export function onAnswer(entry: OutboxEntry, answer: WmsAnswer, now: number, rand: number): OutboxEntry {
  if (entry.state !== 'sending') return entry;
  switch (answer.outcome) {
    case 'accepted':
    case 'conflict':
    case 'refused':
      return settle(entry, answer, now);
    case 'duplicate':
      return settle(entry, answer.first, now);
    case 'retryLater':
      return {
        ...entry,
        state: 'pending',
        lastError: nextError(entry, 'busy', String(answer.afterMs)),
        nextAttemptAt: now + retryAfterMs(answer.afterMs, rand),
      };
    case 'garbled': {
      const lastError = nextError(entry, 'garbled', answer.detail);
      if (lastError.times >= GARBLED_LIMIT) return { ...entry, state: 'parked', lastError };
      return { ...entry, state: 'pending', lastError, nextAttemptAt: now + backoffMs(entry.attempts, rand) };
    }
    case 'unsendable':
      return { ...unsent(entry), state: 'parked', lastError: nextError(entry, 'unsendable', answer.detail) };
    default:
      return assertNever(answer);
  }
}

/** The call failed as a whole, or its answer says nothing of this entry. */
export function onLost(entry: OutboxEntry, failure: WmsFailure, level: WmsLevel, now: number, rand: number): OutboxEntry {
  if (entry.state !== 'sending') return entry;
  const lastError = nextError(entry, failure.kind, failure.detail);
  const delay = failure.retryAfterMs === null ? backoffMs(entry.attempts, rand) : retryAfterMs(failure.retryAfterMs, rand);
  if (surelyNotApplied(failure)) return { ...unsent(entry), state: 'pending', lastError, nextAttemptAt: now + delay };
  if (level.level === 'L3') return { ...entry, state: 'in_doubt', lastError };
  if (failure.kind === 'server_error' && lastError.times >= SERVER_ERROR_LIMIT) return { ...entry, state: 'parked', lastError };
  return { ...entry, state: 'pending', lastError, nextAttemptAt: now + delay };
}

/**
 * This database is an earlier state of one that lived on, or a copy of one that does: what it never sent may have been sent by the other. Nothing
 * changes but what is believed, so that the level decides as after any lost answer; a person's decision about it stays with the person.
 */
export function doubtUnsent(entry: OutboxEntry): OutboxEntry {
  if (entry.firstSentAt !== null || (entry.state !== 'pending' && entry.state !== 'parked')) return entry;
  const lastError = entry.state === 'pending' ? nextError(entry, 'another_life', '') : entry.lastError;
  return { ...entry, attempts: Math.max(1, entry.attempts), firstSentAt: IN_AN_EARLIER_LIFE, sentAt: IN_AN_EARLIER_LIFE, lastError };
}

/** Not yet sent by this database, though perhaps by another life of it: a look-up or the other side's memory comes first, so it may still follow a new version. */
const isUnsentHere = (entry: OutboxEntry): boolean => entry.firstSentAt === null || entry.lastError?.code === 'another_life';

/**
 * A new life of the program begins. What was under way is unknown, so the level decides; what may have been sent before gets times of
 * this life's clock that are on the safe side; what waited for a time of the old clock is due now; and what an older version could not
 * read is tried once more.
 */
export function onRestart(entry: OutboxEntry, level: WmsLevel, now: number): OutboxEntry {
  const { state } = entry;
  if (isFinal(state) || state === 'conflict') return entry;
  const aged = entry.firstSentAt === null || level.level === 'L0' ? entry : { ...entry, firstSentAt: IN_AN_EARLIER_LIFE, sentAt: now };
  if (state === 'parked' && entry.lastError?.code === 'not_understood' && entry.kind !== NOT_UNDERSTOOD) {
    // Another program, or another life of this database, may have sent it; where nobody can be asked, a person looks.
    const isDoubtful = level.level === 'L3' && entry.firstSentAt !== null;
    return isDoubtful
      ? { ...aged, state: 'in_doubt', lastError: nextError(entry, 'restarted', '') }
      : { ...aged, state: 'pending', lastError: null, nextAttemptAt: AT_ONCE };
  }
  if (state === 'pending' && level.level === 'L3' && entry.lastError?.code === 'another_life') return { ...aged, state: 'in_doubt' };
  if (state === 'pending') return entry.nextAttemptAt === ONCE_KNOWN_AT ? aged : { ...aged, nextAttemptAt: AT_ONCE };
  if (state !== 'sending') return aged;
  const lastError = nextError(entry, 'restarted', '');
  return level.level === 'L3' ? { ...aged, state: 'in_doubt', lastError } : { ...aged, state: 'pending', lastError, nextAttemptAt: now };
}

export type LookUpResult = { readonly found: true; readonly answer: FinalAnswer } | { readonly found: false };

/** What the WMS says it knows of a change that was sent before. "Not there" counts only once no late copy can still land. */
export function onLookUp(entry: OutboxEntry, result: LookUpResult, level: WmsLevel, now: number): OutboxEntry {
  if (entry.state !== 'pending' && entry.state !== 'in_doubt') return entry;
  if (result.found) return settle(entry, result.answer, now);
  if (entry.state === 'in_doubt') return entry;
  // Sending again asks the WMS's own memory. A look proves less, and when it was sent may be a time of another life's clock.
  if (level.level === 'L0') return { ...entry, nextAttemptAt: now };
  const countsFrom = entry.sentAt === null ? now : absenceCountsFrom(level, entry.sentAt);
  if (now < countsFrom) return { ...entry, lastError: nextError(entry, 'may_still_arrive', ''), nextAttemptAt: countsFrom };
  return { ...entry, firstSentAt: null, sentAt: null, nextAttemptAt: now };
}

export const onLookUpFailed = (entry: OutboxEntry, failure: WmsFailure, now: number, rand: number): OutboxEntry =>
  entry.state === 'pending'
    ? {
        ...entry,
        attempts: entry.attempts + 1,
        lastError: nextError(entry, 'look_up_failed', failure.kind),
        nextAttemptAt: now + backoffMs(entry.attempts, rand),
      }
    : entry;

/**
 * What a person may say: `again` after mending the cause or after making sure the WMS has not got it, `found` after seeing it
 * there, `give_up` to leave it, `superseded` when a merged change took its place.
 */
export type PersonDecision =
  { readonly kind: 'again' } | { readonly kind: 'found' } | { readonly kind: 'give_up' } | { readonly kind: 'superseded'; readonly by: string };

/** At L3 only a person's look allows a repetition; until this moment of the steady clock it proves nothing. Null where nothing may be under way. */
export const mayStillArriveUntil = ({ sentAt }: OutboxEntry, level: WmsLevel, now: number): number | null => {
  const until = level.level === 'L3' && sentAt !== null ? absenceCountsFrom(level, sentAt) : now;
  return until > now ? until : null;
};

/** Null where the decision is not possible in this state: a pending entry that may have been sent can no longer be called back. */
export function onDecision(entry: OutboxEntry, decision: PersonDecision, level: WmsLevel, now: number): OutboxEntry | null {
  const waiting = entry.state === 'in_doubt' || entry.state === 'parked';
  switch (decision.kind) {
    case 'again':
      if (!waiting) return null;
      // At L3 the person's own look is what clears the entry; elsewhere the level still guards it.
      return { ...(level.level === 'L3' ? unsentForGood(entry) : entry), state: 'pending', lastError: null, nextAttemptAt: AT_ONCE };
    case 'found':
      return waiting && entry.firstSentAt !== null ? { ...entry, state: 'acknowledged', settledAt: now } : null;
    case 'give_up':
      return waiting || entry.state === 'conflict' || (entry.state === 'pending' && entry.firstSentAt === null) ? cancelled(entry, 'given_up', '', now) : null;
    case 'superseded':
      return entry.state === 'conflict' || entry.state === 'parked' || (entry.state === 'pending' && entry.firstSentAt === null)
        ? cancelled(entry, 'superseded', decision.by, now)
        : null;
    default:
      return assertNever(decision);
  }
}

/**
 * What a settled entry means for those behind it in its lane: a change made on the very version it started from now follows
 * the version it made, and no door opens behind its refusal. Returns only entries that changed.
 */
export function followers(lane: readonly OutboxEntry[], settled: OutboxEntry, answer: FinalAnswer): readonly OutboxEntry[] {
  const behind = lane.filter((entry) => entry.seq > settled.seq && isUnsentHere(entry) && (entry.state === 'pending' || entry.state === 'parked'));
  if (answer.outcome === 'accepted' && answer.version !== answer.previousVersion)
    return behind.filter((entry) => entry.baseVersion === answer.previousVersion).map((entry) => ({ ...entry, baseVersion: answer.version }));
  // The WMS has the order already: what waits behind waits until it is seen here which one that is.
  if (answer.outcome === 'refused' && settled.kind === 'order.create' && answer.reason === 'already_exists') return [];
  if (answer.outcome === 'refused')
    return behind
      .filter((entry) => entry.state === 'pending' && isDoor(entry.kind))
      .map((entry) => ({ ...entry, state: 'parked' as const, lastError: nextError(entry, 'after_refusal', settled.id) }));
  return [];
}

function settle(entry: OutboxEntry, answer: FinalAnswer, now: number): OutboxEntry {
  switch (answer.outcome) {
    case 'accepted':
      return { ...entry, state: 'acknowledged', orderRef: entry.orderRef ?? answer.orderRef, lastError: null, settledAt: now };
    case 'refused':
      return { ...entry, state: 'refused', lastError: nextError(entry, 'refused', answer.reason), settledAt: now };
    case 'conflict':
      return { ...entry, state: 'conflict', lastError: nextError(entry, 'conflict', String(answer.current.version)) };
    default:
      return assertNever(answer);
  }
}

const cancelled = (entry: OutboxEntry, code: OutboxErrorCode, detail: string, now: number): OutboxEntry => ({
  ...entry,
  state: 'cancelled',
  lastError: nextError(entry, code, detail),
  settledAt: now,
});

/** This attempt surely did not arrive; an earlier one still may have. */
const unsent = (entry: OutboxEntry): OutboxEntry => (entry.firstSentAt === entry.sentAt ? unsentForGood(entry) : entry);
const unsentForGood = (entry: OutboxEntry): OutboxEntry => ({ ...entry, firstSentAt: null, sentAt: null });

const nextError = (entry: OutboxEntry, code: OutboxErrorCode, detail: string): OutboxError => ({
  code,
  detail,
  times: entry.lastError?.code === code ? entry.lastError.times + 1 : 1,
});
