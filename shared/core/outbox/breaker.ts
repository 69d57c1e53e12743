import { backoffMs } from './backoff.ts';

/**
 * Guards the other side: after a few failures in a row nothing is sent for a while, then one cheap question, and after a yes the
 * number of changes under way doubles with each success, so that a WMS that just came back is not met by everything at once.
 *
 *   closed ── 3 failures ──▶ open ── time ──▶ half_open ── yes ──▶ closed (window 1, 2, 4 … 200)
 *                              ▲                  └── no ──▶ open (longer)
 */
export interface Breaker {
  readonly phase: 'closed' | 'open' | 'half_open';
  /** In a row. */
  readonly failures: number;
  /** While open: when to ask again. */
  readonly openUntil: number | null;
  /** How many changes may be under way at once. */
  readonly window: number;
}

const FAILURES_TO_OPEN = 3;
const WINDOW_AT_START = 4;
const WINDOW_MAX = 200;
/** The question asked while open is a health check, cheap enough to repeat this often. */
const OPEN_CAP_MS = 15_000;

export const newBreaker = (): Breaker => ({ phase: 'closed', failures: 0, openUntil: null, window: WINDOW_AT_START });

export const breakerRoom = (breaker: Breaker): number => (breaker.phase === 'closed' ? breaker.window : 0);

export const mayProbe = (breaker: Breaker, now: number): boolean => breaker.phase === 'open' && now >= (breaker.openUntil ?? now);

export const onProbing = (breaker: Breaker): Breaker => (breaker.phase === 'open' ? { ...breaker, phase: 'half_open', openUntil: null } : breaker);

export const onContact = (breaker: Breaker): Breaker =>
  breaker.phase === 'closed'
    ? { phase: 'closed', failures: 0, openUntil: null, window: Math.min(WINDOW_MAX, breaker.window * 2) }
    : { phase: 'closed', failures: 0, openUntil: null, window: 1 };

export function onFailedContact(breaker: Breaker, now: number, rand: number): Breaker {
  const failures = breaker.failures + 1;
  if (breaker.phase === 'closed' && failures < FAILURES_TO_OPEN) return { ...breaker, failures, window: Math.max(1, Math.floor(breaker.window / 2)) };
  const delayMs = Math.min(OPEN_CAP_MS, backoffMs(failures - FAILURES_TO_OPEN + 1, 0.5 + rand / 2));
  return { phase: 'open', failures, openUntil: now + delayMs, window: 1 };
}

/** A person asked to try now: the waiting time is over, the caution is not. */
export const onAskedAgain = (breaker: Breaker, now: number): Breaker => (breaker.phase === 'open' ? { ...breaker, openUntil: now } : breaker);
