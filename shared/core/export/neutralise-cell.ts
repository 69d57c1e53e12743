/**
 * A text cell that a spreadsheet would take for a formula gets an apostrophe in front, in any disguise: behind blanks, tabs, no-break and
 * zero-width spaces or a byte order mark, in full width, or on any line of a cell with several. A line that begins with a tab is marked too:
 * the tab itself was once the trick. Our own numbers are written as numbers and never come through here (OWASP "CSV injection").
 */
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const HIDDEN = /^[\s\u00AD\u180E\u3000\p{Cf}]*/u;
const OPENS_FORMULA = /^[=+\-@|＝＋－＠]/u;

const isRisky = (line: string): boolean => {
  const hidden = HIDDEN.exec(line)?.[0] ?? '';
  return hidden.includes('\t') || OPENS_FORMULA.test(line.slice(hidden.length));
};

export function neutraliseCell(text: string): string {
  // A carriage return at the very start opens a line of its own in some programs and none in others: marked whatever follows.
  const safe = text.split(LINE_BREAK).some(isRisky) ? markLines(text) : text;
  return /^[\s\p{Cf}]*\r/u.test(safe) ? `'${safe}` : safe;
}

const markLines = (text: string): string =>
  text
    .split(new RegExp(`(${LINE_BREAK.source})`, 'u'))
    .map((part, at) => (at % 2 === 0 && isRisky(part) ? `'${part}` : part))
    .join('');
