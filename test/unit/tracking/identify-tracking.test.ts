import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fitsCarrier, identifyTracking } from '../../../shared/core/tracking/identify-tracking.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const samples = samplesDir();
const csv = (file: string): readonly Record<string, string>[] =>
  samples === undefined
    ? []
    : Papa.parse<Record<string, string>>(readFileSync(join(samples, 'tracking', file), 'utf8'), { header: true, skipEmptyLines: true }).data;

const accepted = (number: string): readonly string[] =>
  identifyTracking(number)
    .filter(({ checksum, format }) => checksum !== 'bad' && !format.startsWith('cn_'))
    .map(({ code, format }) => `${code}/${format}`)
    .sort();

describe.skipIf(samples === undefined)('waybill numbers as published (skipped without the sample folder)', () => {
  it.each(csv('tracking_numbers_world.csv').map((row) => [row['number'] ?? '', row] as const))('%s', (number, row) => {
    expect(accepted(number).includes(`${row['courier_code']}/${row['format']}`)).toBe(row['expected_for_this_format'] === 'valid');
    expect(accepted(number)).toEqual(
      (row['all_formats_that_accept_it'] ?? '')
        .split(/[;|, ](?=[a-z_0-9]+\/)/u)
        .filter((text) => text !== '')
        .sort(),
    );
    expect(accepted(row['normalised'] ?? '')).toEqual(accepted(number));
    if (row['reason_invalid'] === 'checksum') {
      expect(identifyTracking(number).find(({ format }) => format === row['format'])).toMatchObject({ carrier: row['carrier'], checksum: 'bad' });
    }
  });

  it('every Chinese carrier on the list is known, and none is named alone by twelve digits', () => {
    const codes = csv('cn_carrier_number_shapes.csv').map((row) => row['code']);
    for (const code of codes) expect(fitsCarrier('?', code ?? '')).toBe('other_shape');
    expect(identifyTracking('368123456789').filter(({ format }) => format.startsWith('cn_')).length).toBeGreaterThan(3);
  });
});

describe('waybill numbers', () => {
  it('a shape without check digit never claims one, and right digits come first', () => {
    const [first, ...others] = identifyTracking('799531274483');
    expect(first).toEqual({ carrier: 'FedEx', code: 'fedex', format: 'fedex_12', checksum: 'ok' });
    expect(others.filter(({ format }) => format.startsWith('cn_')).every(({ checksum }) => checksum === 'none')).toBe(true);
  });

  it('blanks, case and full width are how people write the same number', () => {
    expect(identifyTracking(' 1z 879e 9303 4683 4440 ')).toEqual(identifyTracking('1Z879E930346834440'));
    expect(identifyTracking('ＳＦ1234567890123').map(({ code }) => code)).toContain('SF');
  });

  it("an order's carrier decides what a number has to look like", () => {
    expect(fitsCarrier('1Z879E930346834440', 'ups')).toBe('fits');
    expect(fitsCarrier('1Z879E930346834441', 'UPS')).toBe('wrong_check_digit');
    expect(fitsCarrier('SF1234567890123', 'ups')).toBe('other_shape');
    expect(fitsCarrier('SF1234567890123', 'moon_post')).toBe('carrier_unknown');
  });

  it('one wrong digit in a number with a check digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('71969010756003077385', '320606146993', '9434611206206407667136'),
        fc.nat({ max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, slip) => {
          const at = [...number].flatMap((character, index) => (/\d/u.test(character) ? [index] : []))[place + 3] ?? 0;
          const wrong = `${number.slice(0, at)}${(Number(number[at]) + slip) % 10}${number.slice(at + 1)}`;
          const format = identifyTracking(number)[0]?.format;
          expect(identifyTracking(wrong).find((candidate) => candidate.format === format)?.checksum ?? 'bad').toBe('bad');
        },
      ),
    );
  });

  it('whatever comes, candidates or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string()), (text) => {
        expect(Array.isArray(identifyTracking(text))).toBe(true);
      }),
    );
    expect(identifyTracking('9'.repeat(100_000))).toEqual([]);
    for (const word of ['hello world', 'PACKAGING!', 'ABCDEFGHIJ']) expect(identifyTracking(word), word).toEqual([]);
  });
});
