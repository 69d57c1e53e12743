import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import type { CellFault, Row } from '../../../../shared/core/import/row.ts';

/**
 * CSV text → rows, piece by piece, strict where it matters: a quoted cell ends at a quote followed by a delimiter or a line end.
 * A quote that never closes costs its own line and no other: the line is marked, and reading goes on at the next.
 * Papa Parse is what the tests compare with; it swallows lines up to the next quote, does not bound them, and wants one kind of line end.
 */
export interface CsvTokenizer {
  /** Appends finished rows to `rows`. */
  readonly push: (text: string, rows: Row[]) => void;
  readonly end: (rows: Row[]) => void;
}

export interface CsvShape {
  readonly delimiter: string;
  /** '\r' only where the file has no other line end. */
  readonly newline: '\n' | '\r';
}

const REPLACEMENT = '\uFFFD';
const NUL = '\0';

export const createCsvTokenizer = ({ delimiter, newline }: CsvShape, limits: ImportLimits): CsvTokenizer => {
  let rest = '';
  /** Rows are counted as a spreadsheet shows them: a line break inside a cell begins no new one. */
  let line = 1;
  let usualCells = -1;
  /** While an over-long line is skipped up to its end. */
  let skipping = false;
  let suspicious = false;

  const emit = (rows: Row[], cells: string[], lineFault: CellFault | null): void => {
    let faults: CellFault[] | null = lineFault === null ? null : [lineFault];
    let kept = cells;
    if (cells.length > limits.columns + 1) {
      kept = cells.slice(0, limits.columns);
      kept.push(cells.slice(limits.columns).join(delimiter).slice(0, limits.cellChars));
    }
    for (let column = 0; column < kept.length; column++) {
      const cell = kept[column] ?? '';
      if (cell.length > limits.cellChars) {
        (faults ??= []).push({ column, reason: 'cell_too_long', value: cell.slice(0, 80) });
        kept[column] = cell.slice(0, limits.cellChars);
      }
      if (!suspicious) continue;
      if (cell.includes(REPLACEMENT)) (faults ??= []).push({ column, reason: 'broken_characters', value: cell.slice(0, 80) });
      if (cell.includes(NUL)) {
        const shown = (kept[column] ?? '').replaceAll(NUL, '␀');
        kept[column] = shown;
        (faults ??= []).push({ column, reason: 'nul_byte', value: shown.slice(0, 80) });
      }
    }
    rows.push({ row: line, cells: kept, faults });
  };

  /** Index after the record's line end, -1 when more text is needed, -2 when its quotes do not fit. */
  let cellsRead: string[] = [];
  let linesRead = 0;
  const readQuoted = (text: string, from: number, last: boolean): number => {
    cellsRead = [];
    linesRead = 1;
    let at = from;
    for (;;) {
      if (text.charCodeAt(at) === 34) {
        let close = at + 1;
        for (;;) {
          close = text.indexOf('"', close);
          if (close < 0) return last ? -2 : -1;
          if (text.charCodeAt(close + 1) !== 34) break;
          close += 2;
        }
        if (close + 1 >= text.length && !last) return -1;
        const value = text.slice(at + 1, close);
        for (let index = value.indexOf(newline); index >= 0; index = value.indexOf(newline, index + 1)) linesRead++;
        cellsRead.push(value.includes('""') ? value.replaceAll('""', '"') : value);
        at = close + 1;
        while (text.charCodeAt(at) === 32) at++;
        if (text.startsWith(delimiter, at)) {
          at += delimiter.length;
          continue;
        }
        if (at >= text.length) return last ? at : -1;
        if (text.charCodeAt(at) === 13 && newline === '\n') {
          if (at + 1 >= text.length) return last ? at + 1 : -1;
          at++;
        }
        if (text.startsWith(newline, at)) return at + 1;
        return -2;
      }
      const nextDelimiter = text.indexOf(delimiter, at);
      let nextLine = text.indexOf(newline, at);
      if (nextLine < 0) {
        if (!last) return -1;
        nextLine = text.length;
      }
      if (nextDelimiter >= 0 && nextDelimiter < nextLine) {
        cellsRead.push(text.slice(at, nextDelimiter));
        at = nextDelimiter + delimiter.length;
        continue;
      }
      cellsRead.push(text.slice(at, newline === '\n' && text.charCodeAt(nextLine - 1) === 13 && nextLine > at ? nextLine - 1 : nextLine));
      return Math.min(nextLine + 1, text.length + 1);
    }
  };

  /** The first quote at or after the place read from; -1 when none is left. */
  let quote = -1;

  /**
   * Reads one record and gives the place behind it, or -1 when more text is needed. A function of its own and not the body of the
   * loop: called often it is compiled early, where one long-running loop stays in the interpreter.
   */
  const readRecord = (text: string, at: number, rows: Row[], last: boolean): number => {
    const nextLine = text.indexOf(newline, at);
    const lineEnd = nextLine < 0 ? text.length : nextLine;
    if (skipping) {
      if (nextLine < 0) return text.length;
      skipping = false;
      line++;
      return nextLine + 1;
    }
    if (nextLine < 0 && !last && text.length - at <= limits.lineChars) return -1;
    if (lineEnd - at > limits.lineChars) {
      emit(rows, text.slice(at, at + limits.cellChars).split(delimiter), { column: -1, reason: 'line_too_long', value: text.slice(at, at + 80) });
      if (nextLine < 0) {
        skipping = true;
        return text.length;
      }
      line++;
      return lineEnd + 1;
    }
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    if (quote < 0 || quote > lineEnd) {
      const end = newline === '\n' && text.charCodeAt(lineEnd - 1) === 13 && lineEnd > at ? lineEnd - 1 : lineEnd;
      const cells = text.slice(at, end).split(delimiter);
      usualCells = cells.length;
      emit(rows, cells, null);
      line++;
      return lineEnd + 1;
    }
    const next = readQuoted(text, at, last);
    if (next === -1 && text.length - at <= limits.lineChars) return -1;
    const swallowed = next > 0 && linesRead > 1 && usualCells >= 0 && cellsRead.length !== usualCells;
    if (next < 0 || swallowed || next - at > limits.lineChars) {
      const plain = text.slice(at, lineEnd);
      emit(rows, plain.split(delimiter), { column: -1, reason: 'unclosed_quote', value: plain.slice(0, 80) });
      line++;
      return lineEnd + 1;
    }
    if (linesRead === 1) usualCells = cellsRead.length;
    emit(rows, cellsRead, null);
    line++;
    return next;
  };

  const consume = (text: string, rows: Row[], last: boolean): number => {
    quote = text.indexOf('"');
    for (let at = 0; at < text.length;) {
      const next = readRecord(text, at, rows, last);
      if (next < 0) return at;
      at = next;
    }
    return text.length;
  };

  return {
    push: (text, rows) => {
      if (text === '') return;
      suspicious = text.includes(REPLACEMENT) || text.includes(NUL) || (suspicious && rest !== '');
      const all = rest === '' ? text : rest + text;
      rest = all.slice(consume(all, rows, false));
    },
    end: (rows) => {
      if (rest !== '') consume(rest, rows, true);
      rest = '';
    },
  };
};
