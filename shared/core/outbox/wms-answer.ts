import type { WmsOrder } from '../inbox/wms-order.ts';

/** Why a WMS says no for good; each has a sentence `sync.refusal.<reason>`. */
export const REFUSAL_REASONS = [
  'unknown_order',
  'unknown_sku',
  'unknown_hold',
  'already_exists',
  'already_shipped',
  'already_cancelled',
  'on_hold',
  'out_of_stock',
  'wrong_state',
  'not_allowed',
  'invalid_change',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Accepted {
  readonly outcome: 'accepted';
  readonly orderRef: string;
  /** The order's version just before and just after this change: what lets the next change of the lane follow without a false conflict. */
  readonly previousVersion: number;
  readonly version: number;
}
export interface Conflict {
  readonly outcome: 'conflict';
  readonly current: WmsOrder;
}
export interface Refused {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
  readonly message: string;
  /** The order the refusal is about where that is another than expected (`already_exists`). */
  readonly orderRef: string | null;
}
/** The answers a WMS remembers for ever. */
export type FinalAnswer = Accepted | Conflict | Refused;

/**
 * What became of one change, matched by key, never by position. `garbled` is an answer nobody here understands: the change may
 * have been applied. `unsendable` is a change this connector cannot put into the other side's words: it never left.
 */
export type WmsAnswer =
  | FinalAnswer
  | { readonly outcome: 'duplicate'; readonly first: FinalAnswer }
  | { readonly outcome: 'retryLater'; readonly afterMs: number }
  | { readonly outcome: 'garbled'; readonly detail: string }
  | { readonly outcome: 'unsendable'; readonly detail: string };

/** A whole call that failed. `unreachable` and `unauthorised` surely changed nothing; after the others nobody knows. */
export const WMS_FAILURES = ['unreachable', 'unauthorised', 'timeout', 'lost', 'server_error', 'garbled'] as const;
export interface WmsFailure {
  readonly kind: (typeof WMS_FAILURES)[number];
  readonly detail: string;
  /** When the other side said how long to stay away. */
  readonly retryAfterMs: number | null;
}
export const surelyNotApplied = (failure: Pick<WmsFailure, 'kind'>): boolean => failure.kind === 'unreachable' || failure.kind === 'unauthorised';
