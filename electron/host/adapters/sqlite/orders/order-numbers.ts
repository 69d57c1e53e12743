import type { Db } from '../database/open-database.ts';
import { whenRolledBack } from '../database/transaction-rules.ts';

export interface OrderNumbers {
  /** An order that was read or written, and its place in this file. */
  readonly met: (orderId: string, n: number) => void;
  readonly of: (orderId: string) => number | undefined;
}

const numbersByDb = new WeakMap<Db, OrderNumbers>();

/**
 * The place of an order by its id. The one that was met last is nearly always the one that is written next, by every store that takes part in a
 * decision, and finding it among all orders again reads pages from all over the file.
 */
export function orderNumbers(db: Db): OrderNumbers {
  const known = numbersByDb.get(db);
  if (known !== undefined) return known;
  const select = db.prepare<[string], number>('SELECT n FROM orders WHERE id = ?').pluck();
  let last: { readonly id: string; readonly n: number } | undefined;
  // An order that was taken back leaves its place to the next one.
  whenRolledBack(db, () => {
    last = undefined;
  });
  const numbers: OrderNumbers = {
    met: (id, n) => {
      last = { id, n };
    },
    of: (id) => (last?.id === id ? last.n : select.get(id)),
  };
  numbersByDb.set(db, numbers);
  return numbers;
}
