/* oxlint-disable vitest/no-conditional-expect -- a table: each row says what is refused and what is taken */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import { correct, type CheckOrder } from '../../../shared/core/order-file/decide/correct.ts';
import { openFromFindings, openOrJoin } from '../../../shared/core/order-file/decide/open-cases.ts';
import { raise, type RaisedReport } from '../../../shared/core/order-file/decide/raise.ts';
import { Draft, type Decision, type Refusal } from '../../../shared/core/order-file/decision.ts';
import { fieldValue } from '../../../shared/core/order-file/evolve.ts';
import { activeHolds } from '../../../shared/core/order-file/order-file.ts';
import { ORDER_STATES, type FieldChange, type FieldPath } from '../../../shared/core/order/order.ts';
import { EXCEPTION_KINDS } from '../../../shared/core/finding/exception-kinds.ts';
import { holdKindOf } from '../../../shared/core/hold/hold.ts';
import { RECIPIENT_FIELDS } from '../../../shared/core/order/recipient.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { aContext, aFileWith, aLine, anOrder } from '../../fixtures/order-file.ts';

const fine: CheckOrder = () => [];
const taken = <D extends Decision>(decided: Result<D, Refusal>): D => {
  if (!decided.ok) throw new Error(`refused: ${decided.error.code}`);
  return decided.value;
};
const code = (decided: Result<Decision, Refusal>): string => (decided.ok ? 'taken' : decided.error.code);
const told = (decision: Decision): readonly string[] => decision.changes.map(({ kind }) => kind);
const types = (decision: Decision): readonly string[] => decision.events.map(({ type }) => type);
const finding = (over: Partial<Finding> = {}): Finding => ({
  kind: 'bad_address',
  code: 'address.phone_length',
  field: 'recipient.phone',
  span: null,
  params: {},
  severity: 'stop',
  suggestions: [],
  ...over,
});
const plainFile = (parts: Parameters<typeof anOrder>[0] = {}) => ({ order: anOrder(parts), holds: [], cases: [] });
const FIELDS: readonly FieldPath[] = [
  ...RECIPIENT_FIELDS.map((field) => `recipient.${field}` as const),
  'carrier',
  'buyerNote',
  'sellerNote',
  'lines.1.sku',
  'lines.1.quantity',
];

