import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNTRACKED } from '../../../shared/core/catalogue/tracking.ts';
import { daysLeft, readPrintedDate } from '../../../shared/core/pack-check/expiry.ts';
import { closeShort, type PackInput, packScan, refold, shortConsequences } from '../../../shared/core/pack-check/pack-check.ts';
import { leftOf, neededOf, type PackState, type PackTask, type PackVerdict, UNPACKED } from '../../../shared/core/pack-check/pack-task.ts';
import type { ItemFacts } from '../../../shared/core/scanning/classify-scan.ts';
import { type PackProduct, packTaskOf } from '../../../shared/core/pack-check/pack-task-of.ts';

const product = (sku: string, part: Partial<PackProduct> = {}): PackProduct => ({
  sku,
  barcodes: [],
  twinSkus: [],
  kitParts: [],
  cases: [],
  ...part,
});
const catalogue = [
  product('TEE-BLK', { barcodes: ['6901234567892'], twinSkus: ['TEE-NVY'], cases: [{ barcode: '16901234567899', units: 6 }] }),
  product('TEE-NVY', { barcodes: ['6901234567908'], twinSkus: ['TEE-BLK'] }),
  product('MUG-RED', { barcodes: ['4006381333931'] }),
  product('MUG-BLU', { barcodes: ['4012345678901'] }),
  product('MUG-SET', {
    barcodes: ['2002000000071'],
    kitParts: [
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'MUG-BLU', quantity: 1 },
    ],
  }),
  product('MILK', {
    barcodes: ['5000213002834'],
    tracking: { lot: true, serial: false, bestBefore: true, leastDays: 10 },
    cases: [{ barcode: '15000213002831', units: 6 }],
  }),
  product('PHONE', { barcodes: ['8886316200561'], tracking: { ...UNTRACKED, serial: true }, cases: [{ barcode: '18886316200568', units: 2 }] }),
  product('GIFT-SET', {
    barcodes: ['2002000000088'],
    kitParts: [
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'MILK', quantity: 1 },
    ],
  }),
];
const productOf = (sku: string) => catalogue.find((candidate) => candidate.sku === sku);
const task = (...lines: readonly (readonly [sku: string, quantity: number])[]): PackTask =>
  packTaskOf(
    'order-1',
    lines.map(([sku, quantity], at) => ({ lineNo: at + 1, sku, quantity })),
    productOf,
    { hasLeft: (sku, serial) => sku === 'PHONE' && serial === 'SN-OLD', today: 20_261_128 },
  );

let scans = 0;
const item = (barcode: string, facts: object = {}): PackInput => ({ kind: 'item', scanId: `s${(scans += 1)}`, item: { barcode, ...facts } });
const text = (value: string, facts?: Omit<ItemFacts, 'barcode'>): PackInput => ({
  kind: 'text',
  scanId: `s${(scans += 1)}`,
  text: value,
  ...(facts !== undefined && { facts }),
});
const pack = (of: PackTask, ...inputs: readonly PackInput[]): { readonly state: PackState; readonly verdicts: readonly PackVerdict[] } => {
  let state = UNPACKED;
  const verdicts = inputs.map((input) => {
    const step = packScan(of, state, input);
    state = step.state;
    return step.verdict;
  });
  return { state, verdicts };
};
const kinds = (verdicts: readonly PackVerdict[]): readonly string[] =>
  verdicts.map((verdict) => ('because' in verdict ? `${verdict.kind}:${verdict.because}` : verdict.kind));

