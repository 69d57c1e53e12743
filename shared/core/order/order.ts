import type { Brand } from '../../kernel/brand.ts';
import type { Recipient } from './recipient.ts';

export type OrderId = Brand<string, 'OrderId'>;

/** PRODUCT words: the way of an order through the warehouse. `cancelled` may follow any state before `dispatched`. */
export const ORDER_STATES = ['imported', 'checked', 'allocated', 'labelled', 'packed', 'manifested', 'dispatched', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What a document is: goods to send, goods credited back, or a stock write-off that only looks like an order. Only sales are worked. */
export const ORDER_KINDS = ['sale', 'cancellation', 'write_off'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** A fee line (postage, bank charges, samples, manual corrections) is kept and never looked for on a shelf. */
export const LINE_KINDS = ['goods', 'fee'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface OrderLine {
  readonly lineNo: number;
  readonly kind: LineKind;
  /** The code as the source wrote it, trimmed. */
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  /** Units; negative on cancellations and write-offs. */
  readonly quantity: number;
  /** Decimal text as written ("2.55"), empty when unknown: money never passes through floating point. */
  readonly unitPrice: string;
  /** Units reserved for this line by this console's allocation. */
  readonly reserved: number;
}

/** The order's own facts. Recipient and notes are personal data and travel beside it, see OrderPersonal. */
export interface OrderFacts {
  readonly id: OrderId;
  readonly kind: OrderKind;
  readonly merchant: string;
  readonly platform: string;
  readonly platformOrderNo: string;
  /** Permanent reference at the WMS; null until the WMS knows the order. */
  readonly wmsRef: string | null;
  readonly orderedAt: number | null;
  readonly paidAt: number | null;
  readonly promisedShipAt: number | null;
  readonly carrier: string;
  readonly waybill: string;
  readonly currency: string;
  /** The warehouse it leaves from, by its code; absent: this site's own. */
  readonly warehouse?: string;
  /** The box its picked goods lie in, as its label reads; absent where none is known, and gone once the parcel is closed. */
  readonly tote?: string;
  /** False when the source had no address columns at all: nothing about the address is known, so nothing can be wrong with it. */
  readonly hasAddress: boolean;
  readonly lines: readonly OrderLine[];
  readonly source: { readonly importId: string; readonly row: number } | null;
}

export interface OrderPersonal {
  readonly recipient: Recipient;
  readonly buyerNote: string;
  readonly sellerNote: string;
}

export interface Order extends OrderFacts, OrderPersonal {
  readonly state: OrderState;
  /** Counts this console's changes to the order, from 1. */
  readonly version: number;
  /** The WMS's version of the order that ours is based on; null while it is unknown there. */
  readonly wmsVersion: number | null;
}

/** A field a person or a rule may correct: `recipient.phone`, `lines.3.sku`, `lines.3.quantity`, `carrier`, and the promised day as epoch ms. */
export type FieldPath = `recipient.${string}` | `lines.${number}.sku` | `lines.${number}.quantity` | 'carrier' | 'promisedShipAt' | 'buyerNote' | 'sellerNote';

export interface FieldChange {
  readonly field: FieldPath;
  readonly from: string;
  readonly to: string;
}
