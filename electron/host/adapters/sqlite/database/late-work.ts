import type { Db } from './open-database.ts';

/*
 * The full-text index writes its memory out whenever a statement takes a savepoint, and every insert with a trigger takes one. Written
 * in between them it makes a segment per order; written in one go at the end of the transaction it makes one per batch (a third of the time).
 */
const lateByDb = new WeakMap<Db, (() => void)[]>();

/** Leaves writing for the end of the running unit of work, inside its transaction; where none runs it is done at once. */
export function beforeCommit(db: Db, write: () => void): void {
  const late = lateByDb.get(db);
  if (late === undefined) write();
  else late.push(write);
}

/** Runs work and then what it left for the end. What was left by work that failed is forgotten with it. */
export function withLateWork<T>(db: Db, work: () => T): T {
  const late: (() => void)[] = [];
  lateByDb.set(db, late);
  try {
    const result = work();
    for (const write of late) write();
    return result;
  } finally {
    lateByDb.delete(db);
  }
}
