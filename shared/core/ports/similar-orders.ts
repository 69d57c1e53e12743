import type { Order } from '../order/order.ts';

/** Orders that may be this one under another number: same phone, or the same content where there is no phone. Newest first, a handful. */
export interface SimilarOrders {
  readonly candidates: (order: Order) => readonly Order[];
}
