import type { WaitingRow } from '../api/use-waiting-rows.ts';

type Doubt = Pick<WaitingRow, 'reason' | 'column' | 'params'>;

/** What a person wrote into a waiting row and has not been taken in. */
export interface Draft {
  readonly values: Readonly<Record<number, string>>;
  /** What was still doubtful when it was tried. */
  readonly doubt: Doubt | null;
}
export type Drafts = ReadonlyMap<string, Draft>;
export const NO_DRAFTS: Drafts = new Map();

const EMPTY: Draft = { values: {}, doubt: null };

export const valueAt = (row: WaitingRow, draft: Draft | undefined, at: number): string => draft?.values[at] ?? row.cells[at]?.[1] ?? '';
export const doubtOf = (row: WaitingRow, draft: Draft | undefined): Doubt => draft?.doubt ?? row;
export const isChanged = (draft: Draft | undefined): boolean => draft !== undefined && Object.keys(draft.values).length > 0;

export const withValue = (drafts: Drafts, row: WaitingRow, at: number, value: string): Drafts => {
  const draft = drafts.get(row.id) ?? EMPTY;
  const { [at]: _, ...others } = draft.values;
  const values = value === row.cells[at]?.[1] ? others : { ...others, [at]: value };
  return new Map(drafts).set(row.id, { ...draft, values });
};

export const withDoubt = (drafts: Drafts, row: WaitingRow, doubt: Doubt): Drafts => new Map(drafts).set(row.id, { ...(drafts.get(row.id) ?? EMPTY), doubt });

export const without = (drafts: Drafts, ids: readonly string[]): Drafts => {
  const next = new Map(drafts);
  for (const id of ids) next.delete(id);
  return next;
};

/** The cells as they would be taken in. */
export const cellsOf = (row: WaitingRow, draft: Draft | undefined): [string, string][] => row.cells.map(([header], at) => [header, valueAt(row, draft, at)]);

/** The same column in another row of the same shape; -1 where there is none. */
export const sameColumn = (from: WaitingRow, at: number, to: WaitingRow): number => {
  if (from.file !== to.file || from.importId !== to.importId) return -1;
  return to.cells[at]?.[0] === from.cells[at]?.[0] ? at : to.cells.findIndex(([header]) => header === from.cells[at]?.[0]);
};

/** Writes one value into the same column of other rows. */
export const filledDown = (drafts: Drafts, from: WaitingRow, at: number, others: readonly WaitingRow[]): Drafts => {
  const value = valueAt(from, drafts.get(from.id), at);
  return others.reduce((sum, row) => {
    const there = sameColumn(from, at, row);
    return there < 0 ? sum : withValue(sum, row, there, value);
  }, drafts);
};
