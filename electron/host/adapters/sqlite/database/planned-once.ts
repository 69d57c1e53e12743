import type Database from 'better-sqlite3';
import type { Db } from './open-database.ts';

/**
 * The end of a statement that returns so many rows at most. The planner reads a bare `LIMIT ?` when it is bound, and plans the whole statement
 * anew at every call, which takes longer than the rows; it does not look behind the sign. For statements whose index stands fast.
 */
export const ATMOST = 'LIMIT +?';

/** Statements that are put together while the program runs, compiled when they are first asked for; for sets of a few. */
export function preparedOnce<P extends unknown[], R>(db: Db): (sql: string) => Database.Statement<P, R> {
  const prepared = new Map<string, Database.Statement<P, R>>();
  return (sql) => {
    let statement = prepared.get(sql);
    if (statement === undefined) prepared.set(sql, (statement = db.prepare<P, R>(sql)));
    return statement;
  };
}
