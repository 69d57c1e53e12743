import type { Spread } from './bench-types.ts';

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p5: at(0.05), p95: at(0.95), min: at(0), max: at(1), repetitions: sorted.length };
}

interface Compared {
  readonly ours: Spread;
  readonly reference: Spread;
}

/**
 * Both as they are when nobody else uses the disk: the medians are those of the half of the rounds that took least for ours and the reference
 * together, so that neither is favoured; tails and extremes are those of all rounds. A neighbour that writes makes a flush take twenty times as
 * long, everything that ends in one then takes alike, and a ratio over all rounds says how often that was and not what ours costs.
 */
export function whenQuiet(ours: readonly number[], reference: readonly number[]): Compared {
  const rounds = ours.map((our, at) => ({ our, other: reference[at] ?? Number.NaN }));
  const quiet = rounds.toSorted((a, b) => a.our + a.other - (b.our + b.other)).slice(0, Math.ceil(rounds.length / 2));
  return {
    ours: { ...spreadOf(ours), median: spreadOf(quiet.map(({ our }) => our)).median },
    reference: { ...spreadOf(reference), median: spreadOf(quiet.map(({ other }) => other)).median },
  };
}

export type Measurement = () => number | Promise<number>;

/**
 * Ours, reference, ours, reference …: what drifts on the machine meanwhile (heat, a neighbour, a full cache) hits both alike.
 * Each call returns one value in the row's unit; the first of each warms up and does not count.
 */
export async function interleave(
  rounds: number,
  measurements: { readonly ours: Measurement; readonly reference: Measurement },
  compare: (ours: readonly number[], reference: readonly number[]) => Compared = (ours, reference) => ({
    ours: spreadOf(ours),
    reference: spreadOf(reference),
  }),
): Promise<Compared> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const our = await measurements.ours();
    const other = await measurements.reference();
    if (round === 0) continue;
    ours.push(our);
    reference.push(other);
  }
  return compare(ours, reference);
}

/** The same without anything to compare with. */
export async function repeat(rounds: number, measure: Measurement): Promise<Spread> {
  const values: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const value = await measure();
    if (round > 0) values.push(value);
  }
  return spreadOf(values);
}

/** How often `act` can be done in a second, over at least `forMs`. */
export function perSecond(forMs: number, act: () => void): number {
  const startedAt = performance.now();
  let times = 0;
  do {
    act();
    times++;
  } while (performance.now() - startedAt < forMs);
  return times / ((performance.now() - startedAt) / 1000);
}

/** How long `act` takes, in milliseconds. */
export async function millisecondsOf(act: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** Processor milliseconds of all threads: what a crowded machine changes little. */
export async function processorMillisecondsOf(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
