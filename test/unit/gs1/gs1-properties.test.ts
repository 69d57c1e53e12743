import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { componentChecks } from '../../../shared/core/gs1/component-checks.ts';
import { readDigitalLink, writeDigitalLink } from '../../../shared/core/gs1/digital-link.ts';
import { aiAt, aiEntry, allAis } from '../../../shared/core/gs1/dictionary.ts';
import { readElementString, writeElementString } from '../../../shared/core/gs1/element-string.ts';
import { readGs1Scan } from '../../../shared/core/gs1/read-scan.ts';
import { readScanData, writeScanData } from '../../../shared/core/gs1/scan-data.ts';

const cset82 = [...'!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'];
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const gtin = digits(13).map((body) => ({ ai: '01', value: `${body}${gtinCheckDigit(body)}` }));
const free = (ai: string, longest: number) => fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: longest }).map((value) => ({ ai, value }));
const day = fc
  .record({ yy: fc.integer({ min: 0, max: 99 }), mm: fc.integer({ min: 1, max: 12 }), dd: fc.integer({ min: 0, max: 28 }) })
  .map(({ yy, mm, dd }) => ({ ai: '17', value: [yy, mm, dd].map((part) => String(part).padStart(2, '0')).join('') }));
const goods = fc
  .tuple(gtin, fc.option(free('10', 20)), fc.option(day), fc.option(free('21', 20)), fc.option(free('99', 90)))
  .map((parts) => parts.filter((part) => part !== null));

describe('GS1 codes', () => {
  it('every rule names a check there is, and no AI is the beginning of another', () => {
    const ais = allAis();
    expect(ais).toHaveLength(541);
    for (const ai of ais) {
      expect(aiAt(`${ai}0`, 0)?.ai).toBe(ai);
      for (const { checks } of aiEntry(ai)?.components ?? []) for (const name of checks) expect(Object.keys(componentChecks)).toContain(name);
    }
  });

  it('what is written is read again, whatever the values', () => {
    fc.assert(
      fc.property(goods, (elements) => {
        const text = writeElementString(elements);
        expect(readElementString(text)).toEqual({ elements, faults: [] });
        expect(readGs1Scan(`]C1${text}`)).toEqual({ elements, faults: [], missing: [] });
        const bracketed = elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
        expect(readGs1Scan(bracketed).elements).toEqual(elements);
        const sent = writeScanData('DM', `^${text.replaceAll('\u001d', '^')}`);
        expect(readScanData(sent.scan ?? '').elements).toEqual(elements);
      }),
    );
  });

  it('a Digital Link brings back the same elements, key and qualifiers first', () => {
    fc.assert(
      fc.property(goods, (elements) => {
        const link = writeDigitalLink(elements, 'https://id.example.com/');
        if (!link.ok) throw new Error(link.error.code);
        const back = readDigitalLink(link.value);
        expect(back.faults).toEqual([]);
        expect([...back.elements].sort((a, b) => a.ai.localeCompare(b.ai))).toEqual([...elements].sort((a, b) => a.ai.localeCompare(b.ai)));
      }),
    );
  });

  it('a slip in one digit of a GTIN is noticed in every form', () => {
    fc.assert(
      fc.property(gtin, fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), ({ value }, at, slip) => {
        const wrong = `${value.slice(0, at)}${(Number(value[at]) + slip) % 10}${value.slice(at + 1)}`;
        for (const scan of [`\u001d01${wrong}`, `]d201${wrong}`, `(01)${wrong}`, `https://id.gs1.org/01/${wrong}`]) {
          expect(readGs1Scan(scan).faults[0]).toMatchObject({ code: 'INCORRECT_CHECK_DIGIT', ai: '01' });
        }
      }),
    );
  });

  it('whatever comes, an answer comes back', () => {
    const prefixes = ['', '\u001d', ']C1', ']d2', ']E0', ']Q1', '(', '(01)', 'https://a/', 'https://a/01/', '\u001d8110', '\u001d8112', '^'];
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), fc.oneof(fc.string({ unit: 'binary' }), digits(30), fc.string()), (prefix, tail) => {
        const scan = readGs1Scan(prefix + tail);
        expect(Array.isArray(scan.elements)).toBe(true);
        for (const { ai } of scan.elements.slice(0, scan.faults.length === 0 ? undefined : 0)) expect(aiEntry(ai)).toBeDefined();
      }),
    );
  });

  it('judges companions only where the code names something', () => {
    expect(readGs1Scan('\u001d10ABC')).toMatchObject({ faults: [], missing: [] });
    expect(readGs1Scan('\u001d0212345678901231').missing).toMatchObject([{ code: 'REQUIRED_AIS_NOT_SATISFIED', ai: '02' }]);
    expect(readGs1Scan('(01)12345678901231(37)12').faults).toMatchObject([{ code: 'INVALID_AI_PAIRS', ai: '01' }]);
  });
});
