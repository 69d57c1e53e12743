import type { Db } from '../database/open-database.ts';
import { HOUR_MS } from '../../../../../shared/kernel/durations.ts';

export const TALLY_DIMENSIONS = ['kind', 'merchant', 'owner', 'incident', 'state'] as const;
export type TallyDimension = (typeof TALLY_DIMENSIONS)[number];

/** The counts the database keeps by triggers (queue_tally): open cases per column, and all cases per state. */
export interface QueueTally {
  readonly of: (dimension: TallyDimension, keys: readonly string[]) => number;
  readonly by: (dimension: TallyDimension) => readonly { readonly key: string; readonly count: number }[];
  readonly open: () => number;
  /** Open cases whose deadline lies before an instant. */
  readonly dueBefore: (at: number) => number;
}

export function createQueueTally(db: Db): QueueTally {
  const one = db.prepare<[string, string], number>('SELECT count FROM queue_tally WHERE dim = ? AND key = ?').pluck();
  const all = db.prepare<[string], { key: string; count: number }>('SELECT key, count FROM queue_tally WHERE dim = ? AND count > 0 ORDER BY key');
  const open = db.prepare<[], number | null>(`SELECT sum(count) FROM queue_tally WHERE dim = 'kind'`).pluck();
  // Whole hours from the tally, the begun one along the index.
  const before = db
    .prepare<[number, number, number], number>(
      `SELECT (SELECT coalesce(sum(count), 0) FROM queue_tally WHERE dim = 'due' AND key < ?) + (SELECT count(*) FROM exception_case INDEXED BY queue_by_due WHERE active = 1 AND due_key >= ? AND due_key < ?)`,
    )
    .pluck();
  return {
    of: (dimension, keys) => keys.reduce((sum, key) => sum + (one.get(dimension, key) ?? 0), 0),
    by: (dimension) => all.all(dimension),
    open: () => open.get() ?? 0,
    dueBefore: (at) => {
      const hour = Math.floor(at / HOUR_MS);
      return before.get(hour, hour * HOUR_MS, at) ?? 0;
    },
  };
}
