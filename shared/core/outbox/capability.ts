/**
 * What the other side can promise, and so what may be done after a lost answer (DESIGN §5):
 *
 *   L0  remembers every change for ever          -> send again
 *   L1  remembers keys for `keyTtlMs`            -> send again while the key surely lives, then look up first
 *   L2  can only be asked                        -> look up before every repetition
 *   L3  neither                                  -> one attempt, then in doubt: a person verifies
 *
 * `maxLatenessMs` is the longest a request may stay under way and still land, plus the time the other side's look-up lags behind.
 * Retrying at L1 until the key's very expiry duplicates: the last repetition can land after it.
 */
export type WmsLevel =
  | { readonly level: 'L0' }
  | { readonly level: 'L1'; readonly keyTtlMs: number; readonly maxLatenessMs: number }
  | { readonly level: 'L2'; readonly maxLatenessMs: number }
  | { readonly level: 'L3' };

/** Until when an entry first sent at `firstSentAt` may be sent again without asking. */
export const blindRetryUntil = (level: WmsLevel, firstSentAt: number): number => {
  switch (level.level) {
    case 'L0':
      return Number.POSITIVE_INFINITY;
    case 'L1':
      return firstSentAt + level.keyTtlMs - level.maxLatenessMs;
    case 'L2':
    case 'L3':
      return Number.NEGATIVE_INFINITY;
  }
};

/** From when a look-up that finds nothing may be believed. At L1 the key itself guards the next attempt. */
export const absenceCountsFrom = (level: WmsLevel, lastSentAt: number): number => (level.level === 'L2' ? lastSentAt + level.maxLatenessMs : lastSentAt);
