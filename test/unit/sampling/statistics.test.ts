import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtMost, hypergeometricAtMost } from '../../../shared/core/sampling/distributions.ts';
import { drawSample, percentageQuota, proportionalQuota } from '../../../shared/core/sampling/draw.ts';
import { pChart } from '../../../shared/core/sampling/p-chart.ts';
import { ocCurve, passProbability, protectionOf, timesInHundred, zeroAcceptancePlan } from '../../../shared/core/sampling/protection.ts';
import { clopperPearson, provedAtMost, shrunkRates, wilson } from '../../../shared/core/sampling/rates.ts';

describe('what a plan protects from', () => {
  it('agrees with known points of the curve', () => {
    expect(passProbability({ n: 80, ac: 2 }, 0.01)).toBeCloseTo(0.9534, 3);
    expect(binomialAtMost(0, 42, 0.03)).toBeCloseTo(0.97 ** 42, 12);
    expect(hypergeometricAtMost(0, 10, 5, 100)).toBeCloseTo(0.5838, 4);
    expect(hypergeometricAtMost(5, 2000, 5, 1_000_000)).toBeCloseTo(1, 8);
    expect(timesInHundred({ n: 30, ac: 0 }, 0.03)).toBe(40);
    expect(timesInHundred({ n: 30, ac: 0 }, 0.9)).toBe(0);
    expect(timesInHundred({ n: 30, ac: 0 }, 0.0001)).toBe(99);
    expect(timesInHundred({ n: 30, ac: 0 }, 0)).toBe(100);
    expect(protectionOf({ n: 80, ac: 2 }).passedSeldom).toBeCloseTo(0.0652, 3);
  });

  it('falls from certain to hardly ever', () => {
    const curve = ocCurve({ n: 50, ac: 3 });
    expect(curve[0]?.passes).toBe(1);
    expect(curve.at(-1)?.passes).toBeLessThan(0.002);
    for (const [at, point] of curve.entries()) if (at > 0) expect(point.passes).toBeLessThanOrEqual((curve[at - 1]?.passes ?? 1) + 1e-12);
  });

  it('the smallest sample without faults that keeps the risk', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.double({ min: 0.005, max: 0.2, noNaN: true }), (lot, limit) => {
        const plan = zeroAcceptancePlan(lot, limit, 0.1);
        const faulty = Math.max(1, Math.ceil(limit * lot - 1e-9));
        expect(hypergeometricAtMost(0, plan.n, faulty, lot)).toBeLessThanOrEqual(0.1);
        if (plan.n > 1) expect(hypergeometricAtMost(0, plan.n - 1, faulty, lot)).toBeGreaterThan(0.1);
      }),
    );
  });
});

describe('rates with what is not known about them', () => {
  it('intervals as published', () => {
    expect(wilson(4, 20)).toEqual({ low: expect.closeTo(0.0807, 4) as number, high: expect.closeTo(0.416, 4) as number });
    expect(clopperPearson(4, 20)).toEqual({ low: expect.closeTo(0.0573, 4) as number, high: expect.closeTo(0.4366, 4) as number });
    expect(clopperPearson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.3085, 4) as number });
    expect(provedAtMost(0, 42)).toBeCloseTo(0.0688, 4);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('the exact interval holds the truth at least 95 times in 100, whatever the truth', () => {
    for (const p of [0.01, 0.05, 0.3, 0.5]) {
      let covered = 0;
      for (let k = 0; k <= 50; k += 1) {
        const { low, high } = clopperPearson(k, 50);
        if (low <= p && p <= high) covered += binomialAtMost(k, 50, p) - (k === 0 ? 0 : binomialAtMost(k - 1, 50, p));
      }
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('one fault in three checks accuses nobody, sixty in three hundred do', () => {
    const crew = Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, faults: 3 + (n % 3), checks: 300 }));
    const [unlucky, careless] = shrunkRates([{ id: 'new', faults: 1, checks: 3 }, { id: 'old', faults: 60, checks: 300 }, ...crew]);
    expect(unlucky?.rate).toBeLessThan(0.1);
    expect(careless?.rate).toBeGreaterThan(0.15);
    expect(unlucky?.own).toBeLessThan(careless?.own ?? 0);
  });

  it('shrinks towards everybody, never past', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ checks: fc.integer({ min: 1, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 20 }),
        (people) => {
          const tallies = people.map(({ checks, share }, n) => ({ id: String(n), checks, faults: Math.round(checks * share) }));
          const mean = (tallies.reduce((sum, { faults }) => sum + faults, 0) + 0.5) / (tallies.reduce((sum, { checks }) => sum + checks, 0) + 1);
          for (const { faults, checks, rate } of shrunkRates(tallies)) {
            expect(rate).toBeGreaterThanOrEqual(Math.min(faults / checks, mean) - 1e-9);
            expect(rate).toBeLessThanOrEqual(Math.max(faults / checks, mean) + 1e-9);
          }
        },
      ),
    );
  });

  it('a chart marks the day that stands out, the run and the trend', () => {
    const day = (faults: number, n: number) => ({ id: `d${n}`, faults, checks: 200 });
    const chart = pChart([2, 3, 2, 1, 3, 2, 14, 2].map(day));
    expect(chart.map(({ signals }) => signals)).toEqual([[], [], [], [], [], [], ['above_limit'], []]);
    expect(pChart([3, 4, 3, 4, 3, 4, 3, 4].map(day), 0.01).at(-1)?.signals).toEqual(['run_above']);
    expect(pChart([1, 2, 3, 4, 5, 6].map(day)).at(-1)?.signals).toContain('trend_up');
    // A bench that became better, or a checker who stopped looking, stands out as well.
    expect(pChart([6, 5, 4, 3, 2, 1].map(day)).at(-1)?.signals).toContain('trend_down');
    expect(pChart([3, 4, 3, 4, 3, 4, 3, 4].map(day), 0.03).at(-1)?.signals).toEqual(['run_below']);
    expect(pChart([60, 58, 62, 20].map(day), 0.3).at(-1)?.signals).toEqual(['below_limit']);
    // Wider where few were looked at: the same share of ten says nothing.
    expect(pChart([{ id: 'd', faults: 1, checks: 10 }], 0.3).at(-1)?.signals).toEqual([]);
  });
});

