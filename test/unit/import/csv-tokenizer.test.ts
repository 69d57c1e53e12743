import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createCsvTokenizer } from '../../../electron/host/adapters/files/csv-tokenizer.ts';
import { DEFAULT_LIMITS } from '../../../shared/core/import/limits.ts';
import type { Row } from '../../../shared/core/import/row.ts';

const tokenize = (pieces: readonly string[], delimiter: string): readonly Row[] => {
  const rows: Row[] = [];
  const tokenizer = createCsvTokenizer({ delimiter, newline: '\n' }, DEFAULT_LIMITS);
  for (const piece of pieces) tokenizer.push(piece, rows);
  tokenizer.end(rows);
  return rows;
};

const cut = (text: string, places: readonly number[]): readonly string[] => {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...sorted].map((from, index) => text.slice(from, sorted[index] ?? text.length));
};

const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', ';', '\t', '|', '\n', ' ', '\r\n', '1', '𠮷'), maxLength: 8 });
const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe('CSV', () => {
  it('reads back what another program writes, however it is cut, quoted and ended', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(500), { maxLength: 6 }),
        (rows, delimiter, quotes, newline, places) => {
          const text = Papa.unparse(rows, { delimiter, quotes, newline });
          expect(tokenize(cut(text, places), delimiter).map((row) => row.cells)).toEqual(rows);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('agrees with Papa Parse on plain text without quotes', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '中', ',', '\n', ' '), minLength: 1, maxLength: 60 }).filter((text) => !text.endsWith('\n'));
    fc.assert(
      fc.property(plain, (text) => {
        expect(tokenize([text], ',').map((row) => row.cells)).toEqual(Papa.parse(text, { delimiter: ',', newline: '\n' }).data);
      }),
    );
  });

  it('gives the same rows wherever the text is cut, even when its quotes are wrong', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' '), maxLength: 60 });
    fc.assert(
      fc.property(wild, fc.array(fc.nat(80), { maxLength: 8 }), (text, places) => {
        expect(tokenize(cut(text, places), ',')).toEqual(tokenize([text], ','));
      }),
      { numRuns: 1000 },
    );
  });

  it('never loses a letter: every row is read or marked', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n'), maxLength: 60 });
    const letters = (text: string): string => text.replace(/[^ab]/g, '');
    fc.assert(
      fc.property(wild, (text) => {
        expect(
          letters(
            tokenize([text], ',')
              .flatMap((row) => row.cells)
              .join(''),
          ),
        ).toBe(letters(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('counts rows as a spreadsheet shows them', () => {
    expect(tokenize(['h,i\n"a\nb",c\n\nd,e\n'], ',').map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['h', 'i']],
      [2, ['a\nb', 'c']],
      [3, ['']],
      [4, ['d', 'e']],
    ]);
  });
});
