import type { ShortageKey } from '../stock/stock-incident.ts';
import type { AllocationPolicyId } from '../stock/allocation-policy.ts';
import type { OrderId } from '../order/order.ts';
import type { ShortReason } from '../pack-check/pack-task.ts';
import type { DefaultWay, StockWay } from '../stock/way-out.ts';

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
export interface StockSharing extends ShortageKey {
  readonly id: string;
  readonly by: string;
  readonly at: number;
  /** The choice that stood before; null where none did. */
  readonly choiceBefore: StockChoice | null;
  readonly changes: readonly SharedOrder[];
}

export interface StockExpected {
  readonly quantity: number;
  readonly expectedAt: number;
}
export interface AnswerDone {
  readonly decision: string;
  readonly orderIds: readonly string[];
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
  /** The message that carries it out of the house; null where a person did. */
  readonly messageId: string | null;
  /** The decision by which the answer was done to orders; null where none was, or it was taken back. */
  readonly doneBy: AnswerDone | null;
}

export interface RefundCase {
  readonly caseId: string;
  readonly orderId: string;
  readonly outcome: 'line_cancelled' | 'order_cancelled';
  readonly confirmedAt: number | null;
}

export interface ShortSku extends ShortageKey {
  /** Open exceptions of orders that go short; those that got their share are not counted. */
  readonly waiting: number;
  /** The deadline that ends first. */
  readonly dueAt: number | null;
}
/** What a packer asked of the place of these goods: it stands as long as its exception does, or until somebody looked. */
export interface PlaceReport extends ShortageKey {
  readonly orderId: OrderId;
  readonly caseId: string;
  readonly platformOrderNo: string;
  readonly openedAt: number;
  /** Units that were not there. */
  readonly missing: number;
  readonly reason: ShortReason;
  readonly toCount: boolean;
  readonly frozen: boolean;
}

/** What the stock desk keeps beside orders and shelves. Writing needs a unit of work. */
export interface StockDesk {
  readonly shortSkus: () => readonly ShortSku[];
  readonly openCases: (key: ShortageKey) => readonly { readonly caseId: string; readonly orderId: string; readonly cause: string }[];
  /** Places to be counted or looked at, the oldest report first. */
  readonly askedPlaces: () => readonly PlaceReport[];
  readonly choice: (key: ShortageKey) => StockChoice | null;
  readonly choose: (key: ShortageKey, choice: StockChoice | null) => void;
  readonly addSharing: (sharing: StockSharing) => void;
  /** The last one of a SKU that was not taken back. */
  readonly lastSharing: (key: ShortageKey) => StockSharing | null;
  readonly takeBack: (id: string) => void;
  readonly expected: (key: ShortageKey) => StockExpected | null;
  readonly expect: (key: ShortageKey, expected: StockExpected | null, by: string, at: number) => void;
  readonly told: (key: ShortageKey) => StockTold | null;
  readonly tell: (key: ShortageKey, told: Omit<StockTold, 'answer' | 'answeredAt' | 'doneBy'>) => void;
  readonly answer: (key: ShortageKey, answer: StockWay | DefaultWay, at: number, doneBy: AnswerDone | null) => void;
  /** What was done was taken back: the answer is asked for again. */
  readonly reopenAnswer: (key: ShortageKey) => void;
  /** Whose message this is. */
  readonly toldBy: (messageId: string) => ShortageKey | null;
  /** Orders of a shortage that were cancelled, whole or in part: the merchant refunds the customer. Newest first. */
  readonly refunds: (key: ShortageKey) => readonly RefundCase[];
  /** Shortages of which refunds are open, with how many. */
  readonly openRefunds: () => readonly (ShortageKey & { readonly count: number })[];
  /** Of which low stock its merchant was warned. */
  readonly warned: () => readonly ShortageKey[];
  readonly noteWarned: (keys: readonly ShortageKey[], at: number) => void;
  readonly forgetWarned: (keys: readonly ShortageKey[]) => void;
  readonly confirmRefund: (caseId: string, by: string, at: number) => void;
  /** SKUs whose merchant was to answer by now and did not. */
  readonly unanswered: (nowAt: number) => readonly (ShortageKey & StockTold)[];
}
export interface StockDeskDep {
  readonly desk: StockDesk;
}
