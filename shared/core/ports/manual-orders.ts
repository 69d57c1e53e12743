import type { ManualDraft } from '../manual-order/manual-form.ts';

/** What is being typed, durable from one keystroke to the next. Writing needs a unit of work. */
export interface ManualDrafts {
  readonly put: (draft: ManualDraft) => void;
  readonly find: (id: string) => ManualDraft | null;
  /** Newest first. */
  readonly list: () => readonly ManualDraft[];
  readonly remove: (id: string) => void;
}

export interface ManualOrderRecord {
  readonly orderId: string;
  readonly draftId: string;
  readonly documentNo: string;
  /** The declared outage it was entered in, or that found it on its way; null when there was none. */
  readonly outageId: string | null;
  readonly enteredAt: number;
  readonly by: string;
}

/** Orders that were typed by hand. */
export interface ManualOrders {
  /** Inside the unit of work that takes the order in; a draft becomes an order once. */
  readonly add: (record: ManualOrderRecord) => void;
  /** An order of no outage belongs to this one from now on, for ever; one that has its outage is refused. Inside a unit of work. */
  readonly join: (orderId: string, outageId: string) => void;
  /** Of no outage, with a request to enter it at the WMS that was never sent; oldest first. */
  readonly unsent: () => readonly { readonly record: ManualOrderRecord; readonly creation: string }[];
  readonly ofDraft: (draftId: string) => ManualOrderRecord | null;
  readonly ofOrder: (orderId: string) => ManualOrderRecord | null;
  /** Newest first. */
  readonly recent: (limit: number) => readonly ManualOrderRecord[];
  /** Newest first. */
  readonly ofOutage: (outageId: string) => readonly ManualOrderRecord[];
}
