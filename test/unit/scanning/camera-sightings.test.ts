import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOTHING_SEEN, OUT_OF_SIGHT_MS, seeCodes } from '../../../shared/core/scanning/camera-sightings.ts';

const watch = () => {
  let sightings = NOTHING_SEEN;
  return (at: number, ...texts: readonly string[]): readonly string[] => {
    const step = seeCodes(sightings, texts, at);
    sightings = step.sightings;
    return step.scans;
  };
};

it('a code counts once it was read twice in a row, and once for as long as it is in sight', () => {
  const look = watch();
  expect([look(0, 'A'), look(200, 'A'), look(400, 'A'), look(600), look(800, 'A'), look(1000, 'A')]).toEqual([[], ['A'], [], [], [], []]);
});

it('taken away and shown again it is the next unit', () => {
  const look = watch();
  look(0, 'A');
  expect(look(200, 'A')).toEqual(['A']);
  for (let at = 400; at <= 400 + OUT_OF_SIGHT_MS; at += 200) look(at);
  expect([look(1600, 'A'), look(1800, 'A')]).toEqual([[], ['A']]);
});

it('what one look alone reads is no scan, also when it comes back much later', () => {
  const look = watch();
  expect([look(0, 'X'), look(200), look(5000, 'X')]).toEqual([[], [], []]);
});

it('several codes in one look are several scans, a code read twice in one look is one', () => {
  const look = watch();
  look(0, 'A', 'B', 'A');
  expect(look(200, 'B', 'A', 'A')).toEqual(['B', 'A']);
});

it('on a computer that looks once in two seconds a code in sight is one scan too, and the next unit is the next scan', () => {
  const look = watch();
  expect([look(0, 'A'), look(2000, 'A'), look(4000, 'A'), look(6000), look(8000, 'A')]).toEqual([[], ['A'], [], [], []]);
  // Two looks that failed are not a label taken away: a unit counted twice is worse than one that is held before the camera again.
  expect([look(10_000), look(12_000), look(14_000, 'A'), look(16_000, 'A')]).toEqual([[], [], [], []]);
  expect([look(18_000), look(20_000), look(22_000), look(24_000, 'A'), look(26_000, 'A')]).toEqual([[], [], [], [], ['A']]);
});

it('however fast it looks, what stays in sight is told once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 2, maxLength: 40 }), (steps) => {
      const look = watch();
      let at = 0;
      const told = steps.flatMap((step) => look((at += step), 'A'));
      expect(told).toEqual(['A']);
    }),
  );
});
