import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBarcode } from '../../../shared/core/barcode/check-barcode.ts';
import { gtinCheckDigit } from '../../../shared/core/barcode/gtin-check-digit.ts';
import { layoutFault, readInStoreCode, valueCheckDigit } from '../../../shared/core/barcode/in-store-code.ts';

const LAYOUTS = [
  { picture: '21IIIIIVVVVVC', value: 'grams' },
  { picture: '20IIIIIXVVVVC', value: 'price_cents' },
  { picture: '28IIIIIKVVVVC', value: 'grams' },
  { picture: '27IIIIKVVVVVC', value: 'grams' },
  { picture: '02IIIIIKVVVVC', value: 'price_cents' },
] as const;
const code = (digits: string): string => `${digits}${gtinCheckDigit(digits)}`;

describe('numbers of the house', () => {
  it('are read by the layout of the site, and only from the ranges kept for it', () => {
    expect(readInStoreCode(code('211234501250'), LAYOUTS)).toMatchObject({ item: '12345', value: 1250, measure: 'grams', isValueRight: true });
    expect(readInStoreCode(code('201234570999'), LAYOUTS)).toMatchObject({ item: '12345', value: 999, measure: 'price_cents' });
    expect(readInStoreCode(code('221234501250'), LAYOUTS)).toBeNull();
    expect(readInStoreCode('6901234567892', LAYOUTS)).toBeNull();
    expect(readInStoreCode('2112345012501', LAYOUTS)).toBeNull();
    expect(readInStoreCode(code('211234501250'), [])).toBeNull();
  });

  it('are read from a UPC-A as from the EAN-13 it is', () => {
    const check = valueCheckDigit('0499');
    const upc = code(`212345${check}0499`);
    expect(upc).toHaveLength(12);
    expect(readInStoreCode(upc, LAYOUTS)).toMatchObject({ item: '12345', value: 499, isValueRight: true });
  });

  it('share one number without a value, whatever the piece weighs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (grams) => {
        const value = String(grams).padStart(4, '0');
        const read = readInStoreCode(code(`2812345${valueCheckDigit(value)}${value}`), LAYOUTS);
        expect(read).toEqual({ item: '12345', value: grams, measure: 'grams', reference: code('281234500000'), isValueRight: true });
        expect(checkBarcode(read?.reference ?? '').valid).toBe(true);
      }),
    );
  });
});

describe('the check digit of a value', () => {
  it('is the one of the standard, for four digits and for five', () => {
    expect(valueCheckDigit('2875')).toBe(9);
    expect(valueCheckDigit('14685')).toBe(6);
  });

  it('sees every digit misread', () => {
    for (const length of [4, 5]) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 10 ** length - 1 }), fc.nat(length - 1), fc.integer({ min: 1, max: 9 }), (figure, at, more) => {
          const value = String(figure).padStart(length, '0');
          const misread = value.slice(0, at) + String((Number(value.charAt(at)) + more) % 10) + value.slice(at + 1);
          expect(valueCheckDigit(misread)).not.toBe(valueCheckDigit(value));
        }),
      );
    }
  });

  it('makes a code wrong although its last digit is right', () => {
    expect(readInStoreCode(code('281234582875'), LAYOUTS)?.isValueRight).toBe(false);
    expect(readInStoreCode(code('281234592875'), LAYOUTS)?.isValueRight).toBe(true);
    expect(readInStoreCode(code('271234614685'), LAYOUTS)?.isValueRight).toBe(true);
    expect(readInStoreCode(code('271234514685'), LAYOUTS)?.isValueRight).toBe(false);
  });
});

describe('a layout', () => {
  it('says what is wrong with it', () => {
    const faultOf = (picture: string) => layoutFault({ picture, value: 'grams' });
    for (const { picture } of LAYOUTS) expect(faultOf(picture)).toBeUndefined();
    expect(faultOf('21IIIIIVVVVC')).toBe('length');
    expect(faultOf('21IIIIIVVVVV5')).toBe('letters');
    expect(faultOf('IIIIIIIVVVVVC')).toBe('letters');
    expect(faultOf('69IIIIIVVVVVC')).toBe('range');
    expect(faultOf('2100000IIVVVC')).toBe('item');
    expect(faultOf('21IIXIIVVVVVC')).toBe('item');
    expect(faultOf('21IIIIIIIIIIC')).toBe('value');
    expect(faultOf('21IIIIIKVVVXC')).toBe('check');
    expect(faultOf('21IIIIKKVVVVC')).toBe('check');
  });
});
