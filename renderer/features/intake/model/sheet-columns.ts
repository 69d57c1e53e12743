import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { doubtOf } from './drafts.ts';

/** A column of the sheet: its header, and which of those of that name in one row, from 0. */
export interface SheetColumn {
  readonly header: string;
  readonly nth: number;
  /** Some row waits because of it: it stands first and is wide enough for its sentence. */
  readonly doubtful: boolean;
}

export const cellAt = (row: WaitingRow, { header, nth }: Pick<SheetColumn, 'header' | 'nth'>): number => {
  let seen = 0;
  return row.cells.findIndex(([name]) => name === header && seen++ === nth);
};

const columnsOf = (row: WaitingRow): readonly Pick<SheetColumn, 'header' | 'nth'>[] => {
  const seen = new Map<string, number>();
  return row.cells.map(([header]) => {
    const nth = seen.get(header) ?? 0;
    seen.set(header, nth + 1);
    return { header, nth };
  });
};

/**
 * The columns of the rows that were read: those that rows wait for, then what else the opened row's file has, in its order. A column that is empty in
 * every row of that file says nothing and is left to the panel. Typing moves none of them.
 */
export const sheetColumns = (rows: readonly WaitingRow[], opened: WaitingRow | undefined): readonly SheetColumn[] => {
  const doubtful = [...new Set(rows.flatMap((row) => [row.column, doubtOf(row).column]))].filter((header) => header !== null);
  const first = doubtful.map((header): SheetColumn => ({ header, nth: 0, doubtful: true }));
  if (opened === undefined) return first;
  const alike = rows.filter(({ importId, file }) => importId === opened.importId && file === opened.file);
  const rest = columnsOf(opened).filter(
    (column) =>
      !(column.nth === 0 && doubtful.includes(column.header)) &&
      alike.some((row) => {
        const at = cellAt(row, column);
        return (row.cells[at]?.[1] ?? '') !== '' || (row.edit?.cells[at]?.[1] ?? '') !== '';
      }),
  );
  return [...first, ...rest.map((column): SheetColumn => ({ ...column, doubtful: false }))];
};
