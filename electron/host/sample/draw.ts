import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded chance: the same seed makes the same warehouse on every computer. */
export interface Draw {
  /** Between both, both included. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly digits: (count: number) => string;
  /** `n` in the pattern becomes a digit, `N` one that is not 0. */
  readonly fill: (pattern: string) => string;
}

const MILLION = 1_000_000;

export function createDraw(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  const whole = (from: number, to: number): number => uniformInt(generator, from, to);
  const digits = (count: number): string => Array.from({ length: count }, () => String(whole(0, 9))).join('');
  return {
    whole,
    digits,
    chance: (share) => whole(0, MILLION - 1) < share * MILLION,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[whole(0, list.length - 1)] as T;
    },
    fill: (pattern) => pattern.replaceAll(/n/giu, (letter) => String(whole(letter === 'N' ? 1 : 0, 9))),
  };
}
