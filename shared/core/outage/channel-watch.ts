import { MINUTE_MS, SECOND_MS } from '../../kernel/durations.ts';
import type { FailureSign } from './outage.ts';

/** One call that came back, or did not. `otherSideAt` is the clock of the other side where the answer shows it. */
export interface ChannelCall {
  readonly at: number;
  readonly tookMs: number;
  readonly ok: boolean;
  readonly otherSideAt?: number;
}

/** What is known beside the calls when the channel is looked at. */
export interface ChannelFacts {
  /** There are changes that may leave; and when one was last settled, by the same clock as the calls. */
  readonly due: boolean;
  readonly lastSettledAt: number | null;
  /** Nobody asks the channel anything: a person paused it. */
  readonly paused: boolean;
}

export interface WatchRules {
  /** How long a sign has to last before it is said. */
  readonly noticeAfterMs: number;
}

/**
 * Whether a channel works, judged by what is seen and not by what it says of itself. A sign has to last before it counts, and wellness
 * has to last longer: a channel that comes and goes is failing, not well and ill by turns.
 */
export interface ChannelWatch {
  readonly startedAt: number;
  /** When the channel was last looked at, and since when there was a look every few seconds. */
  readonly lookedAt: number | null;
  readonly awakeSinceAt: number;
  readonly calls: readonly ChannelCall[];
  readonly lastOkAt: number | null;
  /** The newest time of the other side's clock, and when it was first seen. */
  readonly otherSide: { readonly at: number; readonly seenAt: number } | null;
  /** Since when changes have waited without one being taken. */
  readonly dueSinceAt: number | null;
  readonly phase: 'well' | 'failing';
  readonly suspect: { readonly sign: FailureSign; readonly sinceAt: number } | null;
  readonly wellSinceAt: number | null;
}

/** Notices within two minutes at the slowest: this, a look, and the longest wait of a call that hangs lie within. */
export const DEFAULT_NOTICE_AFTER_MS = 45 * SECOND_MS;
/** An answer slower than this is one people feel. */
const SLOW_MS = 3 * SECOND_MS;
/** How far back calls are looked at. */
const WINDOW_MS = 40 * SECOND_MS;
/** No contact for this long is silence; pulls come every few seconds while all is well. */
const SILENT_MS = 20 * SECOND_MS;
/** The other side's clock may be coarse, but it goes. */
const FROZEN_MS = 40 * SECOND_MS;
/** Changes that may leave are taken within this, or the other side takes none. */
const NOT_TAKING_MS = 40 * SECOND_MS;
/** Looks come every few seconds. After a pause this long the program itself stood still, and what it did not hear meanwhile says nothing about the other side. */
const STOOD_STILL_MS = 8 * SECOND_MS;
const FEWEST_CALLS = 3;
/** Well again means: this many calls in a row, spread over this time. */
export const WELL_CALLS = 5;
export const WELL_FOR_MS = MINUTE_MS;
const CALLS_KEPT = 120;

/** `phase` is `failing` where an earlier life of the program left it so: then the channel has to prove itself first. */
export const newWatch = (startedAt: number, phase: ChannelWatch['phase'] = 'well'): ChannelWatch => ({
  startedAt,
  lookedAt: null,
  awakeSinceAt: startedAt,
  calls: [],
  lastOkAt: null,
  otherSide: null,
  dueSinceAt: null,
  phase,
  suspect: null,
  wellSinceAt: null,
});

