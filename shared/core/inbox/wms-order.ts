import type { OrderFacts, OrderPersonal, OrderState } from '../order/order.ts';

export interface WmsHold {
  readonly holdId: string;
  readonly reason: string;
  readonly placedAt: number;
}

/** Who last changed a field over there, as people there call them, and when; `by` is empty when not known. */
export interface WmsEdit {
  readonly field: string;
  readonly by: string;
  readonly at: number;
}

/** An order as the WMS tells it. `version` counts changes of its content and state; holds and notes do not move it. */
export interface WmsOrder extends Omit<OrderFacts, 'id' | 'source' | 'wmsRef' | 'warehouse' | 'tote'>, OrderPersonal {
  /** As the WMS calls it. */
  readonly warehouse?: string | undefined;
  /** Empty: it lies in none. Absent: this WMS says nothing of totes. */
  readonly tote?: string | undefined;
  readonly ref: string;
  /** Our own order id where the order was made here, else null. */
  readonly externalRef: string | null;
  readonly version: number;
  readonly state: OrderState;
  readonly holds: readonly WmsHold[];
  readonly updatedAt: number;
  /** At most one per field. Absent: this WMS does not keep it. */
  readonly edits?: readonly WmsEdit[] | undefined;
}

export interface WmsStockLevel {
  readonly sku: string;
  readonly warehouse?: string | undefined;
  readonly location: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly countedAt: number;
}

export interface WmsProduct {
  readonly sku: string;
  readonly merchant: string;
  readonly name: string;
  readonly barcode: string;
  /** Null when never weighed. */
  readonly weightGrams: number | null;
  readonly active: boolean;
}

/** What a raw inbound record turned out to say. */
export type InboundFact =
  | { readonly kind: 'order'; readonly order: WmsOrder }
  | { readonly kind: 'stock'; readonly stock: WmsStockLevel }
  | { readonly kind: 'product'; readonly product: WmsProduct };
