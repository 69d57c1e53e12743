import type { OutboxEntry, OutboxState } from '../outbox/outbox-entry.ts';
import type { Settlement } from '../outbox/settle-batch.ts';
import type { InboundRaw } from './wms-connector.ts';

/** Acknowledged and cancelled entries may be millions and need not be counted; a store may say 0. */
export type OutboxCounts = Readonly<Record<OutboxState, number>>;

export interface OutboxFilter {
  readonly states?: readonly OutboxState[];
  readonly lane?: string;
  /** Only those that were tried before. */
  readonly attempted?: true;
  readonly limit?: number;
}

/**
 * Where the outbox lives. Each call is one durable transaction: `markSending` is on disk before a request leaves, `settle` commits
 * the entries, the order they are about and the journal together. Entries are queued by use cases in their own transaction, not here.
 */
export interface OutboxStore {
  /** Exactly what `dueEntries` gives for all entries of the outbox. */
  readonly due: (now: number, limit: number) => readonly OutboxEntry[];
  /** The earliest `nextAttemptAt` of an entry that `due` would give once its time has come; null when there is none. */
  readonly nextDueAt: () => number | null;
  /** Pending entries become `sending` (`onSending`) and are returned as stored; any other is neither changed nor returned, for it must not be sent. */
  readonly markSending: (ids: readonly string[], at: number) => readonly OutboxEntry[];
  /** Stores entries and their followers. An entry that is final in the store stays as it is. */
  /** `also` is written in the same transaction: the word of a person who settled an entry. */
  readonly settle: (settlements: readonly Settlement[], also?: () => void) => void;
  /** The unsettled entries of one lane, by seq. */
  readonly lane: (lane: string) => readonly OutboxEntry[];
  /**
   * Every lane with something unsettled, and the states of that. Without the entries: after an outage of two weeks they are tens of thousands,
   * and what they carry is a hundred times what is asked here. Lanes that stand alike may share one list.
   */
  readonly unsettledByLane: () => ReadonlyMap<string, readonly OutboxState[]>;
  readonly find: (id: string) => OutboxEntry | null;
  /** Newest first. */
  readonly list: (filter: OutboxFilter) => readonly OutboxEntry[];
  readonly counts: () => OutboxCounts;
  /** When the oldest pending or sending change happened; null when nothing waits. */
  readonly oldestWaitingAt: () => number | null;
}

/** Where inbound records are kept raw. A key already there adds nothing. */
export interface InboundStore {
  readonly cursor: () => string;
  /** Records and the cursor behind them commit together; a null cursor (sweep) leaves the old one. Returns how many were new. */
  readonly saveInbound: (records: readonly InboundRaw[], cursor: string | null) => number;
  /** The WMS database these records came from; null before the first contact. */
  readonly instance: () => string | null;
  /**
   * Another or a restored database: reading starts at the beginning again, in one transaction with the new name. What of the other one was not
   * understood yet is forgotten: its versions mean nothing here, and whatever is true comes again.
   */
  readonly beginInstance: (instance: string) => void;
  /** When everything there is was last read through, by the wall clock; null before the first time. */
  readonly sweptAt: () => number | null;
  readonly noteSwept: (at: number) => void;
  /** Whatever was read so far is not enough any more: everything is read through again. Inside a unit of work. */
  readonly forgetSwept: () => void;
}
