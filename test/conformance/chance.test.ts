import { describe, expect, it } from 'vitest';
import { systemChance } from '../../electron/host/adapters/system/system-ports.ts';
import type { Chance } from '../../shared/core/ports/chance.ts';
import { createSeededChance } from '../fakes/seeded-chance.ts';

const DRAWS = 40_000;
const BINS = 20;
const chances: readonly (readonly [string, Chance])[] = [
  ['by seed', createSeededChance(7)],
  ['the system’s', systemChance],
];
describe.each(chances)('chance: %s', (_, chance) => {
  const draws = Array.from({ length: DRAWS }, () => chance.unit());
  it('lies in [0, 1)', () => {
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  });
  it('is even: no twentieth is drawn a fifth more or less often than the others', () => {
    const bins = Array.from({ length: BINS }, (__, bin) => draws.filter((draw) => Math.floor(draw * BINS) === bin).length);
    // 2,000 in each, with a deviation of 44: a fifth is nine of them.
    for (const bin of bins) expect(Math.abs(bin - DRAWS / BINS)).toBeLessThan(DRAWS / BINS / 5);
  });
  it('forgets what it drew: pairs that follow each other are as often up as down', () => {
    const rises = draws.filter((draw, at) => at > 0 && draw > (draws[at - 1] ?? 0)).length;
    expect(Math.abs(rises / DRAWS - 0.5)).toBeLessThan(0.03);
    expect(new Set(draws.slice(0, 1000)).size).toBeGreaterThan(990);
  });
});

it('by seed is the same again, and another with another', () => {
  const first = (seed: number) => Array.from({ length: 5 }, createSeededChance(seed).unit);
  expect(first(3)).toEqual(first(3));
  expect(first(3)).not.toEqual(first(4));
});
