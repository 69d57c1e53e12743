import type { SetAsideReason } from './reasons.ts';

/** Something wrong with a cell before anyone asked what it means; `column` is -1 when the whole row is meant. */
export interface CellFault {
  readonly column: number;
  readonly reason: SetAsideReason;
  readonly value: string;
}

/** One row of a table, whatever file it came from. */
export interface Row {
  /** Counted from 1 as a spreadsheet shows it, header, blank rows and titles included. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly CellFault[] | null;
}
