import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { classifyScan, SCAN_COMMANDS, type ScanKnowledge } from '../../../shared/core/scanning/classify-scan.ts';
import { learnScanner, SETUP_CODE } from '../../../shared/core/scanning/learn-scanner.ts';
import { emptyTrace, scan } from '../../fixtures/key-traces.ts';

const items = new Set(['6901234567892', '2002000000071', 'QH-TEE01-BLK-M', '012345678905', '4901234567894']);
/** A parcel's own number inside a GS1 code, AI 00. */
const SSCC = `34012345000000001${gtinCheckDigit('34012345000000001')}`;
const known: ScanKnowledge = {
  orderOf: (text) => (text === 'TB260000000001' ? 'order-1' : undefined),
  waybillOf: (text) => (['SF1234567890123', SSCC].includes(text) ? 'order-1' : undefined),
  toteOf: (text) => (text === 'TOTE-12' ? 'order-12' : undefined),
  isItem: (barcode) => items.has(barcode.length === 14 ? barcode.replace(/^0+/u, '') : barcode),
  expected: ['6901234567892', 'QH-TEE01-BLK-M'],
};

describe('what a scan is', () => {
  it.each([
    ['TB260000000001', { kind: 'order', orderId: 'order-1' }],
    [']C0TB260000000001', { kind: 'order', orderId: 'order-1' }],
    ['SF1234567890123', { kind: 'waybill', orderId: 'order-1', number: 'SF1234567890123' }],
    [`]C100${SSCC}`, { kind: 'waybill', orderId: 'order-1', number: SSCC }],
    ['TOTE-12', { kind: 'tote', orderId: 'order-12' }],
    ['6901234567892', { kind: 'item', item: { barcode: '6901234567892' } }],
    [']E06901234567892', { kind: 'item', item: { barcode: '6901234567892' } }],
    ['01234566', { kind: 'unknown', trouble: { because: 'check_digit', expected: 5 } }],
    [']d20106901234567892172712311021\u001d21X9', { kind: 'item', item: { barcode: '06901234567892', expires: '271231', lot: '21', serial: 'X9' } }],
    ['01069012345678921721123110ABC', { kind: 'item', item: { barcode: '06901234567892', expires: '211231', lot: 'ABC' } }],
    ['(01)06901234567892(30)6', { kind: 'item', item: { barcode: '06901234567892', count: 6 } }],
    ['https://id.example.com/01/06901234567892/10/L7', { kind: 'item', item: { barcode: '06901234567892', lot: 'L7' } }],
    ['sb*weigh', { kind: 'command', command: 'WEIGH' }],
    ['SB*DANCE', { kind: 'unknown', trouble: { because: 'not_known' } }],
    ['69012345678926901234567892', { kind: 'unknown', trouble: { because: 'glued', code: '6901234567892' } }],
    ['4012345678901', { kind: 'item', item: { barcode: '4012345678901' } }],
    ['40123456789014012345678901', { kind: 'unknown', trouble: { because: 'glued', code: '4012345678901' } }],
    ['6901234567892TOTE-12', { kind: 'unknown', trouble: { because: 'several', codes: ['6901234567892', 'TOTE-12'] } }],
    ['TOTE-12\n6901234567892', { kind: 'unknown', trouble: { because: 'several', codes: ['TOTE-12', '6901234567892'] } }],
    ['6901234567', { kind: 'unknown', trouble: { because: 'truncated', candidates: ['6901234567892'] } }],
    ['E01-BLK-M', { kind: 'unknown', trouble: { because: 'truncated', candidates: ['QH-TEE01-BLK-M'] } }],
    ['6901234567893', { kind: 'unknown', trouble: { because: 'check_digit', expected: 2 } }],
    ['2,06E+12', { kind: 'unknown', trouble: { because: 'damaged' } }],
    ['1Z879E930346834440', { kind: 'foreign_waybill', number: '1Z879E930346834440' }],
    ['hello', { kind: 'unknown', trouble: { because: 'not_known' } }],
  ])('%j', (raw, meaning) => {
    expect(classifyScan(raw, known)).toMatchObject(meaning);
  });

  it('the weight on a GS1 label is the piece’s, in kilograms or pounds, with whatever decimals', () => {
    const weighed = (ai: string) => {
      const meaning = classifyScan(`]e0019061414100001${gtinCheckDigit('9061414100001')}${ai}`, known);
      return meaning.kind === 'item' ? meaning.item.grams : meaning;
    };
    expect(['3103001250', '3100000002', '3105012500', '3202000100', '3103000000'].map(weighed)).toEqual([1250, 2000, 125, 454, undefined]);
  });

  it('an eight-digit UPC-E is the twelve digits it stands for', () => {
    const wide = `01230000064${gtinCheckDigit('01230000064')}`;
    expect(classifyScan(`0123643${wide.at(-1)}`, { ...known, isItem: (code) => code === wide })).toEqual({ kind: 'item', item: { barcode: wide } });
  });

  it('every command of the sheet is read, and a known code twice over is never one item', () => {
    for (const command of SCAN_COMMANDS) expect(classifyScan(`SB*${command}`, known)).toEqual({ kind: 'command', command });
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.integer({ min: 2, max: 5 }), (code, times) => {
        expect(classifyScan(code.repeat(times), known)).toMatchObject({ kind: 'unknown', trouble: { because: 'glued', code } });
      }),
    );
  });

  it('whatever comes, an answer comes back and soon', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string(), fc.constantFrom('6'.repeat(5000), '69'.repeat(120))), (raw) => {
        expect(classifyScan(raw, known).kind).toBeTypeOf('string');
      }),
    );
  });
});

