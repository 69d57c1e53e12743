import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  AQLS,
  aqlOf,
  CODE_LETTERS,
  codeLetter,
  INSPECTION_LEVELS,
  planForLetter,
  samplingPlan,
  SEVERITIES,
  type InspectionLevel,
  type Severity,
} from '../../../shared/core/sampling/iso-2859.ts';
import { afterLot, afterMending, freshSwitching, type SwitchingState } from '../../../shared/core/sampling/switching.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const samples = samplesDir();
const csv = (file: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(samples ?? '', 'sampling', file), 'utf8'), { header: true, skipEmptyLines: true }).data;

describe.skipIf(samples === undefined)('the published tables (skipped without the sample folder)', () => {
  it('code letters', () => {
    for (const row of csv('sample_size_code_letters.csv')) {
      for (const level of INSPECTION_LEVELS) {
        expect(codeLetter(Number(row['lot_min']), level)).toBe(row[level]);
        expect(codeLetter(Number.isFinite(Number(row['lot_max'])) && row['lot_max'] !== '' ? Number(row['lot_max']) : 9e9, level)).toBe(row[level]);
      }
    }
  });

  it('normal inspection, arrows followed', () => {
    for (const row of csv('single_sampling_normal_common_aql.csv')) {
      const aql = aqlOf(Number(row['aql']));
      if (aql === undefined) throw new Error(`no such AQL ${row['aql']}`);
      const plan = planForLetter(row['code_letter'] as 'A', aql, 'normal');
      expect([row['code_letter'], aql, plan]).toEqual([
        row['code_letter'],
        aql,
        { n: Number(row['sample_size']), ac: Number(row['ac']), re: Number(row['re']) },
      ]);
    }
  });

  it('worked examples', () => {
    for (const row of csv('worked_examples_40.csv')) {
      const plan = samplingPlan(Number(row['lot_size']), row['level'] as InspectionLevel, aqlOf(Number(row['aql'])) ?? 1, row['severity'] as Severity);
      expect(plan).toEqual({
        letter: row['code_letter'],
        n: Number(row['sample_size_table']),
        ac: Number(row['ac']),
        re: Number(row['re']),
        inspectAll: row['inspect_all'] === 'yes',
      });
    }
  });
});

describe('single sampling', () => {
  it.each([
    // A thousand units at level II, letter J, as textbooks work it: the three severities side by side.
    [1000, 'II', 1, 'normal', { letter: 'J', n: 80, ac: 2, re: 3 }],
    [1000, 'II', 1, 'tightened', { letter: 'J', n: 80, ac: 1, re: 2 }],
    [1000, 'II', 1, 'reduced', { letter: 'J', n: 32, ac: 1, re: 2 }],
    [1000, 'II', 0.65, 'reduced', { letter: 'J', n: 50, ac: 1, re: 2 }],
    [2000, 'II', 2.5, 'reduced', { letter: 'K', n: 50, ac: 5, re: 6 }],
    [600_000, 'III', 0.025, 'tightened', { letter: 'R', n: 3150, ac: 1, re: 2 }],
    [600_000, 'III', 0.015, 'tightened', { letter: 'R', n: 1250, ac: 0, re: 1 }],
    [600_000, 'III', 0.025, 'reduced', { letter: 'R', n: 200, ac: 0, re: 1 }],
    [5, 'II', 10, 'tightened', { letter: 'A', n: 8, ac: 1, re: 2, inspectAll: true }],
    [40, 'II', 6.5, 'tightened', { letter: 'D', n: 13, ac: 1, re: 2 }],
    [5, 'II', 1000, 'normal', { letter: 'A', n: 2, ac: 30, re: 31 }],
    [100_000, 'III', 1000, 'normal', { letter: 'P', n: 3, ac: 44, re: 45 }],
  ] as const)('%d units, level %s, AQL %d, %s', (lot, level, aql, severity, expected) => {
    expect(samplingPlan(lot, level, aql, severity)).toMatchObject(expected);
  });

  it('in every column a larger AQL is never stricter, and tightened never laxer than normal', () => {
    for (const letter of CODE_LETTERS) {
      for (const [at, aql] of AQLS.entries()) {
        const normal = planForLetter(letter, aql, 'normal');
        const tightened = planForLetter(letter, aql, 'tightened');
        const reduced = planForLetter(letter, aql, 'reduced');
        expect(normal.re).toBe(normal.ac + 1);
        expect(reduced.re).toBe(reduced.ac + 1);
        if (tightened.n === normal.n) expect(tightened.ac).toBeLessThanOrEqual(normal.ac);
        expect(reduced.n).toBeLessThanOrEqual(normal.n * (normal.ac === 0 ? 13 : 1));
        const next = AQLS[at + 1];
        if (next === undefined) continue;
        for (const severity of SEVERITIES) {
          const now = planForLetter(letter, aql, severity);
          const later = planForLetter(letter, next, severity);
          if (later.n === now.n) expect(later.ac).toBeGreaterThanOrEqual(now.ac);
        }
      }
    }
  });
});

