import type { MatchOrder } from '../manual-match/pair-orders.ts';

/** What matching reads of many orders at once, and the pairs people took apart. Orders come one by one, and nothing may be written before the last. Writing needs a unit of work. */
export interface ManualMatches {
  /** Manual orders of an outage that the WMS does not know and was not asked to enter, and that are not cancelled; oldest first. */
  readonly unknownThere: (outageId: string) => Iterable<MatchOrder>;
  /** Orders the WMS brought since the first manual order of the outage was typed; oldest first. */
  readonly receivedSince: (outageId: string) => Iterable<MatchOrder>;
  /** Cancelled before the WMS ever knew them, with changes that still wait to be told: nobody will ever be able to. */
  readonly cancelledUntold: (outageId: string) => readonly string[];
  /** Files that gave their reference up to a manual order of the outage and are not closed yet. */
  readonly toClose: (outageId: string) => readonly string[];
  /** Typed while no outage was on, not known to the WMS, not asked to be entered there and not cancelled; oldest first. */
  readonly waiting: () => readonly string[];
  /** It is being entered at the WMS, or was. */
  readonly isEntered: (orderId: string) => boolean;
  readonly setApart: (orderId: string, otherIds: readonly string[], at: number, by: string) => void;
  readonly forgetApart: (orderId: string) => void;
  /** By `pairKey`. */
  readonly apart: () => ReadonlySet<string>;
}
