import type { WmsOrder } from '../inbox/wms-order.ts';
import type { OrderId } from '../order/order.ts';

/**
 * Something the two sides say differently about one order and no rule may decide. Each waits, visibly, for a person:
 *
 *   conflict      a change met a version made over there meanwhile, and both sides changed the same field
 *   not_applied   the WMS said yes to a change and does not show it
 *   rolled_back   the WMS shows an older version than it acknowledged: it was restored from a backup
 *   hold_gone     the WMS acknowledged a hold that stands here and does not show it: the order could leave over there
 *   vanished      an order the WMS knew is not in a full listing any more
 *   twin          a second order over there carries the same platform number
 */
export const DIFFERENCE_KINDS = ['conflict', 'not_applied', 'rolled_back', 'hold_gone', 'vanished', 'twin'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Closing these without a decision would leave two truths: the next reading would only ask again. */
export const isDecidedOnly = (kind: NotedKind): boolean => kind === 'conflict' || kind === 'hold_gone';

/**
 * Nobody is asked: the WMS showed a newer version while a change of ours was under way, and fields of that change were left alone. They are
 * looked at again when the change is settled.
 */
export const UNFOLLOWED = 'unfollowed';
export type NotedKind = DifferenceKind | typeof UNFOLLOWED;

export interface Difference {
  /** Grows with every one found. */
  readonly n: number;
  readonly kind: NotedKind;
  readonly orderId: OrderId;
  /** The change that met it; null where none did. */
  readonly entryId: string | null;
  /** What the WMS shows; null for an order it no longer has. Holds personal data and is erased when the difference is closed. */
  readonly theirs: WmsOrder | null;
  readonly foundAt: number;
}
export type NewDifference = Omit<Difference, 'n'>;