describe('the draw', () => {
  const entropy = (n: number): string =>
    ((BigInt(n) * 0x9e3779b97f4a7c15f39cc0605cedc834n) & ((1n << 256n) - 1n)).toString(16).padStart(64, '0').split('').reverse().join('');
  const day = Array.from({ length: 90 }, (_, n) => ({ id: `o${String(n).padStart(3, '0')}`, stratum: n < 20 ? 'small' : 'large' }));

  it('is the same for anybody who has the seed, whatever order the orders come in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.shuffledSubarray(day, { minLength: day.length }), (n, shuffled) => {
        expect(drawSample(shuffled, percentageQuota(10), entropy(n))).toEqual(drawSample(day, percentageQuota(10), entropy(n)));
      }),
    );
  });

  it('draws what the quota says, nothing twice, nothing foreign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 100 }), (n, percent) => {
        for (const { stratum, size, drawn } of drawSample(day, percentageQuota(percent), entropy(n))) {
          expect(drawn).toHaveLength(Math.min(size, Math.max(1, Math.round((size * percent) / 100))));
          expect(new Set(drawn).size).toBe(drawn.length);
          for (const id of drawn) expect(day.find((order) => order.id === id)?.stratum).toBe(stratum);
        }
      }),
    );
  });

  it('gives every order of a stratum the same chance', () => {
    const draws = 6000;
    const counts = new Map<string, number>();
    for (let n = 1; n <= draws; n += 1)
      for (const { drawn } of drawSample(day, percentageQuota(10), entropy(n))) for (const id of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const [stratum, size, each] of [
      ['small', 20, 2],
      ['large', 70, 7],
    ] as const) {
      const share = each / size;
      const chi2 = day
        .filter((order) => order.stratum === stratum)
        .reduce((sum, { id }) => sum + ((counts.get(id) ?? 0) - draws * share) ** 2 / (draws * share * (1 - share)), 0);
      // Sampling without replacement: chi-squared with size − 1 degrees of freedom after scaling. Four and a half deviations out would be a bent draw.
      const scaled = (chi2 * (size - 1)) / size;
      expect(Math.abs(scaled - (size - 1)) / Math.sqrt(2 * (size - 1))).toBeLessThan(4.5);
    }
  });

  it('deals a fixed sample out in proportion', () => {
    const sizes = new Map([
      ['a', 10],
      ['b', 35],
      ['c', 5],
    ]);
    const quota = proportionalQuota(13, sizes);
    expect(['a', 'b', 'c'].map((stratum) => quota(stratum, sizes.get(stratum) ?? 0))).toEqual([3, 9, 1]);
    const every = proportionalQuota(99, sizes);
    expect(['a', 'b', 'c'].map((stratum) => every(stratum, 0))).toEqual([10, 35, 5]);
  });
});
