import { beforeCommit } from './late-work.ts';
import type { Db } from './open-database.ts';
import { whenQuiet } from './quiet-steps.ts';
import { whenRolledBack } from './transaction-rules.ts';

/** Rows at the end of a table that a question may have to look at one by one: a fifth of a millisecond. */
const MOST_BEHIND = 500;

export interface LateIndexSpec {
  readonly table: 'journal_of_order' | 'outbox_of_lane';
  readonly source: string;
  readonly key: string;
  /** The dense, growing number of a row in its table. */
  readonly place: string;
}

export interface LateIndex {
  /** A query for the places of a key, which is bound twice. */
  readonly places: string;
  /** Told of each new row, inside its transaction. */
  readonly grew: (place: number) => void;
  /** Takes in what is missing, inside a transaction. */
  readonly fill: () => void;
}

/**
 * An index over a table that only grows at its end, filled when nobody waits: its keys come in no order, so each row would cost a commit a page
 * of its own, read and written. A question asks the index and looks at the few rows behind it. Where it is never quiet, the commit that goes
 * beyond the most that may be behind takes all of them in.
 */
export function createLateIndex(db: Db, { table, source, key, place }: LateIndexSpec): LateIndex {
  const selectUpto = db.prepare<[], number>(`SELECT upto FROM late_index WHERE name = '${table}'`).pluck();
  const selectLast = db.prepare<[], number>(`SELECT coalesce(max(${place}), 0) FROM ${source}`).pluck();
  const takeIn = db.prepare<[number, number]>(
    `INSERT INTO ${table} SELECT ${key}, ${place} FROM ${source} WHERE ${place} > ? AND ${place} <= ? AND ${key} IS NOT NULL ORDER BY ${key}, ${place}`,
  );
  const moveOn = db.prepare<[number]>(`UPDATE late_index SET upto = ? WHERE name = '${table}'`);
  let known: number | undefined;
  let isFillAsked = false;
  whenRolledBack(db, () => {
    known = undefined;
    isFillAsked = false;
  });
  const upto = (): number => (known ??= selectUpto.get() ?? 0);

  const fill = (): void => {
    isFillAsked = false;
    const last = selectLast.get() ?? 0;
    if (last <= upto()) return;
    takeIn.run(upto(), last);
    moveOn.run(last);
    known = last;
  };
  whenQuiet(db, fill);

  return {
    places: `SELECT ${place} FROM ${table} WHERE ${key} = ? UNION ALL SELECT ${place} FROM ${source} WHERE ${place} > (SELECT upto FROM late_index WHERE name = '${table}') AND ${key} = ?`,
    grew: (last) => {
      if (isFillAsked || last - upto() < MOST_BEHIND) return;
      isFillAsked = true;
      beforeCommit(db, fill);
    },
    fill,
  };
}
