import type { JournalDraft, JournalEntry } from '../journal/journal-entry.ts';
import type { OrderId } from '../order/order.ts';

/**
 * One durable transaction: everything written inside `run` commits together or not at all, and `run` returns only after the
 * commit is on disk. Nothing may be called saved before it returned. Runs never nest and never await.
 */
export interface UnitOfWork {
  readonly run: <T>(work: () => T) => T;
}
export interface UnitOfWorkDep {
  readonly unitOfWork: UnitOfWork;
}

/** Appends to the hash-chained log; only inside a unit of work. Returns the entry's place in the log. */
export interface JournalWriter {
  readonly append: (draft: JournalDraft) => number;
}
export interface JournalWriterDep {
  readonly journal: JournalWriter;
}

/** What a walk over the chain found; `brokenAt` is the first entry whose hash does not follow. */
export interface Verdict {
  readonly whole: boolean;
  readonly entries: number;
  readonly brokenAt: number | null;
  readonly head: string;
}

export interface JournalReader {
  /** All entries about an order, oldest first. */
  readonly ofOrder: (orderId: OrderId) => readonly JournalEntry[];
  readonly ofDecision: (orderId: OrderId, decision: string) => readonly JournalEntry[];
  /** All entries behind a place, from the first one where none is named. */
  readonly walk: (afterN?: number) => Iterable<JournalEntry>;
  /** At most so many entries behind the place `n`, oldest first. */
  readonly after: (n: number, limit: number) => readonly JournalEntry[];
  /** Walks the whole chain; `tell` hears now and then how many entries were right. */
  readonly verify: (tell?: (entries: number) => void) => Verdict;
  /** Place of the newest entry, 0 for an empty log. */
  readonly head: () => number;
}
