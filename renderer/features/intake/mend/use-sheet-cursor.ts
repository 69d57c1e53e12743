import { useState } from 'react';
import type { WaitingRow, WaitingRows } from '../api/use-waiting-rows.ts';
import { doubtOf } from '../model/drafts.ts';
import type { RowState } from '../model/row-doubts.ts';
import { cellAt, type SheetColumn } from '../model/sheet-columns.ts';

/** Where in its row the cursor stands: in the cell the row waits for, in a column, or nowhere: then keys are those of the list. */
type Standing = 'doubt' | Pick<SheetColumn, 'header' | 'nth'> | null;

export const focusRows = (): void => document.querySelector<HTMLElement>('.waiting-grid')?.focus();

interface SheetCursorInput {
  readonly rows: WaitingRows | undefined;
  readonly columns: readonly SheetColumn[];
  readonly at: number;
  readonly opened: WaitingRow | undefined;
  readonly stateOf: (row: WaitingRow) => RowState;
  readonly go: (at: number) => void;
}

/** The cursor among the cells of the sheet. A row that has no such column is entered in one it has; one without cells sends back to the rows. */
export const useSheetCursor = ({ rows, columns, at, opened, stateOf, go }: SheetCursorInput) => {
  const [standing, setStanding] = useState<Standing>(null);
  const has = (row: WaitingRow, index: number): boolean => {
    const column = columns[index];
    return column !== undefined && cellAt(row, column) >= 0;
  };
  const indexIn = (row: WaitingRow, where: Standing): number | null => {
    if (where === null) return null;
    const wanted =
      where === 'doubt'
        ? columns.findIndex(({ header }) => header === doubtOf(row).column)
        : columns.findIndex(({ header, nth }) => header === where.header && nth === where.nth);
    if (has(row, wanted)) return wanted;
    const first = columns.findIndex((_, index) => has(row, index));
    return first < 0 ? null : first;
  };
  const column = opened === undefined ? null : indexIn(opened, standing);

  const stand = (row: WaitingRow | undefined, where: Standing): void => {
    if (row !== undefined && indexIn(row, where) === null) {
      setStanding(null);
      focusRows();
    } else setStanding(where);
  };
  return {
    column,
    /** Into the cell the opened row waits for; false where the row has no cells. */
    enter: (): boolean => {
      if (opened === undefined || indexIn(opened, 'doubt') === null) return false;
      setStanding('doubt');
      return true;
    },
    leave: () => setStanding(null),
    out: () => {
      setStanding(null);
      focusRows();
    },
    to: (place: number, index: number) => {
      go(place);
      setStanding(columns[index] ?? 'doubt');
    },
    move: (down: number, along: number) => {
      if (down !== 0) {
        const row = rows?.rowAt(at + down);
        if (row === undefined) return;
        // It goes on in its own column, also where the one above was entered by its doubt.
        stand(row, columns[column ?? 0] ?? standing);
        return go(at + down);
      }
      if (column === null || opened === undefined) return;
      let next = column + along;
      while (columns[next] !== undefined && !has(opened, next)) next += along;
      const there = columns[next];
      if (there !== undefined) setStanding(there);
    },
    /** To the next row, where it is doubtful; in the same column where nothing is. */
    goOn: (down: 1 | -1) => {
      const row = rows?.rowAt(at + down);
      if (row === undefined) return;
      const { doubts } = stateOf(row);
      const doubtful = columns.find((one) => doubts.some((doubt) => doubt.column === one.header) && cellAt(row, one) >= 0);
      stand(row, doubtful ?? columns[column ?? 0] ?? 'doubt');
      go(at + down);
    },
    /** After rows went in, whoever was in a cell goes on in the one the next row waits for. */
    goOnAfter: () => setStanding((before) => (before === null ? null : 'doubt')),
  };
};
