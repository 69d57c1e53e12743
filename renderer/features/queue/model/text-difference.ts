export interface TextDifference {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
}

/** What two texts share at both ends, and what stands between: enough to show a correction of one field. Works on whole characters. */
export const differenceOf = (from: string, to: string): TextDifference => {
  const old = [...from];
  const fresh = [...to];
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  const cut = (text: readonly string[], start: number, end: number) => text.slice(start, end).join('');
  return {
    before: cut(old, 0, head),
    removed: cut(old, head, old.length - tail),
    added: cut(fresh, head, fresh.length - tail),
    after: cut(old, old.length - tail, old.length),
  };
};
