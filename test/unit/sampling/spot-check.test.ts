import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayPlan,
  drawDay,
  exceptionsFor,
  judgeDay,
  type SpotPlan,
  type SpotPoint,
  type SpotResult,
  watchedStrata,
} from '../../../shared/core/sampling/spot-check.ts';

const ENTROPY = '9f'.repeat(32);
const iso: SpotPlan = { kind: 'iso_2859', level: 'II', aql: 1, severity: 'normal' };
const result = (n: number, ...faults: readonly SpotPoint[]): SpotResult => ({ orderId: `o${n}`, stratum: 'packer-1', faults });

describe('a day is looked at by its plan', () => {
  it.each([
    [{ kind: 'percentage', percent: 2 }, 1000, { n: 20, ac: null }],
    [{ kind: 'percentage', percent: 2 }, 3, { n: 1, ac: null }],
    [iso, 1000, { n: 80, ac: 2 }],
    [iso, 10, { n: 10, ac: 0 }],
    [iso, 0, { n: 0, ac: 0 }],
    [{ kind: 'zero_acceptance', limit: 0.05, risk: 0.1 }, 500, { n: 43, ac: 0 }],
  ] as const)('%j of %d', (plan, lot, expected) => {
    expect(dayPlan(plan, lot)).toEqual(expected);
  });

  it('draws what the plan says in all, and a stratum under watch whole', () => {
    const orders = Array.from({ length: 1000 }, (_, n) => ({ id: `o${n}`, stratum: `m${n % 7}` }));
    const plain = drawDay(iso, orders, new Set(), ENTROPY);
    expect([plain.length, plain.some(({ extra }) => extra)]).toEqual([80, false]);
    const watched = drawDay(iso, orders, new Set(['m3']), ENTROPY);
    expect(watched.filter(({ stratum }) => stratum === 'm3')).toHaveLength(orders.filter(({ stratum }) => stratum === 'm3').length);
    // What the plan asked for is the same number as without the watch; the rest is beside its account.
    expect(watched.filter(({ extra }) => !extra)).toHaveLength(80);
  });

  it('a percentage may be another one for a class of strata', () => {
    const orders = Array.from({ length: 200 }, (_, n) => ({ id: `o${n}`, stratum: n < 40 ? 'manual' : `merchant:m${n % 2}` }));
    const drawn = drawDay({ kind: 'percentage', percent: 5, byClass: { manual: 50, merchant: 10 } }, orders, new Set(), ENTROPY);
    expect(drawn.filter(({ stratum }) => stratum === 'manual')).toHaveLength(20);
    expect(drawn.filter(({ stratum }) => stratum !== 'manual')).toHaveLength(16);
  });

  it('an order nobody could look at counts against the day and in no stratum', () => {
    const drawn = new Set(['o1', 'o2']);
    const skipped: SpotResult = { ...result(2), skipped: true };
    expect(judgeDay(0, drawn, [result(1), skipped])).toEqual({ kind: 'refused', checked: 2, faulty: 1 });
    expect(judgeDay(1, drawn, [result(1), skipped])).toEqual({ kind: 'accepted', checked: 2, faulty: 1 });
    expect(watchedStrata([result(1, 'sku'), skipped, skipped])).toEqual(new Set());
  });
});

describe('a day is judged', () => {
  const drawn = new Set(Array.from({ length: 20 }, (_, n) => `o${n}`));

  it('refused at once, accepted only at the end', () => {
    expect(judgeDay(1, drawn, [result(0, 'sku'), result(1)])).toEqual({ kind: 'open', checked: 2, faulty: 1, left: 18 });
    expect(judgeDay(1, drawn, [result(0, 'sku'), result(1, 'label', 'address')])).toEqual({ kind: 'refused', checked: 2, faulty: 2 });
    const all = Array.from({ length: 20 }, (_, n) => (n === 4 ? result(n, 'quantity') : result(n)));
    expect(judgeDay(1, drawn, all)).toEqual({ kind: 'accepted', checked: 20, faulty: 1 });
    expect(judgeDay(null, drawn, all)).toEqual({ kind: 'looked_at', checked: 20, faulty: 1 });
  });

  it('an order that was not drawn, or is checked twice, changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 40 }), fc.boolean()), { maxLength: 60 }), (checks) => {
        const results = checks.map(([n, bad]) => (bad ? result(n, 'sku') : result(n)));
        const verdict = judgeDay(3, drawn, results);
        expect(verdict.checked).toBe(new Set(checks.map(([n]) => n).filter((n) => n < 20)).size);
        expect(judgeDay(3, drawn, [...results, ...results])).toEqual(judgeDay(3, drawn, results));
      }),
    );
  });

  it('a finding opens the exception of the desk that can mend it, once', () => {
    expect(exceptionsFor(['sku', 'address', 'quantity', 'label'])).toEqual(['pack_mismatch', 'bad_address', 'dispatch_block']);
    expect(exceptionsFor([])).toEqual([]);
  });

  it('the same fault twice puts a stratum under watch until ten are clean', () => {
    expect(watchedStrata([result(1, 'sku'), result(2, 'label')]).size).toBe(0);
    const twice = [result(1, 'sku'), result(2), result(3, 'sku')];
    expect([...watchedStrata(twice)]).toEqual(['packer-1']);
    const clean = Array.from({ length: 10 }, (_, n) => result(10 + n));
    expect(watchedStrata([...twice, ...clean.slice(1)]).size).toBe(1);
    expect(watchedStrata([...twice, ...clean]).size).toBe(0);
    expect(watchedStrata([...twice, ...clean, result(30, 'sku')]).size).toBe(0);
  });
});
