import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { type Draft, doubtOf, valueAt } from './drafts.ts';

export type RowDoubt = Pick<WaitingRow, 'reason' | 'column' | 'params'>;

/** What the host said of a row with these cells; without doubts it can be taken in. */
export interface Verdict {
  readonly cells: readonly (readonly [string, string])[];
  readonly doubts: readonly RowDoubt[];
}
export type Verdicts = ReadonlyMap<string, Verdict>;

export interface RowState {
  /** What is known to be doubtful: a cell that was changed since is not called wrong before it was looked at again. */
  readonly doubts: readonly RowDoubt[];
  /** True only of exactly what is typed now. */
  readonly takable: boolean;
}

export const rowState = (row: WaitingRow, draft: Draft | undefined, verdict: Verdict | undefined): RowState => {
  // What was only typed was never looked at: the doubt is of what arrived.
  const read = verdict?.cells ?? (row.edit?.doubt == null ? row.cells : row.edit.cells);
  const changed = (at: number): boolean => valueAt(row, draft, at) !== (read[at]?.[1] ?? '');
  const doubts = verdict?.doubts ?? [doubtOf(row)];
  return {
    doubts: doubts.filter(({ column }) => column === null || !row.cells.some(([header], at) => header === column && changed(at))),
    takable: verdict?.doubts.length === 0 && !row.cells.some((_, at) => changed(at)),
  };
};

/** The doubt that is about no cell of the row. */
export const doubtOfWhole = (row: WaitingRow, doubts: readonly RowDoubt[]): RowDoubt | undefined =>
  doubts.find(({ column }) => column === null || !row.cells.some(([header]) => header === column));

/** The doubt of a cell; of two columns of one name the first is meant. */
export const doubtAt = (row: WaitingRow, at: number, doubts: readonly RowDoubt[]): RowDoubt | undefined => {
  const header = row.cells[at]?.[0];
  return row.cells.findIndex(([name]) => name === header) === at ? doubts.find(({ column }) => column === header) : undefined;
};
