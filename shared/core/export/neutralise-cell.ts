/**
 * A text cell that a spreadsheet would take for a formula gets an apostrophe in front, in any disguise: behind blanks, no-break and
 * zero-width spaces or a byte order mark, in full width, or on any line of a cell with several. Our own numbers are written as numbers and
 * never come through here (RELIABILITY §9.1; OWASP "CSV injection").
 */
const HIDDEN = /^[\s\u00A0\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u3000\uFEFF\p{Cf}]*/u;
const OPENS_FORMULA = /^[=+\-@＝＋－＠\t\r\n|%]/u;

const isRisky = (line: string): boolean => /^[\t\r]/u.test(line) || OPENS_FORMULA.test(line.replace(HIDDEN, ''));

export const neutraliseCell = (text: string): string =>
  text
    .split('\n')
    .map((line) => (isRisky(line) ? `'${line}` : line))
    .join('\n');
