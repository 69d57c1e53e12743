import { COLUMN_WIDTH, QUEUE_COLUMNS, type QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import type { QueueSort } from './queue-address.ts';

export interface ColumnFacts {
  /** Pixels it begins with; the one that stretches takes what is left, at least this. */
  readonly size: number;
  readonly stretches: boolean;
  readonly sort: QueueSort | null;
  /** The list is at least this wide before the column is shown; the panel shows the same anyway. */
  readonly fromWidth: number;
  /** Without these a row is nobody's; the others may be switched off. */
  readonly fixed: boolean;
  readonly startsShown: boolean;
}
const facts = (size: number, sort: QueueSort | null, more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  size,
  sort,
  stretches: false,
  fromWidth: 0,
  fixed: false,
  startsShown: true,
  ...more,
});
export const COLUMN_FACTS: Readonly<Record<QueueColumn, ColumnFacts>> = {
  clock: facts(140, 'due', { fixed: true }),
  kind: facts(128, 'kind'),
  order: facts(166, 'order', { fixed: true }),
  what: facts(160, null, { fixed: true, stretches: true }),
  merchant: facts(132, 'merchant', { fromWidth: 1180 }),
  next: facts(188, null, { fromWidth: 1040 }),
  state: facts(112, null, { fromWidth: 860 }),
  owner: facts(44, 'owner'),
  opened: facts(110, 'opened', { startsShown: false }),
  incident: facts(150, null, { startsShown: false }),
};
export const WIDTH_STEP = 16;

export const START_COLUMNS: readonly ColumnLook[] = QUEUE_COLUMNS.map((id) => ({ id, shown: COLUMN_FACTS[id].startsShown, pinned: false, width: null }));

/** Whether what was kept at this computer, perhaps by another version, is a column as a view has it. */
export const isColumn = (kept: unknown): kept is ColumnLook => {
  const { id, shown, pinned, width } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const isWide = typeof width === 'number' && Number.isInteger(width) && width >= COLUMN_WIDTH.least && width <= COLUMN_WIDTH.most;
  return QUEUE_COLUMNS.some((column) => column === id) && typeof shown === 'boolean' && typeof pinned === 'boolean' && (width === null || isWide);
};

/** A view saved by another version may lack columns, or have them twice. */
export const completeColumns = (columns: readonly ColumnLook[]): readonly ColumnLook[] => {
  const known = columns.filter(({ id }, at) => columns.findIndex((other) => other.id === id) === at);
  return [...known, ...START_COLUMNS.filter(({ id }) => known.every((other) => other.id !== id))];
};

const changed = (columns: readonly ColumnLook[], id: QueueColumn, part: Partial<ColumnLook>): readonly ColumnLook[] =>
  columns.map((column) => (column.id === id ? { ...column, ...part } : column));

export const widthOf = ({ id, width }: ColumnLook): number => width ?? COLUMN_FACTS[id].size;
export const sized = (columns: readonly ColumnLook[], id: QueueColumn, width: number): readonly ColumnLook[] =>
  changed(columns, id, { width: Math.round(Math.min(COLUMN_WIDTH.most, Math.max(COLUMN_WIDTH.least, width))) });
export const shownOrNot = (columns: readonly ColumnLook[], id: QueueColumn): readonly ColumnLook[] => {
  const shown = columns.find((column) => column.id === id)?.shown === true;
  return shown && COLUMN_FACTS[id].fixed ? columns : changed(columns, id, { shown: !shown });
};
export const pinnedOrNot = (columns: readonly ColumnLook[], id: QueueColumn): readonly ColumnLook[] =>
  changed(columns, id, { pinned: columns.find((column) => column.id === id)?.pinned !== true });
export const moved = (columns: readonly ColumnLook[], id: QueueColumn, by: 1 | -1): readonly ColumnLook[] => {
  const from = columns.findIndex((column) => column.id === id);
  const column = columns[from];
  const to = from + by;
  if (column === undefined || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** As they begin, columns step aside where the list is narrow. Who chose them sees them all, and scrolls. */
export const columnsOnScreen = (columns: readonly ColumnLook[], listWidth: number): readonly ColumnLook[] =>
  columns.filter(({ id, shown }) => shown && (!same(columns, START_COLUMNS) || COLUMN_FACTS[id].fromWidth <= listWidth));