describe('correcting', () => {
  test.each(FIELDS)('%s changes that field and no other, and is told as it was decided', (field) => {
    const file = plainFile();
    const from = fieldValue(file.order, field) ?? '';
    const to = field.endsWith('quantity') ? '7' : 'new value';
    const decision = taken(correct(file, [{ field, from, to }], null, fine, aContext()));
    for (const each of FIELDS) expect(fieldValue(decision.after.order, each)).toBe(each === field ? to : fieldValue(file.order, each));
    expect(decision.changes).toEqual([{ kind: 'order.correct', payload: { changes: [{ field, from, to }] } }]);
    expect(decision.events[0]).toMatchObject({ type: 'order.corrected', data: { fields: [field], rule: null, voidedWaybill: null } });
    // What the customer wrote stands only in the part that can be erased.
    expect(JSON.stringify(decision.events.map(({ data }) => data))).not.toContain(to === '7' ? '"7"' : to);
  });

  test('never overwrites unseen what somebody else changed meanwhile', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.string({ minLength: 1 }), (field, guess) => {
        const file = plainFile();
        fc.pre(guess !== fieldValue(file.order, field));
        expect(correct(file, [{ field, from: guess, to: '9' }], null, fine, aContext())).toEqual({
          ok: false,
          error: { code: 'changed_meanwhile', params: { field } },
        });
      }),
    );
  });

  test('takes all of several changes or none', () => {
    const file = plainFile();
    const good: FieldChange = { field: 'carrier', from: 'YTO', to: 'SF' };
    expect(code(correct(file, [good, { field: 'recipient.name', from: 'somebody else', to: 'x' }], null, fine, aContext()))).toBe('changed_meanwhile');
    expect(taken(correct(file, [good, { field: 'recipient.name', from: '沈听澜', to: '沈听岚' }], null, fine, aContext())).after.order).toMatchObject({
      carrier: 'SF',
      recipient: { name: '沈听岚' },
    });
  });

  test.each([
    [{ field: 'lines.9.sku', from: 'x', to: 'y' }, 'field_unknown'],
    [{ field: 'recipient.shoeSize', from: '', to: '43' }, 'field_unknown'],
    [{ field: 'lines.1.quantity', from: '2', to: '0' }, 'value_not_fitting'],
    [{ field: 'lines.1.quantity', from: '2', to: '-1' }, 'value_not_fitting'],
    [{ field: 'lines.1.quantity', from: '2', to: '1.5' }, 'value_not_fitting'],
    [{ field: 'lines.1.sku', from: 'QH-TEE01-BLK-L', to: '' }, 'value_not_fitting'],
    [{ field: 'recipient.detail', from: '听雨路12号', to: 'x'.repeat(4_001) }, 'value_not_fitting'],
    [{ field: 'carrier', from: 'YTO', to: 'YTO' }, 'nothing_changed'],
  ] as const)('%j is refused: %s', (change, because) => expect(code(correct(plainFile(), [change], null, fine, aContext()))).toBe(because));

  test('a number as a screen masks it never covers the real one', () => {
    const file = plainFile();
    const from = file.order.recipient.phone;
    expect(code(correct(file, [{ field: 'recipient.phone', from, to: `${from.slice(0, 3)}****${from.slice(-4)}` }], null, fine, aContext()))).toBe(
      'value_is_masked',
    );
  });

  test.each(ORDER_STATES)('an order that is %s', (state) => {
    const decided = correct(
      plainFile({ state, waybill: state === 'labelled' ? 'YT123' : '' }),
      [{ field: 'carrier', from: 'YTO', to: 'SF' }],
      null,
      fine,
      aContext(),
    );
    if (state === 'dispatched' || state === 'cancelled') return expect(code(decided)).toBe('order_gone');
    // A parcel labelled for what was corrected goes back to before its label.
    expect(taken(decided).after.order.state).toBe(['labelled', 'packed', 'manifested'].includes(state) ? 'checked' : state);
  });

  test('voids the waybill, and says which', () => {
    const decision = taken(
      correct(
        plainFile({ state: 'labelled', waybill: 'YT123' }),
        [{ field: 'recipient.detail', from: '听雨路12号', to: '听雨路13号' }],
        'address.detail',
        fine,
        aContext(),
      ),
    );
    expect(decision.after.order.waybill).toBe('');
    expect(decision.events[0]?.data).toMatchObject({ voidedWaybill: 'YT123', rule: 'address.detail' });
  });

  test('a corrected code gives its stock back, a smaller quantity what is too much', () => {
    const file = plainFile({ lines: [aLine({ quantity: 5, reserved: 5 })] });
    expect(taken(correct(file, [{ field: 'lines.1.quantity', from: '5', to: '3' }], null, fine, aContext())).after.order.lines[0]).toMatchObject({
      quantity: 3,
      reserved: 3,
    });
    expect(
      taken(correct(file, [{ field: 'lines.1.sku', from: 'QH-TEE01-BLK-L', to: 'QH-TEE01-BLK-M' }], null, fine, aContext())).after.order.lines[0]?.reserved,
    ).toBe(0);
  });

  test('checks again: what is mended leaves, what is left stays, what is new opens with its hold', () => {
    const file = aFileWith();
    const change: FieldChange = { field: 'recipient.district', from: '余杭区', to: '西湖区' };
    const mended = taken(correct(file, [change], null, fine, aContext()));
    expect(mended.after.cases).toMatchObject([{ state: 'open', findings: [] }]);
    // Mended is not decided: a person still says how it ended.
    expect(activeHolds(mended.after)).toHaveLength(1);
    const left = taken(correct(file, [change], null, () => [finding()], aContext()));
    expect(left.after.cases).toMatchObject([{ findings: [{ code: 'address.phone_length' }] }]);
    const fresh = taken(correct(file, [change], null, () => [finding({ kind: 'sku_mismatch', code: 'sku.unknown' })], aContext()));
    expect(fresh.after.cases).toMatchObject([{ kind: 'bad_address' }, { kind: 'sku_mismatch', cause: 'sku.unknown' }]);
    expect(activeHolds(fresh.after).map(({ kind }) => kind)).toEqual(['address', 'sku']);
    expect(told(fresh)).toEqual(['order.correct', 'hold.place']);
  });

  test('a check that never looked for it does not answer what a person reported', () => {
    const raised = finding({ code: 'raised.customer' });
    const file = aFileWith({ findings: [raised, finding()] });
    expect(taken(correct(file, [{ field: 'carrier', from: 'YTO', to: 'SF' }], null, fine, aContext())).after.cases[0]?.findings).toEqual([raised]);
  });
});

