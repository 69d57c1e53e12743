import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { barcodeToGtin14, checkBarcode } from '../../../shared/core/barcode/check-barcode.ts';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { widenUpcE } from '../../../shared/core/barcode/upc-e.ts';
import { samplesDir } from '../../fixtures/samples.ts';

describe('a barcode is judged, never repaired', () => {
  it.each([
    ['4006381333931', { valid: true, kind: 'gtin13' }],
    [' 4006381333931 ', { valid: true, kind: 'gtin13' }],
    ['036000291452', { valid: true, kind: 'gtin12' }],
    ['12002000000054', { valid: true, kind: 'restricted' }],
    ['2003000000146', { valid: true, kind: 'restricted' }],
    ['212345678906', { valid: false, kind: 'gtin12', reason: 'check_digit', expectedCheckDigit: gtinCheckDigit('21234567890') }],
    ['2003000000147', { valid: false, kind: 'gtin13', reason: 'check_digit', expectedCheckDigit: 6 }],
    ['2,06E+12', { valid: false, kind: 'damaged', reason: 'scientific_notation' }],
    ['2.06E+12', { valid: false, kind: 'damaged', reason: 'scientific_notation' }],
    ['２．０６ｅ１２', { valid: false, kind: 'damaged', reason: 'scientific_notation' }],
    ['17850.0', { valid: false, kind: 'damaged', reason: 'decimal_point' }],
    ['4.006.381.333.931', { valid: false, kind: 'damaged', reason: 'digit_grouping' }],
    ['37212000368', { valid: false, kind: 'unknown', reason: 'length', candidates: ['037212000368', '0037212000368'] }],
    ['04252614', { valid: true, kind: 'upce', candidates: ['042100005264'] }],
    ['04252615', { valid: false, kind: 'gtin8', reason: 'check_digit', expectedCheckDigit: gtinCheckDigit('0425261') }],
    // Number system 1 was hardly given out, and 10 % of wrong GTIN-8s would pass for it.
    ['12681215', { valid: false, kind: 'gtin8', reason: 'check_digit', expectedCheckDigit: 1 }],
    ['4462', { valid: false, kind: 'unknown', reason: 'length' }],
    ['QH-TEE01', { valid: false, kind: 'unknown', reason: 'characters' }],
    ['978-3-16-148410-0', { valid: false, kind: 'unknown', reason: 'separators', candidates: ['9783161484100'] }],
    ['', { valid: false, kind: 'unknown', reason: 'empty' }],
    ['0000000000000', { valid: false, kind: 'gtin13', reason: 'all_zeros' }],
  ])('%s', (code, expected) => {
    expect(checkBarcode(code)).toEqual(expected);
  });

  it('accepts every number with its own check digit and no other, at every GTIN length', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13), fc.bigInt({ min: 1n, max: 9_999_999n }), fc.integer({ min: 1, max: 9 }), (length, number, slip) => {
        const body = String(number).padStart(length, '7');
        const digit = gtinCheckDigit(body);
        expect(checkBarcode(`${body}${digit}`).valid).toBe(true);
        expect(checkBarcode(`${body}${(digit + slip) % 10}`)).toMatchObject({ valid: false, reason: 'check_digit', expectedCheckDigit: digit });
      }),
    );
  });

  it('offers the code again when its leading zeros were lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999 }), fc.constantFrom(7, 11, 12), (number, length) => {
        const body = String(number).padStart(length, '0');
        const code = `${body}${gtinCheckDigit(body)}`;
        const shortened = code.replace(/^0+/, '');
        if (shortened.length === code.length || [8, 12, 13].includes(shortened.length)) return;
        expect(checkBarcode(shortened).candidates).toContain(code);
      }),
    );
  });

  it('tells a short UPC from an in-store number of eight digits, and says so where both hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (number) => {
        const code = `0${String(number).padStart(7, '0')}`;
        const wide = widenUpcE(code);
        const eight = gtinCheckDigit(code.slice(0, 7)) === Number(code.at(-1));
        const { valid, kind, candidates } = checkBarcode(code);
        expect({ valid, kind, candidates }).toEqual({
          valid: eight || wide !== null,
          kind: eight ? 'restricted' : wide === null ? 'gtin8' : 'upce',
          candidates: wide === null ? undefined : [wide],
        });
        if (wide !== null && !eight) expect(barcodeToGtin14(code)).toBe(barcodeToGtin14(wide));
      }),
    );
  });

  it('knows equal numbers of different length as one', () => {
    expect(barcodeToGtin14('036000291452')).toBe(barcodeToGtin14('0036000291452'));
    expect(barcodeToGtin14('036000291453')).toBeNull();
  });

  const samples = samplesDir();
  it.skipIf(samples === undefined)('says of 356 real codes what their columns say (skipped where the samples are absent)', () => {
    const csv = readFileSync(join(samples as string, 'catalogue/openfoodfacts_barcodes.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(356);
    for (const row of data) {
      const code = row['code'] as string;
      const check = checkBarcode(code);
      expect({ code, valid: check.valid }).toEqual({ code, valid: row['gtin'] === 'valid' });
      expect({ code, restricted: check.kind === 'restricted' }).toEqual({ code, restricted: row['restricted_circulation'] === 'yes' });
      expect([...(check.candidates ?? [])].sort()).toEqual(
        row['valid_if_leading_zeros_restored'] === '' ? [] : (row['valid_if_leading_zeros_restored'] as string).split('|').sort(),
      );
      const reason = row['reason'] as string;
      const said = reason.replace(/^spreadsheet.*/, 'damaged').replace(/^length.*/, 'length');
      const mine =
        check.reason === 'check_digit' ? `check digit (should be ${check.expectedCheckDigit})` : check.kind === 'damaged' ? 'damaged' : (check.reason ?? '');
      expect({ code, reason: mine }).toEqual({ code, reason: said });
      expect(barcodeToGtin14(code) ?? '').toBe(row['gtin14']);
    }
  });

  it.skipIf(samples === undefined)('agrees with the published check digit vectors (skipped without the sample folder)', () => {
    const lines = readFileSync(join(samples as string, 'gs1/gs1_vectors.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const vectors = lines
      .map((line) => JSON.parse(line) as { kind: string; input: string; ok: boolean })
      .filter((vector) => vector.kind === 'gtin_check_digit');
    expect(vectors.length).toBeGreaterThan(0);
    for (const { input, ok } of vectors) expect({ input, ok: checkBarcode(input).valid }).toEqual({ input, ok });
  });
});
