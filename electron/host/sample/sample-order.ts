import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import type { Recipient } from '../../../shared/core/order/recipient.ts';

export const PLATFORMS = ['taobao', 'pdd', 'douyin', 'shopify'] as const;
/** Each platform's orders come in the file its merchants send: 淘宝 exports, 聚水潭, an ERP's own sheet, Shopify. */
export type Platform = (typeof PLATFORMS)[number];

export interface SampleLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: string;
}

/** An order as a shop would send it, before any file is written. */
export interface SampleOrder {
  readonly number: string;
  readonly merchant: string;
  readonly platform: Platform;
  readonly orderedAt: number;
  readonly paidAt: number;
  readonly promisedAt: number;
  readonly state: 'open' | 'dispatched' | 'cancelled';
  readonly dispatchedAt: number | null;
  readonly carrier: string;
  readonly waybill: string;
  readonly lines: readonly SampleLine[];
  readonly recipient: Recipient;
  readonly buyerNote: string;
  /** What was put wrong on purpose: never written into a file, the program has to find it. Null: nothing. */
  readonly fault: ExceptionKind | null;
}
