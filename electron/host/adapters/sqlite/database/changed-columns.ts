import type { Db } from './open-database.ts';

type Value = string | number | null;
export type Columns = Readonly<Record<string, Value>>;

/**
 * Writes the columns of a row that are other than they were, and no statement when none is. An UPDATE that names a column writes every
 * index the column is in, changed or not; each of those is a page more in the commit a clerk waits for.
 */
export function createRowUpdate(db: Db, table: string, key: string): (n: number, was: Columns, now: Columns) => void {
  const prepare = (columns: readonly string[]) =>
    db.prepare<Value[]>(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${key} = ?`);
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  return (n, was, now) => {
    const columns = Object.keys(now).filter((column) => now[column] !== was[column]);
    if (columns.length === 0) return;
    const names = columns.join();
    let update = prepared.get(names);
    if (update === undefined) prepared.set(names, (update = prepare(columns)));
    update.run(...columns.map((column) => now[column] ?? null), n);
  };
}