export function onCall(watch: ChannelWatch, call: ChannelCall): ChannelWatch {
  const { otherSideAt } = call;
  const moved = otherSideAt !== undefined && otherSideAt !== watch.otherSide?.at;
  return {
    ...watch,
    calls: [...watch.calls.filter(({ at }) => at > call.at - 2 * WINDOW_MS), call].slice(-CALLS_KEPT),
    lastOkAt: call.ok ? call.at : watch.lastOkAt,
    // Also a call that failed between two looks: what came and went was not well.
    wellSinceAt: call.ok ? watch.wellSinceAt : null,
    otherSide: moved ? { at: otherSideAt, seenAt: call.at } : watch.otherSide,
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What is wrong with the channel at this moment, the plainest first; null when nothing is. */
export function signOf(watch: ChannelWatch, now: number, { noticeAfterMs }: WatchRules): { readonly sign: FailureSign; readonly sinceAt: number } | null {
  const heardAt = watch.lastOkAt ?? watch.startedAt;
  const silentMs = Math.min(SILENT_MS, noticeAfterMs);
  // Every other sign is one of a channel that answers: until this program has listened long enough itself, nothing is said.
  if (now - heardAt >= silentMs) return now - watch.awakeSinceAt >= silentMs ? { sign: 'silent', sinceAt: heardAt } : null;
  const recent = watch.calls.filter(({ at }) => at > now - WINDOW_MS);
  const failed = recent.filter(({ ok }) => !ok);
  if (failed.length >= FEWEST_CALLS && failed.length * 2 >= recent.length) return { sign: 'erroring', sinceAt: failed[0]?.at ?? now };
  const { otherSide } = watch;
  if (otherSide !== null && heardAt - otherSide.seenAt >= FROZEN_MS) return { sign: 'frozen', sinceAt: otherSide.seenAt };
  const { dueSinceAt } = watch;
  if (dueSinceAt !== null && now - dueSinceAt >= NOT_TAKING_MS) return { sign: 'not_taking', sinceAt: dueSinceAt };
  const answered = recent.filter(({ ok }) => ok);
  if (answered.length >= FEWEST_CALLS && median(answered.map(({ tookMs }) => tookMs)) > SLOW_MS) return { sign: 'slow', sinceAt: answered[0]?.at ?? now };
  return null;
}

const isWellLong = ({ wellSinceAt, calls }: ChannelWatch, now: number): boolean => {
  if (wellSinceAt === null || now - wellSinceAt < WELL_FOR_MS) return false;
  const last = calls.slice(-WELL_CALLS);
  return last.length === WELL_CALLS && last.every(({ ok, at }) => ok && at >= wellSinceAt);
};

/** What became of the channel at this look. */
export type WatchNews =
  { readonly kind: 'failing'; readonly sign: FailureSign; readonly sinceAt: number } | { readonly kind: 'well'; readonly sinceAt: number };

/** A look at the channel, every few seconds; `news` where its phase changed. */
export function onLook(
  before: ChannelWatch,
  facts: ChannelFacts,
  now: number,
  rules: WatchRules,
): { readonly watch: ChannelWatch; readonly news: WatchNews | null } {
  const waits = before.dueSinceAt !== null && before.dueSinceAt >= (facts.lastSettledAt ?? 0) ? before.dueSinceAt : now;
  const stoodStill = before.lookedAt !== null && now - before.lookedAt > STOOD_STILL_MS;
  const watch = { ...before, lookedAt: now, awakeSinceAt: stoodStill ? now : before.awakeSinceAt, dueSinceAt: facts.due ? waits : null };
  // What nobody asks can neither fail nor prove itself.
  if (facts.paused) return { watch: { ...watch, suspect: null, wellSinceAt: null }, news: null };
  const seen = signOf(watch, now, rules);
  if (seen === null) {
    // A failed call in the last window keeps wellness from beginning.
    const wellSinceAt = watch.calls.at(-1)?.ok === false ? null : (watch.wellSinceAt ?? now);
    const calm = { ...watch, suspect: null, wellSinceAt };
    if (watch.phase === 'well' || !isWellLong(calm, now)) return { watch: calm, news: null };
    return { watch: { ...calm, phase: 'well' }, news: { kind: 'well', sinceAt: wellSinceAt ?? now } };
  }
  // The kind of failure may change while it fails; when it began does not.
  const suspect = { sign: seen.sign, sinceAt: Math.min(watch.suspect?.sinceAt ?? seen.sinceAt, seen.sinceAt) };
  const ill = { ...watch, suspect, wellSinceAt: null };
  if (watch.phase === 'failing' || now - suspect.sinceAt < rules.noticeAfterMs) return { watch: ill, news: null };
  return { watch: { ...ill, phase: 'failing' }, news: { kind: 'failing', ...suspect } };
}
