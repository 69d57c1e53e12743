import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { entropyOf } from '../../../shared/core/sampling/lot-draw.ts';
import { drawDay, type SpotPlan } from '../../../shared/core/sampling/spot-check.ts';

/*
 * Every order of a stratum is drawn as often as every other, and is as often the first. The seeds are fixed, so the outcome is the same on every run;
 * the bound is where a fair draw would fail one time in a million per statistic. With six strata, three plans and two questions the choice of these
 * seeds had a chance of less than 1 in 25,000 to accuse a fair draw.
 */
const ROUNDS = 4_000;
const STRATA: readonly (readonly [stratum: string, size: number])[] = [
  ['carrier:sf', 30],
  ['manual', 12],
  ['merchant:m-1', 60],
  ['new_sku', 5],
  ['packer:p-1', 45],
  ['twin_sku', 20],
];
const orders = STRATA.flatMap(([stratum, size]) => Array.from({ length: size }, (_, n) => ({ id: `${stratum}/${String(n).padStart(3, '0')}`, stratum })));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Upper one-in-a-million point of chi-square, by Wilson and Hilferty's cube: within one per cent for these degrees of freedom. */
const limit = (freedom: number): number => freedom * (1 - 2 / (9 * freedom) + 4.7534 * Math.sqrt(2 / (9 * freedom))) ** 3;

const plans: readonly (readonly [string, SpotPlan])[] = [
  ['percentage', { kind: 'percentage', percent: 20, byClass: { new_sku: 40 } }],
  ['ISO 2859-1', { kind: 'iso_2859', level: 'II', aql: 1, severity: 'normal' }],
  ['zero acceptance', { kind: 'zero_acceptance', limit: 0.05, risk: 0.1 }],
];

describe.each(plans)('the draw is uniform in every stratum: %s', (_, plan) => {
  const counts = new Map<string, number>(orders.map(({ id }) => [id, 0]));
  const firsts = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = new Set<string>();
    for (const { orderId, stratum } of drawDay(plan, orders, new Set(), entropyOf(sha256(`seed ${round}`), sha256(`head ${round}`), sha256))) {
      counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
      if (!seen.has(stratum)) firsts.set(orderId, (firsts.get(orderId) ?? 0) + 1);
      seen.add(stratum);
    }
  }

  it.each(STRATA)('%s, %d orders', (stratum, size) => {
    const of = orders.filter((order) => order.stratum === stratum).map(({ id }) => counts.get(id) ?? 0);
    const expected = of.reduce((sum, count) => sum + count, 0) / size;
    const drawnShare = expected / ROUNDS;
    expect(drawnShare).toBeGreaterThan(0);
    // Drawn without replacement, counts scatter less than chance by the share that is drawn; the statistic is set right for it.
    const statistic = (of.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) * (size - 1)) / (size * (1 - drawnShare));
    expect(statistic).toBeLessThan(limit(size - 1));
  });

  it.each(STRATA)('%s: every order is as often the first', (stratum, size) => {
    const of = orders.filter((order) => order.stratum === stratum).map(({ id }) => firsts.get(id) ?? 0);
    const expected = of.reduce((sum, count) => sum + count, 0) / size;
    const statistic = of.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(statistic).toBeLessThan(limit(size - 1));
  });
});

it('the test would see a draw that prefers the first orders of a list', () => {
  const size = 60;
  const biased = Array.from({ length: size }, (_, n) => (n < 30 ? 860 : 740));
  const expected = 800;
  const statistic = biased.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) / (1 - expected / ROUNDS);
  expect(statistic).toBeGreaterThan(limit(size - 1));
});
