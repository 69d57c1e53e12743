/** One code as one pass over the picture saw it. Coordinates are pixels; `lines` is how many scan lines agreed, 0 for matrix codes. */
export interface Reading {
  readonly text: string;
  readonly format: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly lines: number;
}

/** A check digit lets one misreading in ten through. So many lines of a large picture must agree, or a second pass must say the same. */
const ENOUGH_LINES = 3;
const SMALL_PICTURE = 20;
/** Fewer lines than this, and another reading in the same picture: the two may be one code, seen in strips that do not touch. */
const FEW_LINES = 10;

const overlap = (a: Reading, b: Reading): boolean => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
const contradict = (a: Reading, b: Reading): boolean => a.text !== b.text && a.lines > 0 && b.lines > 0 && overlap(a, b);

/** Whether the first pass leaves a question: too few lines, or two readings of bars that contradict one another or may. */
export function isDoubtful(readings: readonly Reading[], height: number): boolean {
  const bars = readings.filter(({ lines }) => lines > 0);
  const several = new Set(bars.map(({ text }) => text)).size > 1;
  return bars.some(
    (reading) =>
      (reading.lines < ENOUGH_LINES && height > SMALL_PICTURE) || (several && reading.lines < FEW_LINES) || bars.some((other) => contradict(reading, other)),
  );
}

/**
 * What is believed of the first pass when others have looked too. Of two readings of the same bars the one that clearly more lines saw stays, and none
 * when it is close: no code is better than a wrong one.
 */
export function settleReadings(first: readonly Reading[], others: readonly (readonly Reading[])[], height: number): readonly Reading[] {
  const all = [...first, ...others.flat()];
  const linesOf = ({ text, format }: Reading): number =>
    all.filter((reading) => reading.text === text && reading.format === format).reduce((sum, { lines }) => sum + lines, 0);
  const seenAgain = (reading: Reading): boolean => others.some((pass) => pass.some(({ text, format }) => text === reading.text && format === reading.format));
  return first.filter((reading) => {
    if (reading.lines === 0) return true;
    if (reading.lines < ENOUGH_LINES && height > SMALL_PICTURE && !seenAgain(reading)) return false;
    return all.every((other) => !contradict(reading, other) || linesOf(reading) >= 2 * linesOf(other));
  });
}
