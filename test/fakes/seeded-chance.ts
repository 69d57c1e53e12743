import type { Chance } from '../../shared/core/ports/chance.ts';
import { seededDraw } from '../fixtures/wrong-codes.ts';

/** The same draws for the same seed. */
export const createSeededChance = (seed = 1): Chance => {
  const draw = seededDraw(seed);
  return { unit: () => draw(2 ** 32) / 2 ** 32 };
};
