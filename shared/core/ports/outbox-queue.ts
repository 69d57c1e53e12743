import type { NewOutboxEntry } from '../outbox/outbox-entry.ts';

/** A change ready to be queued: everything stamped, so that a replay of the queue gives the same bytes. */
export interface QueuedChange extends Omit<NewOutboxEntry, 'seq'> {
  readonly journalN: number;
  readonly decision: string;
}

/** The deciding side of the outbox; only inside a unit of work. Sending is the pump's, through OutboxStore. */
export interface OutboxQueue {
  readonly enqueue: (change: QueuedChange) => void;
  /** Where the changes of one decision about one order stand; a decision on many orders is one decision in each of their lanes. */
  readonly ofDecision: (lane: string, decision: string) => readonly { readonly id: string; readonly state: string; readonly attempts: number }[];
  /** Cancels entries that never left. Throws when one of them did. */
  readonly cancelUnsent: (ids: readonly string[], at: number) => void;
  /** Closes changes that others take the place of: in conflict, set aside, or waiting and surely never sent. Throws for any other. */
  readonly supersede: (ids: readonly string[], by: string, at: number) => void;
  /** The WMS knows the order from now on: changes that never left are addressed by its reference. */
  readonly addressUnsent: (lane: string, orderRef: string) => void;
  /** It does not know the order after all: changes that never left wait again until it does. */
  readonly forgetAddress: (lane: string) => void;
}
export interface OutboxQueueDep {
  readonly outboxQueue: OutboxQueue;
}
