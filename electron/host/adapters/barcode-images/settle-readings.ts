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

/** A check digit lets one misreading in ten through. So many lines of a large picture must agree, or a second look must say the same. */
const ENOUGH_LINES = 4;
const SMALL_PICTURE = 20;
/** A code that fewer lines saw is looked at again: a strip of it may have been read for another code. */
const FEW_LINES = 10;

const overlap = (a: Reading, b: Reading): boolean => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
const contradict = (a: Reading, b: Reading): boolean => a.text !== b.text && a.lines > 0 && b.lines > 0 && overlap(a, b);

/** Whether the first look leaves a question: few lines, or two readings of the same bars. */
export function isDoubtful(readings: readonly Reading[], height: number): boolean {
  const bars = readings.filter(({ lines }) => lines > 0);
  return bars.some((reading) => (reading.lines < FEW_LINES && height > SMALL_PICTURE) || bars.some((other) => contradict(reading, other)));
}

/** Of a later look alone, without the first having seen anything of it: more lines than a chance reading of noise has. */
const ENOUGH_LINES_LATER = 5;

/**
 * What is believed after several looks, the first of them the picture as it came. Of two readings of the same bars the one that clearly more lines saw
 * stays, and none when it is close: no code is better than a wrong one. Matrix codes correct themselves; where the first look saw some, a later one adds none.
 */
export function settleReadings(looks: readonly (readonly Reading[])[], height: number): readonly Reading[] {
  const [first = []] = looks;
  const all = looks.flat();
  const isSame = (a: Reading, b: Reading): boolean => a.text === b.text && a.format === b.format;
  // The looks see the same lines of the same picture, so the one that saw the most of them speaks for all.
  const linesOf = (reading: Reading): number => Math.max(...all.filter((other) => isSame(reading, other)).map(({ lines }) => lines));
  const isBelieved = (reading: Reading): boolean => {
    const isFirst = first.some((other) => isSame(reading, other));
    if (reading.lines === 0) return isFirst || first.length === 0;
    const lines = linesOf(reading);
    const seenIn = looks.filter((look) => look.some((other) => isSame(reading, other))).length;
    const enough = isFirst ? lines >= ENOUGH_LINES || height <= SMALL_PICTURE || seenIn > 1 : lines >= ENOUGH_LINES_LATER;
    // A reading of few lines does not outweigh another one, however few saw that.
    return enough && all.every((other) => !contradict(reading, other) || (lines >= ENOUGH_LINES && lines >= 2 * linesOf(other)));
  };
  return all.filter((reading, at) => all.findIndex((other) => isSame(reading, other)) === at).filter(isBelieved);
}
