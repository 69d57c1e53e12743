/** First ceiling; each further failure doubles it. */
const BASE_MS = 500;
/** A LAN WMS that came back should be noticed within a minute, and nobody should wait longer. */
const CAP_MS = 60_000;
/** Full jitter may draw zero; a floor keeps a failing peer from being asked in a tight loop. */
const FLOOR_MS = 100;
/** A peer that asks for more than this is believed only so far. */
const RETRY_AFTER_CAP_MS = 3_600_000;

export const BACKOFF_CAP_MS = CAP_MS;

/** Full jitter: anywhere between the floor and a doubling ceiling. `rand` is in [0, 1). */
export const backoffMs = (attempts: number, rand: number): number => {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts, 20));
  return Math.round(FLOOR_MS + rand * (ceiling - FLOOR_MS));
};

/** What the other side asked for, never less, plus up to a tenth so that stations do not return together. */
export const retryAfterMs = (afterMs: number, rand: number): number => {
  const asked = Math.min(RETRY_AFTER_CAP_MS, Math.max(FLOOR_MS, afterMs));
  return Math.round(asked * (1 + rand / 10));
};