describe('setting a scanner up by one scan', () => {
  it.each([
    [{ scanner: 'us', host: 'us' }, '', '', 'host'],
    [{ scanner: 'us', host: 'fr' }, '', '', 'us'],
    [{ scanner: 'fr', host: 'us', caps: true }, '', '', 'fr'],
    [{ scanner: 'de', host: 'de', ime: true }, '', '', 'de'],
    [{ scanner: 'us', host: 'us' }, '%', '/', 'host'],
  ] as const)('%j with %j and %j around it', (around, prefix, suffix, layout) => {
    const trace = emptyTrace();
    scan(trace, prefix + SETUP_CODE + suffix, { caps: false, ime: false, inField: false, ...around }, () => 9, 'ctrl', 'Enter');
    const presses = trace.inputs.flatMap((input) => (input.kind === 'press' && input.press.key !== 'Shift' ? [input.press] : []));
    expect(learnScanner(presses)).toEqual({ gapMs: 30, shortest: 3, layout, prefix, suffix, endsWithKey: true });
    expect(learnScanner(presses.slice(3))).toBeUndefined();
  });
});

describe('a code that begins like a tote', () => {
  const withTotes: ScanKnowledge = { ...known, isTote: (text) => /^tote-./iu.test(text), isItem: (code) => known.isItem(code) || code === 'TOTE-BAG' };

  it.each([
    ['TOTE-12', { kind: 'tote', orderId: 'order-12' }],
    ['tote-99', { kind: 'empty_tote', label: 'tote-99' }],
    [']C0TOTE-99', { kind: 'empty_tote', label: 'TOTE-99' }],
    ['TOTE-BAG', { kind: 'item', item: { barcode: 'TOTE-BAG' } }],
    ['TOTE-99TOTE-99', { kind: 'unknown', trouble: { because: 'glued', code: 'TOTE-99' } }],
    ['TOTE-126901234567892', { kind: 'unknown', trouble: { because: 'several', codes: ['TOTE-12', '6901234567892'] } }],
  ])('%s', (text, meaning) => expect(classifyScan(text, withTotes)).toMatchObject(meaning));

  it('is nothing known where the site says nothing of its totes', () => {
    expect(classifyScan('TOTE-99', known)).toMatchObject({ kind: 'unknown', trouble: { because: 'not_known' } });
  });
});
