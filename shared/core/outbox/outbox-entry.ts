import type { Json } from '../journal/journal-entry.ts';
import type { OrderId } from '../order/order.ts';

/** What may be told to a WMS. Holds, corrections, cancellations and notes always sync; release, pack and ship are doors and ask the gate first. */
export const CHANGE_KINDS = [
  'order.create',
  'order.correct',
  'hold.place',
  'hold.lift',
  'order.cancel',
  'note.add',
  'order.release',
  'order.pack',
  'order.ship',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const isChangeKind = (text: string): text is ChangeKind => (CHANGE_KINDS as readonly string[]).includes(text);

/** What a row of the queue says that this version has no words for: kept as it is, parked and shown, never guessed. */
export const NOT_UNDERSTOOD = 'not_understood';
export type StoredKind = ChangeKind | typeof NOT_UNDERSTOOD;

/** From now on; never an instant of the wall clock, which somebody may set. */
export const AT_ONCE = 0;
/**
 * A change for an order that the WMS does not know yet cannot be addressed: it waits until the order is seen there (`addressUnsent`).
 * Later than any instant, and exact in a double.
 */
export const ONCE_KNOWN_AT = 8_000_000_000_000_000;

/** Kinds that let goods move on. None of them may follow a refused change of the same order unseen. */
export const DOOR_KINDS = ['hold.lift', 'order.release', 'order.pack', 'order.ship'] as const satisfies readonly ChangeKind[];
export const isDoor = (kind: StoredKind): boolean => (DOOR_KINDS as readonly StoredKind[]).includes(kind);

/** Kinds that stand for themselves: what follows one of them in its lane does not build on it. */
export const FREE_KINDS = ['note.add'] as const satisfies readonly ChangeKind[];
export const isFree = (kind: StoredKind): boolean => (FREE_KINDS as readonly StoredKind[]).includes(kind);

export const OUTBOX_STATES = ['pending', 'sending', 'acknowledged', 'in_doubt', 'conflict', 'refused', 'parked', 'cancelled'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export const FINAL_STATES = ['acknowledged', 'refused', 'cancelled'] as const satisfies readonly OutboxState[];
export const isFinal = (state: OutboxState): boolean => (FINAL_STATES as readonly OutboxState[]).includes(state);

/** States that only a person leaves. */
export const PERSON_STATES = ['in_doubt', 'conflict', 'parked'] as const satisfies readonly OutboxState[];
export const waitsForPerson = (state: OutboxState): boolean => (PERSON_STATES as readonly OutboxState[]).includes(state);

/** Why an entry is where it is; each code has a sentence `outbox.error.<code>`. */
export const OUTBOX_ERROR_CODES = [
  'unreachable',
  'timeout',
  'lost',
  'server_error',
  'unauthorised',
  'garbled',
  'busy',
  'restarted',
  'another_life',
  'conflict',
  'refused',
  'unsendable',
  'not_understood',
  'after_refusal',
  'look_up_failed',
  'may_still_arrive',
  'given_up',
  'superseded',
] as const;
export type OutboxErrorCode = (typeof OUTBOX_ERROR_CODES)[number];

export interface OutboxError {
  readonly code: OutboxErrorCode;
  /** Machine text: a refusal reason, an HTTP status, the path of an unreadable field. Holds no personal data. */
  readonly detail: string;
  /** How many times in a row the same code came. */
  readonly times: number;
}

/** One change on its way to the WMS. Id, time and payload are stamped before it is queued and never change. */
export interface OutboxEntry {
  /** UUID version 7; the idempotency key and the permanent external reference at the WMS. */
  readonly id: string;
  /** Order of queueing, strictly growing. */
  readonly seq: number;
  /** One lane per order: its changes reach the WMS in this order. */
  readonly lane: OrderId;
  /** The WMS's own reference of the order; null for an order made here, which the WMS then knows by its lane. */
  readonly orderRef: string | null;
  readonly kind: StoredKind;
  readonly payload: Json;
  /** The WMS version this change was made on; null where it does not matter (notes, holds). */
  readonly baseVersion: number | null;
  readonly occurredAt: number;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly state: OutboxState;
  readonly lastError: OutboxError | null;
  /**
   * The first and the last time it may have reached the WMS, by the steady clock of one life of the program; both null while it surely
   * has not. `IN_AN_EARLIER_LIFE` where the program ended since: that life's clock says nothing to this one.
   */
  readonly firstSentAt: number | null;
  readonly sentAt: number | null;
  readonly settledAt: number | null;
}

export type NewOutboxEntry = Pick<OutboxEntry, 'id' | 'seq' | 'lane' | 'orderRef' | 'kind' | 'payload' | 'baseVersion' | 'occurredAt'>;

export const createOutboxEntry = (fresh: NewOutboxEntry): OutboxEntry => ({
  ...fresh,
  attempts: 0,
  nextAttemptAt: AT_ONCE,
  state: 'pending',
  lastError: null,
  firstSentAt: null,
  sentAt: null,
  settledAt: null,
});
