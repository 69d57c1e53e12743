import { describe, expect, it } from 'vitest';
import { engineWith, FOUND_AT, MUTANTS } from './mutants.ts';
import { run } from './run.ts';
import { replayLine, shrink } from './shrink.ts';

const SEEDS = Number(process.env['SIM_SEEDS'] ?? 400);

/** Failures that were found once; each of them was a bug. */
const REGRESSIONS = [3, 16, 24, 63, 71, 119, 141, 208, 295, 1055, 1271, 2808, 2817, 4454, 4730, 4889, 4915, 5174, 5339, 6289, 6332, 6426, 9164, 10604, 102106];

describe('bad mornings of two to four stations', () => {
  it(`lose nothing, double nothing, hide nothing and end in agreement (${SEEDS} seeds)`, { timeout: 600_000 }, async () => {
    const totals = { saved: 0, effects: 0, states: {} as Record<string, number> };
    for (const seed of [...REGRESSIONS, ...Array.from({ length: SEEDS }, (_, i) => i + 1)]) {
      const result = await run(seed);
      if (result.failures.length > 0) expect.fail(`${result.failures.slice(0, 3).join('; ')}\n${replayLine(await shrink(seed, {}))}`);
      totals.saved += result.saved;
      totals.effects += result.effects;
      for (const [state, count] of Object.entries(result.states)) totals.states[state] = (totals.states[state] ?? 0) + count;
    }
    console.info(`seeds 1..${SEEDS}`, totals);
    expect(totals.saved).toBeGreaterThan(10 * SEEDS);
    expect(totals.states['acknowledged']).toBeGreaterThan(totals.saved / 2);
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

describe('the simulation sees', () => {
  it('at least twenty-five bugs that somebody might write', () => expect(Object.keys(MUTANTS).length).toBeGreaterThanOrEqual(25));
  it.each(Object.entries(MUTANTS))('%s', { timeout: 300_000 }, async (name, bug) => {
    // Begins where it was caught last time; should the engine have moved on since, all thousand are tried.
    const engine = engineWith(bug);
    const first = FOUND_AT[name] ?? 1;
    for (const seed of [first, ...Array.from({ length: 1_000 }, (_, i) => i + 1)]) if ((await run(seed, { engine })).failures.length > 0) return;
    expect.fail(`${name} was not seen in 1,000 seeds`);
  });
});
