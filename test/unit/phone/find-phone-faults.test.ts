import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhoneFaults } from '../../../shared/core/phone/find-phone-faults.ts';
import { harbourOneTrainingNumbers as trainingNumbers } from '../../fixtures/training-numbers.ts';

// 2026-11-23 10:00 in Shanghai.
const nowAt = 1_795_399_200_000;
const faults = (number: string, region = 'CN') => findPhoneFaults(number, { region, trainingNumbers, nowAt });

describe('findPhoneFaults', () => {
  it.each([
    ['15400000001', 'CN'],
    ['154 0000 0001', 'CN'],
    ['+86 154 0000 0001', 'CN'],
    ['0571 0000 0012', 'CN'],
    ['13812345678', 'CN'],
    ['021-62345678', 'CN'],
    ['010-62345678转801', 'CN'],
    ['手机：13812345678', 'CN'],
    ['+44 7700 900123', 'GB'],
    ['+1 503 555 0142', 'US'],
    ['+353 20 910 0001', 'IE'],
    ['+33 1 99 00 12 34', 'FR'],
    ['+49 30 23125 123', 'DE'],
    ['+61 491 570 006', 'AU'],
    ['+886 990 000 022', 'TW'],
    ['+852 1000 0020', 'HK'],
    ['+853 1000 0021', 'MO'],
    ['+1 201 555 0123', 'CN'],
    ['13812345678', 'HK'],
  ])('finds nothing in %s for %s', (number, region) => expect(faults(number, region)).toEqual([]));

  it('names a text of a million characters without reading through it', () => {
    expect(faults('1'.repeat(1_000_000))).toMatchObject([{ code: 'phone_invalid' }]);
  });

  it.each([
    ['', 'phone_missing', []],
    ['张三13812345678', 'phone_invalid', ['13812345678']],
    ['1540000014', 'phone_wrong_length', []],
    ['154000000141', 'phone_wrong_length', []],
    ['62345678', 'phone_area_code_missing', []],
    ['400-820-8820', 'phone_no_sms', []],
    ['154-0000-0014转1234', 'phone_virtual', []],
    ['15400000016-1234', 'phone_virtual', []],
    ['15400000016-1234 (virtual, expired 2026-11-20)', 'phone_virtual_expired', []],
    ['15400000016-1234（有效期至2026-11-20）', 'phone_virtual_expired', []],
    ['15400000016-1234（有效期至2026-12-20）', 'phone_virtual', []],
    ['+86 8615400000014', 'phone_country_code_twice', ['15400000014']],
    ['15400000014/15400000015', 'phone_two_numbers', ['15400000014', '15400000015']],
    ['13812345678 13912345678', 'phone_two_numbers', ['13812345678', '13912345678']],
    ['154OOOOOO14', 'phone_letters', ['15400000014']],
    ['１５４００００００１４', 'phone_full_width', ['15400000014']],
    ['1.54E+10', 'phone_scientific', []],
    ['1,54E+10', 'phone_scientific', []],
    ['154****0015', 'phone_masked', []],
    ['~AgAAx3Kq1Zt0QA==', 'phone_encrypted', []],
    ['123456789012345678', 'phone_encrypted', []],
    ['收件人已加密', 'phone_encrypted', []],
    ['15399999999x', 'phone_letters', []],
    ['无', 'phone_invalid', []],
    ['00000000000', 'phone_invalid', []],
  ])('names %j as %s', (number, code, readings) => {
    expect(faults(number).map((found) => found.code)).toEqual([code]);
    expect(faults(number)[0]?.readings).toEqual(readings);
  });

  it('marks the masked digits', () => expect(faults('154****0015')[0]?.span).toEqual([3, 7]));

  it('accepts training numbers on a training site only', () => {
    expect(findPhoneFaults('15400000001', { region: 'CN', trainingNumbers: [] })[0]?.code).toBe('phone_invalid');
  });

  it('says nothing about expiry without a clock', () => {
    expect(findPhoneFaults('15400000016-1234 (until 2026-11-20)', { region: 'CN', trainingNumbers })[0]?.code).toBe('phone_virtual');
  });

  it('never makes up a digit', () => {
    const anyPhone = fc.string({ unit: fc.constantFrom(...'0123456789０１２O*-/ +El转'), maxLength: 26 });
    fc.assert(
      fc.property(anyPhone, (written) => {
        const plain = written.normalize('NFKC').replaceAll(/[OQD]/gu, '0').replaceAll(/[lI]/gu, '1').replaceAll(/\D/gu, '');
        for (const { readings } of faults(written)) for (const reading of readings) expect(plain).toContain(reading.replaceAll(/\D/gu, ''));
      }),
      { numRuns: 500 },
    );
  });
});
