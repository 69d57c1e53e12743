/** A stretch of text and where it stands: in both texts, only in the old one, or only in the new one. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many characters per side the middle is told as one change: nobody reads finer than that, and the table of lengths grows squared. */
const FINE_UP_TO = 400;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Whole characters as a person sees them: a flag or an accent is never cut. */
const charactersOf = (text: string): readonly string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const all: Stretch[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (next.text === '') continue;
    if (last?.kind === next.kind) all[all.length - 1] = { kind: last.kind, text: last.text + next.text };
    else all.push(next);
  }
  return all;
};

const asOne = (old: readonly string[], fresh: readonly string[]): readonly Stretch[] => [
  { kind: 'gone', text: old.join('') },
  { kind: 'new', text: fresh.join('') },
];

/** Longest common subsequence, walked from the front: the old before the new where both changed. */
const middleOf = (old: readonly string[], fresh: readonly string[]): readonly Stretch[] => {
  if (old.length > FINE_UP_TO || fresh.length > FINE_UP_TO) return asOne(old, fresh);
  const width = fresh.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1)
      longest[row * width + column] = old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  // Two texts that share only scattered letters are two texts; a chequered line helps nobody.
  if (at(0, 0) * 3 < Math.min(old.length, fresh.length)) return asOne(old, fresh);
  const found: Stretch[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < fresh.length) {
    if (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      found.push({ kind: 'same', text: old[row] ?? '' });
      row += 1;
      column += 1;
    } else if (column >= fresh.length || (row < old.length && at(row + 1, column) >= at(row, column + 1))) {
      found.push({ kind: 'gone', text: old[row] ?? '' });
      row += 1;
    } else {
      found.push({ kind: 'new', text: fresh[column] ?? '' });
      column += 1;
    }
  }
  return found;
};

/** What became of a text, in reading order. The stretches that are not new give the old text back, those that are not gone the new one. */
export const differenceOf = (from: string, to: string): readonly Stretch[] => {
  const old = charactersOf(from);
  const fresh = charactersOf(to);
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  return joined([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middleOf(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
};