describe('reduced inspection beside MIL-STD-105E, whose table II-C it was made from', () => {
  /** Ac and Re along the diagonals, from the plan with nothing to find on; `null` where an arrow stands. */
  const OLDER: readonly (readonly [ac: number, re: number] | null)[] = [
    [0, 1],
    null,
    null,
    [0, 2],
    [1, 3],
    [1, 4],
    [2, 5],
    [3, 6],
    [5, 8],
    [7, 10],
    [10, 13],
    [14, 17],
    [21, 24],
  ];
  const SIZES = [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800];

  it('each plan of the 1999 edition accepts no less than the older one accepted and refuses no later', () => {
    let compared = 0;
    for (const [row, letter] of CODE_LETTERS.entries()) {
      // The first two letters have the acceptance numbers of normal inspection.
      if (row < 2) continue;
      for (const [column, aql] of AQLS.entries()) {
        const [ac, re] = OLDER[row + column - 14] ?? [];
        // From letter F on the columns end at 10 and 13; the arrow behind them is followed by both.
        if (ac === undefined || re === undefined || (row > 4 && ac > 10)) continue;
        const plan = planForLetter(letter, aql, 'reduced');
        if (ac === 0 && re === 2) {
          // The one diagonal that became an arrow: it leads to the next letter's plan, which accepts one.
          expect([letter, aql, plan.ac]).toEqual([letter, aql, row === 15 ? plan.ac : 1]);
          continue;
        }
        expect([letter, aql, plan.n]).toEqual([letter, aql, SIZES[row]]);
        expect(plan.ac).toBeGreaterThanOrEqual(ac);
        expect(plan.re).toBeLessThanOrEqual(re);
        compared += 1;
      }
    }
    expect(compared).toBe(117);
  });
});

describe('switching', () => {
  const agreed = { steady: true, reducedWanted: true };
  const lots = (state: SwitchingState, faults: readonly number[], agreement = agreed): SwitchingState =>
    faults.reduce((now, found) => afterLot(now, { letter: 'J', aql: 1, faults: found }, agreement), state);

  it('two refused of five make it tightened, five accepted in a row normal again', () => {
    expect(lots(freshSwitching, [3, 0, 0, 3]).severity).toBe('tightened');
    expect(lots(freshSwitching, [3, 0, 0, 0, 0, 3]).severity).toBe('normal');
    expect(lots(freshSwitching, [3, 3, 0, 0, 0, 0]).severity).toBe('tightened');
    expect(lots(freshSwitching, [3, 3, 0, 0, 0, 0, 0]).severity).toBe('normal');
  });

  it('five refused under tightened inspection stop it until the cause is mended', () => {
    const stopped = lots(freshSwitching, [3, 3, 2, 2, 0, 2, 2, 2]);
    expect(stopped).toMatchObject({ severity: 'tightened', stopped: true });
    expect(lots(stopped, [0, 0, 0, 0, 0, 0])).toBe(stopped);
    expect(afterMending(stopped)).toMatchObject({ severity: 'tightened', stopped: false, refusedTightened: 0 });
  });

  it('ten lots good enough for the next stricter AQL allow reduced inspection, if work is steady and it is wanted', () => {
    expect(
      lots(
        freshSwitching,
        Array.from({ length: 9 }, () => 1),
      ),
    ).toMatchObject({ severity: 'normal', score: 27 });
    expect(
      lots(
        freshSwitching,
        Array.from({ length: 10 }, () => 1),
      ).severity,
    ).toBe('reduced');
    expect(
      lots(
        freshSwitching,
        Array.from({ length: 12 }, () => 1),
        { steady: true, reducedWanted: false },
      ).severity,
    ).toBe('normal');
    expect(lots(freshSwitching, [1, 1, 1, 2])).toMatchObject({ score: 0 });
    expect(
      lots(
        lots(
          freshSwitching,
          Array.from({ length: 10 }, () => 1),
        ),
        [2],
      ).severity,
    ).toBe('normal');
  });

  it('never leaves a severity by a way that is not drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 60 }), (faults) => {
        let state = freshSwitching;
        for (const found of faults) {
          const next = lots(state, [found]);
          expect(`${state.severity}>${next.severity}`).toMatch(/^(?:(\w+)>\1|normal>tightened|tightened>normal|normal>reduced|reduced>normal)$/u);
          state = next;
        }
      }),
    );
  });
});
