import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/durations.ts';

/** First after half a minute, then twice as long each time, up to an hour. A server that greylists asks for about five minutes. */
const FIRST_MS = MINUTE_MS / 2;
const LONGEST_MS = HOUR_MS;
const MOST_ATTEMPTS = 12;
/** A message nobody could take for a day is somebody's work, not the program's. */
const LIFETIME_MS = DAY_MS;

/**
 * When to try again after attempt number `attempts` (from 1) failed at `nowAt`; null when it is given up. `draw` in [0, 1) spreads
 * the attempts between half and the whole of the pause, so that a hundred messages do not come back together. What the other side
 * asked for (`afterMs`) is a floor, but never more than the longest pause.
 */
export function nextTry(attempts: number, queuedAt: number, nowAt: number, draw: number, afterMs: number | null): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const pauseMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  const ownMs = Math.round(pauseMs * (0.5 + draw / 2));
  const at = nowAt + Math.max(ownMs, Math.min(afterMs ?? 0, LONGEST_MS));
  return at - queuedAt > LIFETIME_MS ? null : at;
}
