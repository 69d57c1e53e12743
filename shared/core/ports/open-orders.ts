import type { OrderState } from '../order/order.ts';

/** What readiness asks about an order that has neither left nor been cancelled. */
export interface OpenOrderFacts {
  readonly orderId: string;
  readonly merchant: string;
  readonly platformOrderNo: string;
  readonly promisedShipAt: number | null;
  readonly state: OrderState;
  readonly carrier: string;
  readonly hasWaybill: boolean;
  /** An open address exception or hold, or no address at all. */
  readonly addressOpen: boolean;
  /** An active hold for anything but address and stock. */
  readonly heldOtherwise: boolean;
  /** Every unit of goods reserved, and no hold for want of stock. */
  readonly allReserved: boolean;
  /** Codes of the goods, as the order has them. */
  readonly skus: readonly string[];
}

export interface OpenOrders {
  /** Sales only, the earliest promise first, those without one last. */
  readonly list: () => readonly OpenOrderFacts[];
}
