import type { Difference, NewDifference, NotedKind } from '../difference/difference.ts';
import type { OrderId } from '../order/order.ts';

export interface KnownThere {
  readonly orderId: OrderId;
  readonly wmsRef: string;
}

/** Differences waiting for a person. At most one of a kind per order is open; writing needs a unit of work. */
export interface Differences {
  /** Opens one, or brings the open one of its kind up to date. */
  readonly note: (difference: NewDifference) => void;
  /** Closes the open one of this kind; false when there is none. */
  readonly close: (orderId: string, kind: NotedKind, at: number) => boolean;
  /** Those that ask a person, oldest first. */
  readonly open: () => readonly Difference[];
  /** Everything noted about one order. */
  readonly ofOrder: (orderId: string) => readonly Difference[];
  readonly find: (n: number) => Difference | null;
  /** Orders that should be in a full listing of the WMS: known there and neither gone nor cancelled here. */
  readonly knownThere: () => readonly KnownThere[];
}
export interface DifferencesDep {
  readonly differences: Differences;
}