describe('counting units down', () => {
  it('to the last, whatever length the barcode is scanned in', () => {
    const { verdicts } = pack(task(['MUG-RED', 2], ['MUG-BLU', 1]), item('4006381333931'), item('04012345678901'), item('MUG-RED'));
    expect(verdicts).toMatchObject([{ kind: 'counted', left: 2 }, { kind: 'counted', left: 1 }, { kind: 'complete' }]);
  });

  it('wrong, extra and unknown goods count nothing', () => {
    const { state, verdicts } = pack(task(['MUG-RED', 1]), item('TEE-BLK'), item('9999999999994'), item('4006381333931'), item('4006381333931'));
    expect(kinds(verdicts)).toEqual(['unknown_code', 'unknown_code', 'complete', 'refused:too_many']);
    expect(state.packed).toHaveLength(1);
  });

  it('a twin instead of the right one is named with what was wanted', () => {
    const { verdicts } = pack(task(['TEE-BLK', 1]), item('6901234567908'));
    expect(verdicts).toEqual([{ kind: 'refused', because: 'twin_instead', sku: 'TEE-NVY', insteadOf: 'TEE-BLK' }]);
  });

  it('the first unit of a twin is looked at twice, the second is not, and both twins in one order need no look', () => {
    const twice = pack(task(['TEE-BLK', 2]), item('6901234567892'), item('6901234567892'), item('6901234567892'));
    expect(kinds(twice.verdicts)).toEqual(['look_again:twin', 'counted', 'complete']);
    expect(kinds(pack(task(['TEE-BLK', 1], ['TEE-NVY', 1]), item('6901234567892'), item('6901234567908')).verdicts)).toEqual(['counted', 'complete']);
    expect(kinds(pack(task(['TEE-BLK', 1]), item('6901234567892'), item('6901234567908')).verdicts)).toEqual(['look_again:twin', 'refused:twin_instead']);
  });

  it('a case counts what it holds, or nothing', () => {
    const six = task(['TEE-BLK', 7], ['TEE-NVY', 1]);
    expect(pack(six, item('16901234567899')).verdicts).toMatchObject([{ kind: 'counted', left: 2 }]);
    expect(kinds(pack(six, item('16901234567899'), item('16901234567899')).verdicts)).toEqual(['counted', 'refused:case_too_large']);
    expect(pack(task(['MUG-RED', 12]), item('4006381333931', { count: 12 })).verdicts).toMatchObject([{ kind: 'complete' }]);
  });

  it('a case nobody listed is named as what it is a case of, and counts nothing', () => {
    const { state, verdicts } = pack(task(['MUG-RED', 4]), item('14006381333938'), item('19999999999991'));
    expect(verdicts).toEqual([
      { kind: 'unknown_code', code: '14006381333938', caseOf: 'MUG-RED' },
      { kind: 'unknown_code', code: '19999999999991', caseOf: null },
    ]);
    expect(state.packed).toEqual([]);
  });

  it('a kit is packed by its parts or by its own barcode', () => {
    const kit = task(['MUG-SET', 2]);
    expect(leftOf(kit, UNPACKED)).toBe(4);
    expect(kinds(pack(kit, item('2002000000071'), item('4006381333931'), item('4012345678901')).verdicts)).toEqual(['counted', 'counted', 'complete']);
    expect(kinds(pack(kit, item('4006381333931'), item('2002000000071'), item('2002000000071')).verdicts)).toEqual(['counted', 'counted', 'refused:too_many']);
  });

  it('undo takes back a scan with all it counted, or the question it asked', () => {
    const { state, verdicts } = pack(task(['MUG-SET', 2]), item('2002000000071'), { kind: 'undo' }, { kind: 'undo' });
    expect(kinds(verdicts)).toEqual(['counted', 'undone', 'nothing_to_undo']);
    expect(state).toEqual(UNPACKED);
    expect(kinds(pack(task(['TEE-BLK', 1]), item('6901234567892'), { kind: 'undo' }, item('6901234567892')).verdicts)).toEqual([
      'look_again:twin',
      'undone',
      'look_again:twin',
    ]);
  });

  it('goods past their day, or not good for long enough, stay here', () => {
    const milk = task(['MILK', 3]);
    const inputs = [
      item('5000213002834'),
      item('5000213002834', { lot: 'A', expires: '261127' }),
      item('5000213002834', { lot: 'A', expires: '261207' }),
      item('5000213002834', { lot: 'A', expires: '261208' }),
      item('5000213002834', { lot: 'A', expires: '261200' }),
    ];
    expect(kinds(pack(milk, ...inputs).verdicts)).toEqual(['look_again:date_missing', 'refused:expired', 'refused:too_short_lived', 'counted', 'counted']);
  });

  it('day, lot and serial are asked one after the other, whatever answers them', () => {
    const milk = task(['MILK', 2]);
    const typed = pack(milk, item('5000213002834'), text('soon'), text('2027-03'), text('L-7'));
    expect(kinds(typed.verdicts)).toEqual(['look_again:date_missing', 'look_again:date_unread', 'look_again:lot_missing', 'counted']);
    expect(typed.state.packed).toMatchObject([{ sku: 'MILK', expires: '270300', lot: 'L-7', serial: null }]);
    const second = pack(milk, item('5000213002834'), item('05000213002834', { expires: '270315' }), text('', { lot: 'L-8' }));
    expect(kinds(second.verdicts), 'a second code of the unit, then one with the lot alone').toEqual([
      'look_again:date_missing',
      'look_again:lot_missing',
      'counted',
    ]);
    expect(second.state.packed).toMatchObject([{ expires: '270315', lot: 'L-8' }]);
    expect(kinds(pack(milk, item('5000213002834'), text('261127')).verdicts), 'typed, and past').toEqual(['look_again:date_missing', 'refused:expired']);
    const anew = pack(milk, item('5000213002834'), text('270315'), item('5000213002834'));
    expect(kinds(anew.verdicts), 'the bare code once more may be another unit').toEqual([
      'look_again:date_missing',
      'look_again:lot_missing',
      'look_again:date_missing',
    ]);
    const other = pack(task(['MILK', 1], ['MUG-RED', 1]), item('5000213002834'), item('4006381333931'), text('270315'));
    expect(kinds(other.verdicts), 'another item takes the question away').toEqual(['look_again:date_missing', 'counted', 'unknown_code']);
  });

  it('one answer never speaks for units that have each their own', () => {
    const phones = task(['PHONE', 2]);
    expect(kinds(pack(phones, item('18886316200568'), item('8886316200561', { count: 2, serial: 'SN-1' })).verdicts)).toEqual([
      'refused:one_by_one',
      'refused:one_by_one',
    ]);
    expect(kinds(pack(task(['GIFT-SET', 1]), item('2002000000088')).verdicts)).toEqual(['refused:one_by_one']);
    // A case of one lot is one lot.
    const { state } = pack(task(['MILK', 6]), item('15000213002831', { lot: 'A', expires: '270315' }));
    expect(state.packed.map(({ lot }) => lot)).toEqual(Array.from({ length: 6 }, () => 'A'));
  });

  it('a serial is asked for, and never packed twice', () => {
    const phones = task(['PHONE', 2]);
    const { state, verdicts } = pack(
      phones,
      item('8886316200561'),
      text('SN-1'),
      item('8886316200561', { serial: 'sn-1' }),
      item('8886316200561', { serial: 'SN-OLD' }),
      item('8886316200561'),
      text('SN-2'),
    );
    expect(kinds(verdicts)).toEqual([
      'look_again:serial_missing',
      'counted',
      'refused:serial_twice',
      'refused:serial_left',
      'look_again:serial_missing',
      'complete',
    ]);
    expect(state.packed.map(({ serial }) => serial)).toEqual(['SN-1', 'SN-2']);
  });

  it("another order's label is refused", () => {
    expect(kinds(pack(task(['MUG-RED', 1]), { kind: 'order', scanId: 'x', orderId: 'order-2' }).verdicts)).toEqual(['refused:other_order']);
  });

  it('a short close ends a line and says what follows from its reason', () => {
    const order = task(['MUG-RED', 3], ['MUG-BLU', 1]);
    const { state } = pack(order, item('4006381333931'));
    const closed = closeShort(order, state, '1', 'split', 'not_on_shelf');
    expect(closed).toMatchObject({ closedShort: [{ lineId: '1', missing: 2, how: 'split', reason: 'not_on_shelf' }] });
    expect(kinds([packScan(order, closed ?? state, item('4006381333931')).verdict])).toEqual(['refused:too_many']);
    expect(packScan(order, closed ?? state, item('4012345678901')).verdict.kind).toBe('complete');
    expect(closeShort(order, closed ?? state, '1', 'wait', 'other')).toBeNull();
    expect(shortConsequences('wait', 'not_on_shelf')).toEqual({ order: 'wait', stockIncident: true, countRequest: true, freezeLocation: true });
    expect(shortConsequences('exception', 'other')).toEqual({ order: 'exception', stockIncident: false, countRequest: false, freezeLocation: false });
  });
});

