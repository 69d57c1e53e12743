import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSlips } from '../../../shared/core/drill/compare-slip.ts';
import { calmMsOf, NO_FACTS, phaseOf, type DrillFacts, type DrillSlip } from '../../../shared/core/drill/drill.ts';
import { nextStep } from '../../../shared/core/drill/next-step.ts';
import { readDrill } from '../../../shared/core/drill/read-drill.ts';
import { scoreDrill } from '../../../shared/core/drill/score-drill.ts';
import type { OrderState } from '../../../shared/core/order/order.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { booksOf, drillBooksOf, nextDocumentNumber, readDocumentNumber } from '../../../shared/core/document/document-number.ts';

const entries = (...types: readonly string[]) => types.map((type, at) => ({ type, at: (at + 1) * 1_000 }));
const WHOLE = [
  'drill.began',
  'drill.wmsDied',
  'outage.noticed',
  'outage.declared',
  'manual.entered',
  'manual.entered',
  'drill.wmsBack',
  'outage.recovered',
  'outage.uploadAsked',
  'outage.closed',
];

describe('what a journal says of a drill', () => {
  it('is each step once, in its time, and nothing from before the beginning', () => {
    const facts = readDrill(entries('outage.declared', 'manual.entered', ...WHOLE, 'outage.declared'));
    expect(facts).toMatchObject({ beganAt: 3_000, diedAt: 4_000, declaredAt: 6_000, enteredAt: [7_000, 8_000], signedAt: 12_000 });
    expect(readDrill([])).toEqual(NO_FACTS);
  });
  it('leads from step to step', () => {
    const steps = WHOLE.map((_, at) => nextStep(readDrill(entries(...WHOLE.slice(0, at)))));
    expect(steps).toEqual(['begin', 'notice', 'notice', 'notice', 'enter', 'enter', 'enter', 'recover', 'upload', 'sign']);
    // Nothing a person is shown changes with the death of the WMS.
    expect([3, 1_000_000].map((seed) => calmMsOf(seed) >= 15_000 && calmMsOf(seed) <= 45_000)).toEqual([true, true]);
    expect([nextStep(readDrill(entries(...WHOLE))), phaseOf(NO_FACTS)]).toEqual(['leave', 'waiting']);
  });
});

describe('the score of a drill', () => {
  const at = (minutes: number): number => minutes * 60_000;
  const facts = (parts: Partial<DrillFacts> = {}): DrillFacts => ({
    ...NO_FACTS,
    beganAt: at(0),
    diedAt: at(0.2),
    declaredAt: at(1),
    enteredAt: [at(1.5), at(2), at(2.5)],
    backAt: at(3),
    recoveredAt: at(4),
    uploadAskedAt: at(4.5),
    signedAt: at(5),
    ...parts,
  });
  it('is a hundred within every goal, and says how long it took', () => {
    const score = scoreDrill(facts(), 0);
    expect([score.points, score.tookMs]).toEqual([100, at(5)]);
    expect(score.figures.map(({ id, value, mark }) => [id, value, mark])).toEqual([
      ['switch', at(0.8), 'good'],
      ['entry', at(0.5), 'good'],
      ['return', at(2), 'good'],
      ['differences', 0, 'good'],
    ]);
  });
  it('gives nothing for a declaration before anything failed: that is no noticing', () => {
    const [first] = scoreDrill(facts({ diedAt: at(2) }), 0).figures;
    expect(first).toMatchObject({ id: 'switch', value: null, points: 0, mark: 'weak' });
  });
  it('says what was slow: half way to nothing is half the points', () => {
    const score = scoreDrill(facts({ declaredAt: at(4.2), enteredAt: [] }), 2);
    expect(score.figures.map(({ value, points, mark }) => [value, points, mark])).toEqual([
      [at(4), 15, 'fair'],
      [null, 0, 'weak'],
      [at(2), 20, 'good'],
      [2, 10, 'fair'],
    ]);
    expect(score.points).toBe(45);
  });
  it('never gives more for being slower or for more differences, and stays between none and a hundred', () => {
    fc.assert(
      fc.property(fc.nat(at(12)), fc.nat(at(12)), fc.nat(12), fc.nat(at(5)), (toSwitch, toReturn, differences, slower) => {
        const one = scoreDrill(facts({ declaredAt: at(0.2) + toSwitch, enteredAt: [at(30)], signedAt: at(3) + toReturn }), differences);
        const two = scoreDrill(
          facts({ declaredAt: at(0.2) + toSwitch + slower, enteredAt: [at(30) + slower], signedAt: at(3) + toReturn + slower }),
          differences + 1,
        );
        expect(two.points).toBeLessThanOrEqual(one.points);
        for (const { points } of [one, two]) expect(points >= 0 && points <= 100).toBe(true);
      }),
    );
  });
});

describe('an entered order against its slip', () => {
  const slip = (id: string, platformOrderNo: string, name: string, phone: string): DrillSlip => ({
    id,
    text: '',
    order: {
      platformOrderNo,
      recipient: { ...emptyRecipient, name, phone, province: '上海市', city: '上海市', district: '徐汇区', detail: '1号' },
      lines: [{ sku: 'A', quantity: 2 }],
    },
  });
  const slips = [slip('1', '29001', '王一', '15400000901'), slip('2', '29002', '李二', '15400000902')];
  const entered = (number: string, name: string, phone: string, parts: object = {}) => ({
    platformOrderNo: number,
    state: 'imported' as OrderState,
    recipient: { ...emptyRecipient, name, phone, province: '上海市', city: '', district: '徐汇区', detail: ' 1号 ' },
    lines: [{ kind: 'goods' as const, sku: 'A', quantity: 2 }],
    ...parts,
  });
  const faults = (...orders: readonly ReturnType<typeof entered>[]) => compareSlips(slips, orders).map((one) => one.faults);
  it('is right however its address is cut, and each fault has its word', () => {
    expect(faults(entered('29001', '王一', '154 0000 0901'), entered('29002', '李二', '+86 15400000902'))).toEqual([[], []]);
    expect(faults(entered('29001', '王', '15400000909', { lines: [{ kind: 'goods', sku: 'A', quantity: 3 }] }))).toEqual([
      ['name', 'phone', 'goods'],
      ['missing'],
    ]);
    expect(faults(entered('', '李二', '1'))).toEqual([['missing'], ['number', 'phone']]);
  });
  it('entered twice is a difference; taken back it is none', () => {
    const twice = entered('29001', '王一', '15400000901');
    expect(faults(twice, twice)[0]).toEqual(['twice']);
    expect(faults(twice, { ...twice, state: 'cancelled' })[0]).toEqual([]);
  });
});

it('a paper of a drill never has the number of a real one', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.nat(9_000), (drill, real, last) => {
      expect(drillBooksOf(drill)).not.toBe(booksOf(real));
      const { number } = nextDocumentNumber('label', drillBooksOf(drill), last);
      expect(readDocumentNumber(number)?.books.startsWith('DR')).toBe(true);
    }),
  );
});
