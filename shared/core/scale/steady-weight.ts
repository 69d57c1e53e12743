import type { ScaleReading } from './scale-reading.ts';

/** What is lighter lies there by chance: a hand, a slip of paper, a draught. */
export const LIGHTEST_PARCEL_GRAMS = 10;

export interface Steadiness {
  /** What the scale shows now; null before it said anything. */
  readonly shown: ScaleReading | null;
  /** Whether the parcel that lies there was taken already: it is offered once, and the next one only after the scale was empty. */
  readonly taken: boolean;
}
export const NOTHING_WEIGHED: Steadiness = { shown: null, taken: false };

/** The weight that may be taken now; null while it moves, lies empty or was taken. */
export const offeredGrams = ({ shown, taken }: Steadiness): number | null =>
  !taken && shown?.kind === 'weight' && shown.stable && shown.grams >= LIGHTEST_PARCEL_GRAMS ? shown.grams : null;

export function hearScale(before: Steadiness, reading: ScaleReading): Steadiness {
  const isEmpty = reading.kind === 'weight' && reading.stable && reading.grams < LIGHTEST_PARCEL_GRAMS;
  return { shown: reading, taken: before.taken && !isEmpty };
}
