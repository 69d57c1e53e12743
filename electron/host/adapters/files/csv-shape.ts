import { LAYOUTS } from '../../../../shared/core/import/layouts/all-layouts.ts';
import { DEFAULT_LIMITS } from '../../../../shared/core/import/limits.ts';
import { rankLayouts } from '../../../../shared/core/import/match-layout.ts';
import type { Row } from '../../../../shared/core/import/row.ts';
import { createCsvTokenizer } from './csv-tokenizer.ts';
import type { CsvShape } from './csv-tokenizer.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Excel's own way to say it: a first line `sep=;`. */
const SEP_LINE = /^sep=(.)\r?(?:\n|$)/i;
const SAMPLE_ROWS = 40;

/** The delimiter under which the first rows make known headers, or at least rows of one width. */
export const detectCsvShape = (sample: string): CsvShape => {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const said = SEP_LINE.exec(sample)?.[1];
  if (said !== undefined) return { delimiter: said, newline };
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const rows: Row[] = [];
    const tokenizer = createCsvTokenizer({ delimiter, newline }, DEFAULT_LIMITS);
    tokenizer.push(sample, rows);
    tokenizer.end(rows);
    const looked = rows.slice(0, SAMPLE_ROWS).filter((row) => row.cells.length > 1 || row.cells[0] !== '');
    const widths = Map.groupBy(looked, (row) => row.cells.length);
    let common = 1;
    let share = 0;
    for (const [width, same] of widths) {
      if (width > 1 && same.length / looked.length > share) {
        share = same.length / looked.length;
        common = width;
      }
    }
    const named = Math.max(
      0,
      ...looked
        .slice(0, DEFAULT_LIMITS.headerSearchRows)
        .map((row) => (row.cells.length > DEFAULT_LIMITS.columns ? 0 : (rankLayouts(row.cells, LAYOUTS)[0]?.score ?? 0))),
    );
    const score = named * 10 + share + Math.min(common, 10) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, newline };
};

export const isSepLine = (cells: readonly string[], delimiter: string): boolean => /^sep=.?$/i.test(cells.join(delimiter).trim());
