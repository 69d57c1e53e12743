import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodeToGtin14, checkBarcode } from '../../../shared/core/barcode/check-barcode.ts';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { caseGtin, gtinLevel } from '../../../shared/core/barcode/gtin-levels.ts';
import { widenUpcE } from '../../../shared/core/barcode/upc-e.ts';

const body = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length }).filter((text) => /[1-9]/u.test(text));

describe('units and their cases', () => {
  it('a case leads to its unit and the unit to its cases', () => {
    expect(gtinLevel('16901234567899')).toEqual({ gtin: '16901234567899', level: 'case', unit: '06901234567892' });
    expect(gtinLevel('6901234567892')).toEqual({ gtin: '06901234567892', level: 'unit', unit: '06901234567892' });
    expect(gtinLevel('16901234567898')).toBeNull();
    fc.assert(
      fc.property(body(12), fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8), (digits, indicator) => {
        const unit = `${digits}${gtinCheckDigit(digits)}`;
        const wrapped = caseGtin(unit, indicator) ?? '';
        expect(checkBarcode(wrapped).valid).toBe(true);
        expect(gtinLevel(wrapped)).toEqual({ gtin: wrapped, level: 'case', unit: barcodeToGtin14(unit) });
        expect(caseGtin(wrapped, 1)).toBeNull();
      }),
    );
  });

  it('indicator 9 is goods of varying weight', () => {
    expect(gtinLevel(`9690123456789${gtinCheckDigit('9690123456789')}`)).toMatchObject({ level: 'variable', unit: '06901234567892' });
  });
});

describe('UPC-E', () => {
  it('has one right check digit for every six digits, and stands for a valid number', () => {
    fc.assert(
      fc.property(fc.constantFrom('0', '1'), body(6), (system, six) => {
        const wide = Array.from({ length: 10 }, (_, digit) => widenUpcE(`${system}${six}${digit}`)).filter((found) => found !== null);
        expect(wide).toHaveLength(1);
        expect(checkBarcode(wide[0] ?? '').valid).toBe(true);
      }),
    );
  });

  it('widens what the standard widens', () => {
    expect(widenUpcE('04252614')).toBe('042100005264');
    expect(widenUpcE('04252615')).toBeNull();
    expect(widenUpcE('24252614')).toBeNull();
  });
});
