import { withLateWork } from './late-work.ts';
import type { Db } from './open-database.ts';
import { quietSteps } from './quiet-steps.ts';
import { tellRolledBack } from './transaction-rules.ts';

/** So long at least nobody has written, and twice as long at most: between two decisions of a clerk, not between two batches of an import. */
const QUIET_AFTER_MS = 120;
/** Pages in the log that are worth copying back: a megabyte, some twenty decisions. SQLite itself begins at a thousand. */
const WORTH_COPYING = 250;
/** Pages of the full-text index written at a time: some milliseconds. */
const MERGE_PAGES = 64;

export interface QuietWorkDeps {
  readonly db: Db;
  /** Runs something once after a while; the returned function takes that back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly onFailed: (cause: unknown) => void;
}

export interface QuietWork {
  /** Told after each commit. */
  readonly written: () => void;
  readonly stop: () => void;
}

/**
 * What a commit need not wait for is done when nobody writes: indexes take in what came behind them, the write-ahead log is copied back into
 * the database, and the small pieces that corrections leave in the full-text index are merged. A commit is on disk before and without it. Where
 * it is never quiet all three happen in the middle of a commit (`late-index.ts`, wal_autocheckpoint, automerge): that is the cap, and it takes
 * tens of milliseconds.
 *
 * A failure here loses nothing, the log stays what counts, and the next commit meets the disk's error in its own way.
 */
export function createQuietWork({ db, after, onFailed }: QuietWorkDeps): QuietWork {
  const merge = db.prepare(`INSERT INTO order_text (order_text, rank) VALUES ('merge', ${MERGE_PAGES})`);
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  let takeBack: (() => void) | null = null;
  // Whoever commits only leaves a mark: a timer taken back and set anew is a tenth of what the smallest decision takes.
  let hasWritten = false;
  const catchUp = db.transaction(() => withLateWork(db, () => quietSteps(db).forEach((step) => step())));

  const pagesInLog = (): number => {
    const [{ log, checkpointed } = { log: 0, checkpointed: 0 }] = db.pragma('wal_checkpoint(NOOP)') as {
      readonly log: number;
      readonly checkpointed: number;
    }[];
    return log - checkpointed;
  };
  /** One step; true when it found something to merge (fewer than two changes mean that there was nothing, sqlite.org/fts5.html). */
  const mergeStep = (): boolean => {
    const before = changes.get() ?? 0;
    merge.run();
    return (changes.get() ?? 0) - before >= 2;
  };

  const work = (): void => {
    takeBack = null;
    if (!db.open || db.inTransaction) return;
    if (hasWritten) return wait();
    try {
      catchUp.immediate();
      if (mergeStep()) return wait();
      // PASSIVE waits for nobody, and what a reader still needs stays in the log until the next time.
      if (pagesInLog() >= WORTH_COPYING) db.pragma('wal_checkpoint(PASSIVE)');
    } catch (cause) {
      tellRolledBack(db);
      onFailed(cause);
    }
  };
  function wait(): void {
    hasWritten = false;
    takeBack = after(QUIET_AFTER_MS, work);
  }
  return {
    written: () => {
      if (takeBack === null) wait();
      else hasWritten = true;
    },
    stop: () => {
      takeBack?.();
      takeBack = null;
    },
  };
}
