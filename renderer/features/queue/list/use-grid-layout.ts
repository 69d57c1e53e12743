import { useMemo } from 'react';
import { QUEUE_COLUMNS } from '../../../../shared/contract/queue-choices.ts';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { COLUMN_FACTS, widthOf } from '../model/columns.ts';

/** The tick box before every row. */
export const CHECK_WIDTH = 34;

/** The columns of a view as the table knows them, and as the grid is drawn: pinned ones first. */
export const useGridLayout = (shown: readonly ColumnLook[]) =>
  useMemo(() => {
    const pinned = shown.filter((column) => column.pinned);
    const drawn = [...pinned, ...shown.filter((column) => !column.pinned)];
    const isOn = new Set(shown.map(({ id }) => id));
    const track = (column: ColumnLook): string =>
      COLUMN_FACTS[column.id].stretches && column.width === null && !column.pinned ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`;
    return {
      state: {
        columnOrder: shown.map(({ id }) => id),
        columnVisibility: Object.fromEntries(QUEUE_COLUMNS.map((id) => [id, isOn.has(id)])),
        columnPinning: { start: pinned.map(({ id }) => id), end: [] },
        columnSizing: Object.fromEntries(shown.map((column) => [column.id, widthOf(column)])),
      },
      template: [`${CHECK_WIDTH}px`, ...drawn.map(track)].join(' '),
      minWidth: CHECK_WIDTH + drawn.reduce((sum, column) => sum + widthOf(column), 0),
    };
  }, [shown]);
