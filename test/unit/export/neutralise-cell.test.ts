import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutraliseCell } from '../../../shared/core/export/neutralise-cell.ts';

/** The openings a spreadsheet takes for a formula, and the disguises that were seen to work (OWASP, workglow sec#119, CVE-2021-41270). */
const openings = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '|'];
const disguises = ['', ' ', '   ', '\u00A0', '\uFEFF', '\u200B', '\u200E', '\u3000', '\u00AD', '\u2060', ' \u00A0\u200B'];

describe('a cell that opens a formula in any disguise', () => {
  test.each(openings.flatMap((opening) => disguises.map((disguise) => [disguise + opening] as const)))('%j is neutralised', (start) => {
    for (const rest of ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://evil")', '']) {
      expect(neutraliseCell(start + rest).startsWith("'")).toBe(true);
      if (!start.includes('\r')) expect(neutraliseCell(`harmless\n${start}${rest}`)).toBe(`harmless\n'${start}${rest}`);
    }
  });
  test('what cannot open one stays as it is', () => {
    for (const text of ['', '听雨路12号', 'a=b', '2-3', 'x@y.z', "'=1", '12', 'Ø', '(+86) 138']) expect(neutraliseCell(text)).toBe(text);
  });
  test('whatever is written, no line opens a formula, and nothing but apostrophes is added', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...openings, ...disguises.filter((one) => one !== ''), 'a', '1', '中', '\n', "'") }), (text) => {
        const safe = neutraliseCell(text);
        for (const line of safe.split(/[\n\r]/u)) expect(line).not.toMatch(/^[\s\u00A0\u00AD\u200B-\u200F\u2060\u3000\uFEFF]*[=+\-@＝＋－＠|]/u);
        expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });
});
