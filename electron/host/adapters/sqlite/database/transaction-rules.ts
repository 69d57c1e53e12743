import type { Db } from './open-database.ts';

/** What belongs to a decision is written with it: outside a unit of work it would stay when the rest is taken back. */
export function assertInUnitOfWork(db: Db, what: string): void {
  if (!db.inTransaction) throw new Error(`${what} is written inside a unit of work`);
}

const forgetByDb = new WeakMap<Db, (() => void)[]>();

/** For what a store keeps in memory: it may have been read from rows that were then taken back. */
export function whenRolledBack(db: Db, forget: () => void): void {
  const known = forgetByDb.get(db);
  if (known === undefined) forgetByDb.set(db, [forget]);
  else known.push(forget);
}

export function tellRolledBack(db: Db): void {
  for (const forget of forgetByDb.get(db) ?? []) forget();
}
