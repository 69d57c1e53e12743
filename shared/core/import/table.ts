import type { AssembleOptions, DraftSink } from './assemble-options.ts';
import { count, trimEdges } from './cell-repair.ts';
import type { DateOrder } from './date-cell.ts';
import type { RowDoubt, SetAside } from './draft.ts';
import type { Field } from './fields.ts';
import type { Columns } from './match-layout.ts';
import type { Layout } from './layouts/layout.ts';
import type { SetAsideReason } from './reasons.ts';
import type { Row } from './row.ts';

/** One table being read: its headers, what they mean, and what its columns showed before the first row was taken in. */
export interface Table {
  readonly file: string;
  readonly headers: readonly string[];
  readonly columns: Columns;
  readonly layout: Layout;
  readonly options: AssembleOptions;
  readonly sink: DraftSink;
  /** By column: which number of 03/04/2026 is the day. */
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
  /** True when some order number is longer than a spreadsheet's fifteen digits and still whole: then none lost its tail. */
  readonly longNumbersIntact: boolean;
}

/** What is doubtful about a row; `column` -1 means the row as a whole. */
export interface Doubt {
  readonly column: number;
  readonly reason: SetAsideReason;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Takes rows one by one and hands drafts to the sink; `end` hands over what is still open. */
export interface Assembler {
  readonly push: (row: Row) => void;
  readonly end: () => void;
}

/** Long texts are cut in messages; the cell itself is kept whole. */
export const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const NO_COLUMNS: readonly number[] = [];
export const columnsOf = (table: Table, field: Field): readonly number[] => table.columns.get(field) ?? NO_COLUMNS;

/** The first of a field's columns with something in it; -1 when all are empty. */
export const filledColumn = (cells: readonly string[], columns: readonly number[]): number => {
  for (const column of columns) {
    const cell = cells[column];
    if (cell !== undefined && cell !== '' && trimEdges(cell) !== '') return column;
  }
  return -1;
};

export const isBlankRow = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== '' && trimEdges(cell) !== '') return false;
  return true;
};

export const rawOf = (headers: readonly string[], cells: readonly string[]): readonly (readonly [string, string])[] => {
  const raw: (readonly [string, string])[] = [];
  const length = Math.max(headers.length, cells.length);
  for (let index = 0; index < length; index++) raw.push([headers[index] ?? '', cells[index] ?? '']);
  return raw;
};

export const NO_DOUBTS: readonly Doubt[] = [];

const rowDoubtOf = ({ headers }: Pick<Table, 'headers'>, { column, reason, params }: Doubt): RowDoubt => ({
  column: column < 0 ? null : (headers[column] ?? null),
  reason,
  params,
});

export const toSetAside = (table: Pick<Table, 'file' | 'headers'>, row: Row, doubt: Doubt, further: readonly Doubt[] = NO_DOUBTS): SetAside => ({
  file: table.file,
  row: row.row,
  ...rowDoubtOf(table, doubt),
  raw: rawOf(table.headers, row.cells),
  ...(further.length > 0 && { further: further.map((one) => rowDoubtOf(table, one)) }),
});

/** A fault found while reading the file; one in a column nobody reads is only counted. */
export const faultDoubt = (table: Table, used: ReadonlySet<number>, row: Row, orderNo: string): Doubt | null => {
  for (const fault of row.faults ?? []) {
    if (fault.column >= 0 && !used.has(fault.column)) {
      count(table.sink.tally, 'damage_in_unused_column');
      continue;
    }
    const limits = table.options.limits;
    return {
      column: fault.column,
      reason: fault.reason,
      params: {
        orderNo,
        value: shown(fault.value),
        ...(fault.reason === 'cell_too_long' ? { limit: limits.cellChars } : {}),
        ...(fault.reason === 'line_too_long' ? { limit: limits.lineChars } : {}),
      },
    };
  }
  if (row.cells.length > table.headers.length && filledColumn(row.cells, range(table.headers.length, row.cells.length)) >= 0)
    return { column: -1, reason: 'extra_cells', params: { orderNo, expected: table.headers.length, found: row.cells.length } };
  return null;
};

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, index) => from + index);
export const usedColumns = (table: Table): ReadonlySet<number> => new Set([...table.columns.values()].flat());
