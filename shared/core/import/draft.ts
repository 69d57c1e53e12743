import type { LineKind, OrderKind } from '../order/order.ts';
import type { Recipient } from '../order/recipient.ts';
import type { Tracking } from '../catalogue/tracking.ts';
import type { RecognisedCode, SetAsideReason } from './reasons.ts';

export interface DraftLine {
  readonly kind: LineKind;
  /** The code as the source wrote it, trimmed; empty when the source names the item only by its title. */
  readonly sku: string;
  readonly name: string;
  readonly variant: string;
  readonly quantity: number;
  /** Decimal text, empty when unknown. */
  readonly unitPrice: string;
}

/**
 * What a file says about an order. Lines come grouped while they are contiguous in the file; the same number further down arrives
 * as another draft with the same number and more lines, and whoever stores them merges the two.
 */
export interface DraftOrder {
  readonly kind: OrderKind;
  readonly merchant: string;
  readonly platform: string;
  readonly platformOrderNo: string;
  readonly state: 'imported' | 'dispatched' | 'cancelled';
  readonly orderedAt: number | null;
  readonly paidAt: number | null;
  /** A deadline written as a day means the end of that day at the site. */
  readonly promisedShipAt: number | null;
  readonly dispatchedAt: number | null;
  readonly carrier: string;
  readonly waybill: string;
  readonly currency: string;
  /** As the file writes it; absent where it names none. */
  readonly warehouse?: string;
  /** The box the picked goods lie in; absent where the file names none. */
  readonly tote?: string;
  /** The customer's number or name at the platform: text, never a number. */
  readonly buyerId: string;
  readonly hasAddress: boolean;
  readonly recipient: Recipient;
  readonly buyerNote: string;
  readonly sellerNote: string;
  readonly lines: readonly DraftLine[];
  /** First row of the order in its file, counted from 1 as a spreadsheet does. */
  readonly row: number;
  readonly file: string;
}

export interface DraftStock {
  readonly merchant: string;
  readonly sku: string;
  /** As the file writes it; empty where it has one warehouse and does not name it. */
  readonly warehouse: string;
  /** The place in it. */
  readonly location: string;
  /** When it was counted; null where the file does not say. */
  readonly countedAt: number | null;
  readonly onHand: number;
  readonly safetyStock: number | null;
}

export interface DraftProduct {
  readonly merchant: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly variant: string;
  readonly barcodes: readonly string[];
  readonly weightGrams: number | null;
  /** An instant only when the file gives one; `retired` says what a plain yes/no column says. */
  readonly retiredAt: number | null;
  readonly retired: boolean;
  readonly successorSku: string | null;
  readonly kitParts: readonly { readonly sku: string; readonly quantity: number }[];
  readonly twinSkus: readonly string[];
  readonly aliases?: readonly string[];
  /** Absent where the file has no column about it. */
  readonly tracking?: Tracking;
}

/** What is doubtful about a row that waits. */
export interface RowDoubt {
  /** Header of the doubtful cell; null when the whole row is meant. */
  readonly column: string | null;
  readonly reason: SetAsideReason;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A row that waits for a person. Nothing of it is lost: `raw` holds every cell under its header, as read. */
export interface SetAside extends RowDoubt {
  readonly file: string;
  readonly row: number;
  readonly raw: readonly (readonly [header: string, value: string])[];
  /** What else is doubtful in it, said while somebody mends it; what waits is filed under the first doubt. */
  readonly further?: readonly RowDoubt[];
}

/** How often something was recognised and read as what it is. */
export type Recognised = Partial<Record<RecognisedCode, number>>;
