import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { checkPhone } from '../../../shared/core/phone/check-phone.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const samples = samplesDir();
const fullWidth = (text: string): string => text.replaceAll(/[\d+]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));

describe.skipIf(samples === undefined)('checkPhone agrees with libphonenumber (published vectors; skipped where the samples are absent)', () => {
  const rows = samples === undefined ? [] : readFileSync(join(samples, 'phones/phone_numbers_by_region.csv'), 'utf8').trim().split('\n').slice(1);

  it('has rows to look at', () => expect(rows.length).toBeGreaterThan(90));

  it.each(rows)('%s', (row) => {
    const [region = '', , type = '', national = '', e164 = '', expected = '', reason = ''] = row.split(',');
    for (const number of [national, e164, fullWidth(national), fullWidth(e164), ` ${national} `]) {
      const check = checkPhone({ region, number });
      expect(check.valid).toBe(expected === 'valid');
      expect(check.e164).toBe(expected === 'valid' ? e164 : null);
      // In North America and Mexico the plan itself does not tell fixed from mobile.
      expect(check.valid ? [type, 'fixedLineOrMobile'] : [null]).toContain(check.type);
      expect(check.reason ?? '').toBe(reason);
    }
  });
});

describe('checkPhone', () => {
  it('answers for a Chinese mobile by its block exactly as the metadata does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (value) => {
        const number = String(value);
        const parsed = parsePhoneNumberFromString(number, 'CN');
        expect(checkPhone({ region: 'CN', number }).valid).toBe(parsed?.isValid() ?? false);
      }),
      { numRuns: 300 },
    );
  });

  it('holds the metadata to the claim that the first five digits decide, and the first three nearly everywhere', () => {
    const blocks = Array.from({ length: 7_000 }, (_, n) => String(13_000 + n));
    const wrong = blocks.flatMap((block) =>
      ['000000', '123456', '999999'].flatMap((rest) => {
        const number = block + rest;
        const parsed = parsePhoneNumberFromString(number, 'CN');
        const whole = parsed?.isValid() === true ? parsed.number : null;
        return checkPhone({ region: 'CN', number }).e164 === whole ? [] : [number];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['0571-88888888-801', '057188888888转801', '(0571)8888 8888#8'])('%s is an office with a desk in it', (number) => {
    expect(checkPhone({ region: 'CN', number })).toMatchObject({ valid: true, type: 'fixedLine', e164: '+8657188888888' });
  });

  it.each([
    ['', '13812345678', 'INVALID_COUNTRY'],
    ['CN', '', 'NOT_A_NUMBER'],
    ['CN', 'none', 'NOT_A_NUMBER'],
    ['CN', '1381234567', 'TOO_SHORT'],
  ])('refuses region %j number %j', (region, number) => {
    const check = checkPhone({ region, number });
    expect(check).toMatchObject({ valid: false, type: null, e164: null });
    expect(check.reason).toBeDefined();
  });

  it('never throws and never returns a number it calls invalid', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), fc.constantFrom('CN', 'US', 'DE', 'XX', ''), (number, region) => {
        const check = checkPhone({ region, number });
        expect(check.valid).toBe(check.e164 !== null);
      }),
    );
  });
});
