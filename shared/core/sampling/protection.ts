import { binomialAtMost, crossing, hypergeometricAtMost } from './distributions.ts';

export interface AttributePlan {
  readonly n: number;
  readonly ac: number;
  /** Units in the lot; absent for a stream without end. */
  readonly lot?: number;
}

/** How probable it is that a lot with this share of faults is passed. A lot of known size has a whole number of faulty units. */
export const passProbability = ({ n, ac, lot }: AttributePlan, share: number): number =>
  lot === undefined ? binomialAtMost(ac, n, share) : hypergeometricAtMost(ac, n, Math.round(share * lot), lot);

export interface OcPoint {
  readonly share: number;
  readonly passes: number;
}

/** The operating characteristic, denser where it falls: shares are cut at the point where hardly anything passes any more. */
export function ocCurve(plan: AttributePlan, points = 61): readonly OcPoint[] {
  const end = crossing((share) => binomialAtMost(plan.ac, plan.n, share), 0.001);
  return Array.from({ length: points }, (_, step) => {
    const share = (end * step) / (points - 1);
    return { share, passes: passProbability(plan, share) };
  });
}

/** What the plan promises, for a sentence: "a day with 3 % faults is passed 41 times in 100". */
export interface Protection {
  /** Faults a lot may have and still be passed 95 times in 100. */
  readonly passedNearlyAlways: number;
  /** Faults at which it is passed half the time. */
  readonly passedHalf: number;
  /** Faults at which it is passed 10 times in 100: what the plan protects from. */
  readonly passedSeldom: number;
}

export function protectionOf({ n, ac }: AttributePlan): Protection {
  const at = (chance: number): number => crossing((share) => binomialAtMost(ac, n, share), chance);
  return { passedNearlyAlways: at(0.95), passedHalf: at(0.5), passedSeldom: at(0.1) };
}

/** Times in 100 a lot with this share of faults is passed; 100 only when it is certain. */
export function timesInHundred(plan: AttributePlan, share: number): number {
  const passes = passProbability(plan, share);
  return passes < 1 ? Math.min(99, Math.round(passes * 100)) : 100;
}

/**
 * A plan that accepts nothing but a sample without faults: the smallest sample with which a lot that has `limit` faults (a share) is passed with at
 * most the given risk.
 */
export function zeroAcceptancePlan(lot: number, limit: number, risk: number): AttributePlan & { readonly inspectAll: boolean } {
  // One faulty unit is the least a lot can hide.
  const faulty = Math.max(1, Math.ceil(limit * lot - 1e-9));
  let low = 1;
  let high = lot;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (hypergeometricAtMost(0, middle, faulty, lot) <= risk) high = middle;
    else low = middle + 1;
  }
  return { n: low, ac: 0, lot, inspectAll: low >= lot };
}
