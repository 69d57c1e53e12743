import type { JournalDraft } from '../journal/journal-entry.ts';

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

/** Appends to the hash-chained log; only inside a unit of work. Returns the entry's station sequence. */
export interface JournalWriter {
  readonly append: (draft: JournalDraft) => number;
}
export interface JournalWriterDep {
  readonly journal: JournalWriter;
}
