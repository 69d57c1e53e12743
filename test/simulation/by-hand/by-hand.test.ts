import { describe, expect, it } from 'vitest';
import { expectSound, SEEDS, seedsFrom } from '../expect-sound.ts';
import { replayLine, type Shrunk } from '../shrink.ts';
import { HAND_MUTANTS, handsWith } from './hand-mutants.ts';
import { runByHand } from './run-by-hand.ts';
import { BY_HAND } from './story.ts';

/** Failures that were found once; each of them was a bug. */
const REGRESSIONS = [87, 90, 921044, 921297, 930219, 930379, 930745];
const OUTAGES = Math.ceil(SEEDS / 25);

describe('outages worked through by hand', () => {
  it(`ship once, enter once, never both, and end signed (${OUTAGES} seeds)`, { timeout: 600_000 }, async () => {
    await expectSound(REGRESSIONS, BY_HAND);
    const runs = await expectSound(seedsFrom(1, OUTAGES), BY_HAND);
    const typed = runs.reduce((all, { saved }) => all + saved, 0);
    expect(typed).toBeGreaterThan(4 * OUTAGES);
    expect(runs.reduce((all, { states }) => all + (states['acknowledged'] ?? 0), 0)).toBeGreaterThan(typed);
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