describe('whatever is scanned', () => {
  const barcodes = [...catalogue.flatMap((one) => [one.sku, ...one.barcodes, ...one.cases.map(({ barcode }) => barcode)]), '9999999999994', ''];
  const anyInput = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ barcode: fc.constantFrom(...barcodes), serial: fc.option(fc.constantFrom('a', 'b', 'c', 'd')), lot: fc.option(fc.constant('L')) }),
    },
    { weight: 1, arbitrary: fc.constant('undo' as const) },
    { weight: 1, arbitrary: fc.constantFrom('x1', 'x2', 'x3') },
  );
  const inputs = fc.array(anyInput, { maxLength: 60 }).map((all) =>
    all.map((one, at): PackInput => {
      if (one === 'undo') return { kind: 'undo' };
      if (typeof one === 'string') return { kind: 'text', scanId: `s${at}`, text: one };
      const { barcode, serial, lot } = one;
      return { kind: 'item', scanId: `s${at}`, item: { barcode, ...(serial === null ? {} : { serial }), ...(lot === null ? {} : { lot }) } };
    }),
  );
  const orders = fc.array(fc.tuple(fc.constantFrom(...catalogue.map(({ sku }) => sku)), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 5 });

  it('no line ever holds more than was ordered, no serial leaves twice, and the same scans give the same count', () => {
    fc.assert(
      fc.property(orders, inputs, (lines, all) => {
        const order = task(...lines);
        let state = UNPACKED;
        for (const input of all) {
          const { state: next, verdict } = packScan(order, state, input);
          const grown = next.packed.length - state.packed.length;
          expect(grown > 0).toBe((verdict.kind === 'counted' || verdict.kind === 'complete') && verdict.units.length > 0);
          expect(verdict.kind === 'complete').toBe(grown > 0 && leftOf(order, next) === 0);
          for (const line of order.lines) expect(neededOf(line, next)).toBeGreaterThanOrEqual(0);
          state = next;
        }
        const serials = state.packed.flatMap(({ sku, serial }) => (serial === null ? [] : [`${sku} ${serial}`]));
        const scansOfSerials = new Set(state.packed.filter(({ serial }) => serial !== null).map(({ scanId, sku }) => `${scanId} ${sku}`));
        expect(new Set(serials).size).toBe(Math.min(serials.length, scansOfSerials.size));
        expect(refold(order, all, UNPACKED)).toEqual(state);
      }),
    );
  });
});

describe('days a thing is still good for', () => {
  it.each([
    ['261128', 0],
    ['261127', -1],
    ['261200', 33],
    ['270228', 92],
    ['280229', 458],
    ['991231', -9829],
    ['500101', 8435],
  ])('%s', (expires, days) => {
    expect(daysLeft(expires, 20_261_128)).toBe(days);
  });
});

describe('a date as it is printed', () => {
  it.each([
    ['270315', '270315'],
    ['20270315', '270315'],
    ['2027-03-15', '270315'],
    ['2027/3/5', '270305'],
    ['2027.03.15', '270315'],
    ['２０２７年３月１５日', '270315'],
    ['2027年3月', '270300'],
    ['2027-03', '270300'],
    ['202703', '270300'],
    ['270300', '270300'],
    ['270230', null],
    ['271301', null],
    ['15.03.2027', null],
    ['soon', null],
    ['', null],
  ])('%s', (printed, expires) => {
    expect(readPrintedDate(printed)).toBe(expires);
  });
});
