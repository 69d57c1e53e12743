import { describe, expect, it } from 'vitest';
import { expectSound, SEEDS, seedsFrom } from './expect-sound.ts';
import { engineWith, MUTANTS } from './mutants.ts';
import { run, type Run } from './run.ts';
import { CAME_LATER } from './faults.ts';
import { MORNING, replayLine, shrink } from './shrink.ts';

/** The other half runs beside it, in `second-half.test.ts`. */
const HALF = Math.ceil(SEEDS / 2);

/** Failures that were found once, with the faults there were; each of them was a bug. */
const REGRESSIONS = [
  3, 16, 24, 63, 71, 119, 141, 208, 295, 1055, 1271, 2808, 2817, 4454, 4730, 4889, 4915, 5174, 5290, 5339, 6289, 6332, 6426, 9164, 10604, 102106,
];
/** The same, with every fault there is. */
const SINCE_THEN = [16303, 29132, 29296];

describe('bad mornings of two to four stations', () => {
  it(`lose nothing, double nothing, hide nothing and end in agreement (${HALF} seeds)`, { timeout: 600_000 }, async () => {
    await expectSound(REGRESSIONS, MORNING, new Set(CAME_LATER));
    await expectSound(SINCE_THEN);
    const runs = await expectSound(seedsFrom(1, HALF));
    const sum = (of: (one: Run) => number): number => runs.reduce((all, one) => all + of(one), 0);
    const saved = sum((one) => one.saved);
    expect(saved).toBeGreaterThan(10 * HALF);
    expect(sum(({ states }) => states['acknowledged'] ?? 0)).toBeGreaterThan(saved / 2);
  });
  it('are the same morning for the same seed', async () => {
    for (const seed of [7, 8]) expect((await run(seed)).hash).toBe((await run(seed)).hash);
    expect((await run(7)).hash).not.toBe((await run(8)).hash);
  });
  it('say how to see a failure again, with fewer faults and fewer commands', { timeout: 120_000 }, async () => {
    const engine = engineWith(MUTANTS['a timeout taken for a yes'] ?? {});
    const small = await shrink(1, { engine });
    expect(small.run.failures).not.toEqual([]);
    expect(small.off.size).toBeGreaterThan(5);
    expect(small.without.size).toBeGreaterThan(10);
    expect(replayLine(small)).toMatch(/^npm run sim -- --seed 1 --off [a-zA-Z,]+ --without [\d,]+$/u);
    expect((await run(1, { engine, off: small.off, without: small.without })).failures).toEqual(small.run.failures);
  });
});
