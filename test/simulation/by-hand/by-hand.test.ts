import { describe, expect, it } from 'vitest';
import { replayLine, shrink, type Shrunk } from '../shrink.ts';
import { HAND_MUTANTS, handsWith } from './hand-mutants.ts';
import { runByHand } from './run-by-hand.ts';
import { BY_HAND } from './story.ts';

/** Failures that were found once; each of them was a bug. */
const REGRESSIONS = [87, 90];
const SEEDS = Math.ceil(Number(process.env['SIM_SEEDS'] ?? 400) / 25);

describe('outages worked through by hand', () => {
  it(`ship once, enter once, never both, and end signed (${SEEDS} seeds)`, { timeout: 600_000 }, async () => {
    let [typed, acknowledged] = [0, 0];
    for (const seed of [...REGRESSIONS, ...Array.from({ length: SEEDS }, (_, i) => i + 1)]) {
      const result = await runByHand(seed);
      if (result.failures.length > 0) expect.fail(`${result.failures.slice(0, 3).join('; ')}\n${replayLine(await shrink(seed, {}, BY_HAND))}`);
      typed += result.saved;
      acknowledged += result.states['acknowledged'] ?? 0;
    }
    expect(typed).toBeGreaterThan(4 * SEEDS);
    expect(acknowledged).toBeGreaterThan(typed);
  });
  it('are the same outage for the same seed', async () => {
    expect((await runByHand(7)).hash).toBe((await runByHand(7)).hash);
    expect((await runByHand(7)).hash).not.toBe((await runByHand(8)).hash);
  });
  it('say how to see a failure again', () => {
    const small = { run: { seed: 7 }, off: new Set(['crash']), without: new Set([3]), flag: BY_HAND.flag } as unknown as Shrunk;
    expect(replayLine(small)).toBe('npm run sim -- --by-hand --seed 7 --off crash --without 3');
  });
});

describe('the simulation of work by hand sees', () => {
  it.each(Object.entries(HAND_MUTANTS))('%s', { timeout: 300_000 }, async (name, bug) => {
    for (let seed = 1; seed <= 60; seed += 1) if ((await runByHand(seed, { hands: handsWith(bug) })).failures.length > 0) return;
    expect.fail(`${name} was not seen in 60 seeds`);
  });
});
