import type { UnitOfWork } from '../../../../../shared/core/ports/journal.ts';
import { withLateWork } from './late-work.ts';
import type { Db } from './open-database.ts';
import { isDiskFailure, toStorageError, type StorageError } from './storage-error.ts';
import { tellRolledBack } from './transaction-rules.ts';

/**
 * State, journal and outbox commit together or not at all (ARCHITECTURE: "What is always true", 1).
 *
 * After a failed write to the disk the state of the page cache is unknown, and a second fsync may answer "fine" for pages that
 * were dropped. So the first I/O error, like the first damaged page, closes this unit of work for good: the host reopens the file.
 */
export const createUnitOfWork = (db: Db, onBroken: (error: StorageError) => void = () => {}, onCommitted: () => void = () => {}): UnitOfWork => {
  let broken: StorageError | undefined;
  // Made once: making it anew for every decision took longer than some of the statements in it.
  const transaction = db.transaction((work: () => unknown): unknown => {
    const result = withLateWork(db, work);
    if (result instanceof Promise) throw new Error('a unit of work never awaits: its commit would come before its work');
    return result;
  });
  return {
    run: <T>(work: () => T): T => {
      if (broken !== undefined) throw broken;
      if (db.inTransaction) throw new Error('a unit of work never runs inside another');
      let result: T;
      try {
        result = transaction.immediate(work) as T;
      } catch (cause) {
        tellRolledBack(db);
        const error = toStorageError(cause, db.name);
        if (isDiskFailure(error)) {
          broken = error;
          onBroken(error);
        }
        throw error;
      }
      onCommitted();
      return result;
    },
  };
};
