import { closeSync, openSync, writeSync } from 'node:fs';
import { encodeGb18030 } from './gb18030.ts';

export interface CsvFile {
  readonly path: string;
  readonly row: (cells: readonly string[]) => void;
  readonly close: () => void;
}

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
/** Written this many characters at a time: a large file never stands in memory. */
const PIECE = 256 * 1024;

export function openCsv(path: string, encoding: 'gb18030' | 'utf-8', columns: readonly string[]): CsvFile {
  const file = openSync(path, 'w', 0o600);
  let waiting = '';
  const flush = (): void => {
    const bytes = encoding === 'utf-8' ? Buffer.from(waiting, 'utf8') : encodeGb18030(waiting);
    waiting = '';
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  };
  const row = (cells: readonly string[]): void => {
    waiting += `${cells.map(quoted).join(',')}\r\n`;
    if (waiting.length > PIECE) flush();
  };
  row(columns);
  return {
    path,
    row,
    close: () => {
      flush();
      closeSync(file);
    },
  };
}
