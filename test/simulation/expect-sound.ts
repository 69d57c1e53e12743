import { expect } from 'vitest';
import type { Run } from './run.ts';
import { MORNING, replayLine, shrink, type Story } from './shrink.ts';

/** How many seeds the tests run; the command runs as many as one likes. */
export const SEEDS = Number(process.env['SIM_SEEDS'] ?? 1_000);

/** Runs these seeds; the first that fails is shrunk, and its replay line is what the test says. */
export async function expectSound(seeds: readonly number[], story: Story = MORNING, off: ReadonlySet<string> = new Set()): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const seed of seeds) {
    const result = await story.run(seed, { off });
    if (result.failures.length > 0) expect.fail(`${result.failures.slice(0, 3).join('; ')}\n${replayLine(await shrink(seed, { off }, story))}`);
    runs.push(result);
  }
  return runs;
}
export const seedsFrom = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => from + i);
