import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { neutraliseCell } from '../../../../shared/core/export/neutralise-cell.ts';

export type Cell = string | number | null;
export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

const safe = (cell: Cell): string | number | null => (typeof cell === 'string' ? neutraliseCell(cell) : cell);

/** With a byte order mark, so that a Chinese Excel reads it as UTF-8. */
export function tableToCsv({ headings, rows }: Table): Uint8Array {
  const lines = [headings.map(safe), ...[...rows].map((row) => row.map(safe))];
  return Buffer.from(`\uFEFF${Papa.unparse(lines, { newline: '\r\n' })}\r\n`, 'utf8');
}

/** Text cells are written as text, never as formulas; the apostrophe rule holds all the same, for whoever saves it as CSV. */
export async function tableToXlsx({ name, headings, rows }: Table): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows: [headings.map(safe), ...[...rows].map((row) => row.map(safe))] }] });
}
