import { binomialAtMost, crossing, logBeta } from './distributions.ts';

/** Honest figures for "so many faults in so many checks". Shares, not per cent; 95 % unless told. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z_95 = 1.959963984540054;

export function wilson(faults: number, checks: number, z = Z_95): Interval {
  if (checks === 0) return { low: 0, high: 1 };
  const p = faults / checks;
  const z2 = z * z;
  const centre = p + z2 / (2 * checks);
  const spread = z * Math.sqrt((p * (1 - p)) / checks + z2 / (4 * checks * checks));
  const scale = 1 + z2 / checks;
  return { low: faults === 0 ? 0 : (centre - spread) / scale, high: faults === checks ? 1 : (centre + spread) / scale };
}

/** Exact, never too narrow: each bound leaves half the risk beyond it. */
export function clopperPearson(faults: number, checks: number, risk = 0.05): Interval {
  if (checks === 0) return { low: 0, high: 1 };
  return {
    low: faults === 0 ? 0 : crossing((p) => binomialAtMost(faults - 1, checks, p), 1 - risk / 2),
    high: faults === checks ? 1 : crossing((p) => binomialAtMost(faults, checks, p), risk / 2),
  };
}

/** The largest share of faults these checks do not rule out: 42 clean checks prove only "at most 7 %". */
export const provedAtMost = (faults: number, checks: number, risk = 0.05): number =>
  checks === 0 || faults >= checks ? 1 : crossing((p) => binomialAtMost(faults, checks, p), risk);

export interface Tally {
  readonly id: string;
  readonly faults: number;
  readonly checks: number;
}

export interface ShrunkRate extends Tally {
  /** The person's own figure drawn towards everybody's, the more the fewer checks there are. */
  readonly rate: number;
  /** How much of it is the person's own, 0 to 1. */
  readonly own: number;
}

/** Likelihood of the tallies when people's true rates scatter around `mean` as a beta distribution of this weight. */
function logLikelihood(tallies: readonly Tally[], mean: number, weight: number): number {
  const a = mean * weight;
  const b = (1 - mean) * weight;
  return tallies.reduce((sum, { faults, checks }) => sum + logBeta(faults + a, checks - faults + b) - logBeta(a, b), 0);
}

/** Weights of the common rate, in checks, that are tried; above the last, people are taken to be alike. */
const WEIGHTS = Array.from({ length: 41 }, (_, step) => 10 ** (0.5 + step * 0.1));

/** Per person with shrinkage (empirical beta-binomial), so that one fault in three checks accuses nobody. In the order given. */
export function shrunkRates(tallies: readonly Tally[]): readonly ShrunkRate[] {
  const checks = tallies.reduce((sum, tally) => sum + tally.checks, 0);
  const faults = tallies.reduce((sum, tally) => sum + tally.faults, 0);
  // Half a fault more keeps the mean away from 0 and 1, where nothing could ever move it.
  const mean = (faults + 0.5) / (checks + 1);
  let weight = WEIGHTS[0] ?? 1;
  let best = Number.NEGATIVE_INFINITY;
  for (const candidate of WEIGHTS) {
    const likelihood = logLikelihood(tallies, mean, candidate);
    if (likelihood > best) [best, weight] = [likelihood, candidate];
  }
  return tallies.map((tally) => ({ ...tally, rate: (tally.faults + mean * weight) / (tally.checks + weight), own: tally.checks / (tally.checks + weight) }));
}
