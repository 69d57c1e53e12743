import type { AllocationPolicyId } from '../stock/allocation-policy.ts';
import type { StockWay } from '../stock/way-out.ts';

/** How a short SKU is shared out: by which policy, and which orders a person put before all others. */
export interface StockChoice {
  readonly policy: AllocationPolicyId;
  readonly pinned: readonly string[];
}

/** One order's lines before and after a sharing: units of each line's own SKU. */
export interface SharedOrder {
  readonly orderId: string;
  readonly lines: readonly { readonly lineNo: number; readonly was: number; readonly reserved: number }[];
}
export interface StockSharing extends Key {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  /** The choice that stood before; null where none did. */
  readonly choiceBefore: StockChoice | null;
  readonly changes: readonly SharedOrder[];
}

/** What may be done without an answer: wait where a date is known, or let a supervisor decide. Nothing is cancelled unasked. */
export const DEFAULT_WAYS = ['wait', 'ask_supervisor'] as const;
export type DefaultWay = (typeof DEFAULT_WAYS)[number];

export interface StockExpected {
  readonly quantity: number;
  readonly expectedAt: number;
}
export interface StockTold {
  readonly toldAt: number;
  readonly by: string;
  readonly replyBy: number;
  readonly defaultWay: DefaultWay;
  /** What happens then, in the words of whoever told the merchant. */
  readonly defaultText: string;
  readonly answer: StockWay | DefaultWay | null;
  readonly answeredAt: number | null;
}

export interface ShortSku extends Key {
  /** Open exceptions of orders that go short; those that got their share are not counted. */
  readonly waiting: number;
  /** The deadline that ends first. */
  readonly dueAt: number | null;
}
/** One shortage: a SKU of a merchant in one warehouse; the empty warehouse is this site's own. */
export interface Key {
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
}

/** What the stock desk keeps beside orders and shelves. Writing needs a unit of work. */
export interface StockDesk {
  readonly shortSkus: () => readonly ShortSku[];
  readonly openCases: (key: Key) => readonly { readonly caseId: string; readonly orderId: string; readonly cause: string }[];
  readonly choice: (key: Key) => StockChoice | null;
  readonly choose: (key: Key, choice: StockChoice | null) => void;
  readonly addSharing: (sharing: StockSharing) => void;
  /** The last one of a SKU that was not taken back. */
  readonly lastSharing: (key: Key) => StockSharing | null;
  readonly takeBack: (id: string) => void;
  readonly expected: (key: Key) => StockExpected | null;
  readonly expect: (key: Key, expected: StockExpected | null, by: string, at: number) => void;
  readonly told: (key: Key) => StockTold | null;
  readonly tell: (key: Key, told: Omit<StockTold, 'answer' | 'answeredAt'>) => void;
  readonly answer: (key: Key, answer: StockWay | DefaultWay, at: number) => void;
  /** SKUs whose merchant was to answer by now and did not. */
  readonly unanswered: (nowAt: number) => readonly (Key & StockTold)[];
}
export interface StockDeskDep {
  readonly desk: StockDesk;
}
