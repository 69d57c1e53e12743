import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../bench/bench-types.ts';
import { interleave, spreadOf, whenQuiet } from '../../bench/measure.ts';
import { isMet, ratioOf, table } from '../../bench/table.ts';

const spread = (median: number) => spreadOf([median]);
const row = (rest: Partial<Row>): Row => ({ what: 'commits', unit: '/s', better: 'higher', ours: spread(80), ...rest });
const reference = { name: 'disk', spread: spread(100) };

describe('measuring', () => {
  it('takes turns, and leaves the first turn out', async () => {
    const turns: string[] = [];
    const take = (name: string) => () => turns.push(name);
    const { ours, reference: other } = await interleave(2, { ours: take('ours'), reference: take('reference') });
    expect(turns).toEqual(['ours', 'reference', 'ours', 'reference', 'ours', 'reference']);
    expect([ours.min, ours.max, other.repetitions]).toEqual([3, 5, 2]);
  });

  it('orders what it saw', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
        const { min, p5, median, p95, max } = spreadOf(values);
        expect([min, p5, median, p95, max]).toEqual([min, p5, median, p95, max].toSorted((a, b) => a - b));
        expect(values).toContain(median);
      }),
    );
  });

  it('compares the rounds in which the disk was quiet, however few of them it was busy in, and hides no tail', () => {
    const busyRatios = [0, 0.2, 0.5].map((part) => {
      const rounds = Array.from({ length: 100 }, (_, n) => (n < 100 * part ? { ours: 4 + n / 1000, bare: 3.8 } : { ours: 0.4 + n / 10_000, bare: 0.2 }));
      const { ours, reference: bare } = whenQuiet(
        rounds.map((round) => round.ours),
        rounds.map((round) => round.bare),
      );
      expect(ours.max).toBe(Math.max(...rounds.map((round) => round.ours)));
      expect(ours.repetitions).toBe(100);
      return Math.round(ours.median / bare.median);
    });
    expect(busyRatios).toEqual([2, 2, 2]);
  });

  it('favours neither: a round that is slow for one is as slow as one that is slow for the other', () => {
    const { ours, reference: other } = whenQuiet([1, 1, 9, 1], [1, 9, 1, 1]);
    expect([ours.median, other.median]).toEqual([1, 1]);
  });

  it('refuses to sum up nothing', () => expect(() => spreadOf([])).toThrow('nothing was measured'));
});

describe('the table', () => {
  it('compares with the reference in the direction that is better', () => {
    expect(ratioOf(row({ reference }))).toBe(0.8);
    expect(isMet(row({ reference, target: { ratio: 0.75 } }))).toBe(true);
    expect(isMet(row({ reference, target: { ratio: 0.85 } }))).toBe(false);
    expect(isMet(row({ reference, better: 'lower', target: { ratio: 0.85 } }))).toBe(true);
    expect(isMet(row({ better: 'lower', target: { value: 79 } }))).toBe(false);
  });

  it('does not call a ratio met where nothing was compared, and asks nothing of a row without target', () => {
    expect(isMet(row({ target: { ratio: 0.1 } }))).toBe(false);
    expect(isMet(row({}))).toBeNull();
  });

  it('says it in columns', () => {
    expect(table([row({ reference, target: { ratio: 0.75 } })]).split('\n')[1]).toBe('commits  80 /s  80    100 (disk)  0.8    ≥ 0.75 ×  yes');
  });
});
