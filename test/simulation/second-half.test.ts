import { describe, expect, it } from 'vitest';
import { expectSound, SEEDS, seedsFrom } from './expect-sound.ts';

const HALF = Math.ceil(SEEDS / 2);

describe('bad mornings, on another core', () => {
  it(`are as sound (${SEEDS - HALF} seeds)`, { timeout: 600_000 }, async () => {
    expect(await expectSound(seedsFrom(HALF + 1, SEEDS - HALF))).toHaveLength(SEEDS - HALF);
  });
});
