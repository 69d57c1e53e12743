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