describe('opening or joining', () => {
  const report = (kind: RaisedReport['kind'], over: Partial<RaisedReport> = {}): RaisedReport => ({
    kind,
    cause: 'phone',
    note: '',
    reporter: 'customer',
    strength: null,
    photos: [],
    ...over,
  });

  test.each(EXCEPTION_KINDS)('%s opens once with its clocks and its hold, and is joined from then on', (kind) => {
    const context = aContext();
    const opened = taken(raise(plainFile(), report(kind, { strength: 'condition' }), context));
    const holds = holdKindOf(kind, kind === 'special_request' ? 'condition' : null);
    expect(opened).toMatchObject({ joined: false, caseId: opened.after.cases[0]?.id });
    expect(activeHolds(opened.after).map((hold) => [hold.kind, hold.caseId])).toEqual(holds === null ? [] : [[holds, opened.caseId]]);
    expect(told(opened)).toEqual(holds === null ? [] : ['hold.place']);
    expect(opened.after.cases[0]?.clocks.map(({ name }) => name)).toEqual(context.clockRules.filter((rule) => rule.kind === kind).map(({ clock }) => clock));
    const joined = taken(raise(opened.after, report(kind, { reporter: 'merchant' }), aContext()));
    expect(joined).toMatchObject({ joined: true, caseId: opened.caseId });
    expect(joined.after.cases).toMatchObject([{ reports: 2, findings: [{ code: 'raised.customer' }, { code: 'raised.merchant' }] }]);
    expect([told(joined), activeHolds(joined.after).length]).toEqual([[], holds === null ? 0 : 1]);
  });

  test.each(['resolved', 'closed', 'void'] as const)('one that is %s is not joined: the trouble is new', (state) => {
    const file = aFileWith({ state });
    expect(taken(raise(file, report('bad_address'), aContext())).after.cases).toHaveLength(2);
  });

  test('words and pictures are kept with it', () => {
    const photo = { id: 'p', sha256: 'a'.repeat(64), mime: 'image/png', bytes: 9 };
    expect(types(taken(raise(plainFile(), report('system_failure', { note: 'printer' }), aContext()))).at(-1)).toBe('case.noted');
    expect(taken(raise(plainFile(), report('delivery_damaged', { note: 'wet', photos: [photo] }), aContext())).events.at(-1)).toMatchObject({
      type: 'case.photographed',
      data: { photos: [photo] },
      personal: { text: 'wet' },
    });
  });

  test('one that only informs holds nothing', () => {
    const file = plainFile();
    const draft = new Draft(file, aContext());
    openOrJoin(
      draft,
      { kind: 'stock_out', cause: 'stock.short', reporter: 'program', findings: [], text: '', strength: null, incident: 'i', holds: false },
      aContext(),
    );
    expect(draft.done().after).toMatchObject({ holds: [], cases: [{ incident: 'i' }] });
  });

  test('findings open one case a kind; hints alone open none', () => {
    const severity = fc.constantFrom('stop' as const, 'hint' as const);
    const kind = fc.constantFrom(...EXCEPTION_KINDS.slice(0, 5));
    const strength = fc.option(fc.constantFrom('wish' as const, 'demand' as const, 'condition' as const), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.record({ kind, severity, strength }), { maxLength: 12 }), (rows) => {
        const findings = rows.map((row, i) => {
          const { strength: asked, ...rest } = row;
          return finding({ ...rest, code: `code.${i}`, ...(asked === undefined ? {} : { strength: asked }) });
        });
        const context = aContext();
        const draft = new Draft(plainFile(), context);
        openFromFindings(draft, findings, context);
        const { cases, holds } = draft.done().after;
        const stopped = [...new Set(findings.filter((one) => one.severity === 'stop').map((one) => one.kind))];
        expect(cases.map((one) => one.kind).sort()).toEqual([...stopped].sort());
        for (const one of cases) expect(one.findings).toEqual(findings.filter((each) => each.kind === one.kind));
        expect(holds.length).toBe(cases.filter((one) => holdKindOf(one.kind, one.strength) !== null).length);
        // The same findings again open nothing.
        openFromFindings(draft, findings, context);
        expect(draft.done().after.cases).toHaveLength(cases.length);
      }),
    );
  });
});
