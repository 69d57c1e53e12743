import type { WaitingRow } from '../api/use-waiting-rows.ts';

type Doubt = Pick<WaitingRow, 'reason' | 'column' | 'params'>;

/** What is being typed into waiting rows here: cell → value. The host keeps it too, a moment later (`row.edit`). */
export type Draft = Readonly<Record<number, string>>;
export type Drafts = ReadonlyMap<string, Draft>;
export const NO_DRAFTS: Drafts = new Map();

const arrivedAt = (row: WaitingRow, at: number): string => row.cells[at]?.[1] ?? '';
export const valueAt = (row: WaitingRow, draft: Draft | undefined, at: number): string => draft?.[at] ?? row.edit?.cells[at]?.[1] ?? arrivedAt(row, at);
/** What was doubtful when the row was last tried, else when it arrived. */
export const doubtOf = (row: WaitingRow): Doubt => row.edit?.doubt ?? row;
export const isTried = (row: WaitingRow): boolean => row.edit?.doubt != null;
export const isNewAt = (row: WaitingRow, draft: Draft | undefined, at: number): boolean => valueAt(row, draft, at) !== arrivedAt(row, at);
export const isChanged = (row: WaitingRow, draft: Draft | undefined): boolean => row.cells.some((_, at) => isNewAt(row, draft, at));

export const withValue = (drafts: Drafts, row: WaitingRow, at: number, value: string): Drafts =>
  new Map(drafts).set(row.id, { ...drafts.get(row.id), [at]: value });

/** Every cell as it arrived, also where the host still keeps what was typed. */
export const withCells = (drafts: Drafts, row: WaitingRow): Drafts =>
  new Map(drafts).set(row.id, Object.fromEntries(row.cells.map(([, value], at) => [at, value])));

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

/** These rows as they were typed before; where nothing was, as the host has them. */
export const restored = (drafts: Drafts, was: Drafts, rows: readonly WaitingRow[]): Drafts =>
  rows.reduce((sum: Drafts, row) => {
    const cells = row.cells.map((_, at) => [at, valueAt(row, was.get(row.id), at)]);
    return new Map(sum).set(row.id, Object.fromEntries(cells) as Draft);
  }, drafts);
