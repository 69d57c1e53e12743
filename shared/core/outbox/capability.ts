/**
 * What the other side can promise, and so what may be done after a lost answer (DESIGN §5):
 *
 *   L0  remembers every change for ever          -> send again
 *   L1  remembers keys for `keyTtlMs`            -> send again while the key surely lives, then look up first
 *   L2  can only be asked                        -> look up before every repetition
 *   L3  neither                                  -> one attempt, then in doubt: a person verifies, once no copy can still be under way
 *
 * `maxLatenessMs` is the longest a request may stay under way and still land, plus the time the other side's look-up lags behind.
 * All times are of a steady clock: one that nobody can set while the program runs. An entry of an earlier life of the program is never
 * retried blindly at L1, because nobody knows how long ago it was sent.
 *
 * Retrying at L1 until the key's very expiry duplicates: the last repetition can land after it.
 */
export type WmsLevel =
  | { readonly level: 'L0' }
  | { readonly level: 'L1'; readonly keyTtlMs: number; readonly maxLatenessMs: number }
  | { readonly level: 'L2'; readonly maxLatenessMs: number }
  | { readonly level: 'L3'; readonly maxLatenessMs: number };

/** What a connector declares it can do, beside its level. What it cannot is worked around or said to people, never assumed. */
export interface ConnectorProfile {
  readonly level: WmsLevel;
  /** Orders carry a version and a change made on an older one is answered `conflict`. Without it the last writer wins over there. */
  readonly versions: boolean;
  readonly holds: boolean;
  readonly stock: boolean;
  /** It calls us; without it what is new is asked for every few seconds. */
  readonly webhooks: boolean;
  /** How changes are learnt: from a feed with a cursor (and a full sweep now and then, because cursors lie), or by sweeps alone. */
  readonly feed: 'cursor' | 'sweep';
}

/** Stands for a moment before this program started, however long ago. */
export const IN_AN_EARLIER_LIFE = 0;

/** Until when an entry first sent at `firstSentAt` may be sent again without asking. */
export const blindRetryUntil = (level: WmsLevel, firstSentAt: number): number => {
  switch (level.level) {
    case 'L0':
      return Number.POSITIVE_INFINITY;
    case 'L1':
      return firstSentAt === IN_AN_EARLIER_LIFE ? Number.NEGATIVE_INFINITY : firstSentAt + level.keyTtlMs - level.maxLatenessMs;
    case 'L2':
    case 'L3':
      return Number.NEGATIVE_INFINITY;
  }
};

/**
 * From when a look that finds nothing may be believed, be it the program's or, at L3, a person's: no copy can still be under way. At L1 too: a copy that lands after the look-up is
 * remembered for the key's life only, and nobody knows when the next attempt will be.
 */
export const absenceCountsFrom = (level: Exclude<WmsLevel, { readonly level: 'L0' }>, lastSentAt: number): number => lastSentAt + level.maxLatenessMs;
