import type { Db } from './open-database.ts';

const stepsByDb = new WeakMap<Db, (() => void)[]>();

/** For what a store put off: done in a transaction once nobody writes (`quiet-work.ts`). A step takes some milliseconds at most. */
export function whenQuiet(db: Db, step: () => void): void {
  const known = stepsByDb.get(db);
  if (known === undefined) stepsByDb.set(db, [step]);
  else known.push(step);
}

export const quietSteps = (db: Db): readonly (() => void)[] => stepsByDb.get(db) ?? [];
