import type { OrderState } from '../order/order.ts';

export interface SearchHit {
  readonly n: number;
  readonly orderId: string;
  readonly platformOrderNo: string;
  readonly merchant: string;
  readonly state: OrderState;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly waybill: string;
  /** Which look-up found it: number, waybill, tote, phone, sku, name, pinyin or text. */
  readonly matched: string;
}

/** Finds orders by whatever somebody types; newest first. */
export interface OrderSearch {
  readonly find: (text: string, limit: number) => readonly SearchHit[];
  /** Places of the orders a text finds, for filtering a list. */
  readonly orderNs: (text: string, limit: number) => readonly number[];
}
