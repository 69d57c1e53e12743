import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskDetail, maskName, maskPhone, MASKING_PROFILES } from '../../../shared/core/address/mask/mask.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';

const address = { ...emptyRecipient, province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号3幢2单元601室' };

describe('masking on a label', () => {
  it.each([
    ['沈听澜', '沈**'],
    ['欧阳知夏', '欧***'],
    ['Maria Beck', 'M**** B***'],
    ['杰', '*'],
    ['J Doe', '* D**'],
    ['', ''],
  ])('name %s → %s', (name, masked) => expect(maskName(name, 'label')).toBe(masked));

  it.each([
    ['15400000012', '154******12'],
    ['0571-00000012', '0571-******12'],
    ['+86 154 0000 0012', '+86 154 **** **12'],
    ['400-820-8820', '40*-***-**20'],
    ['12345678', '******78'],
    ['1234567', '******7'],
    ['12345', '*****'],
    ['15400000016-1234', '154********-**34'],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone, 'label')).toBe(masked));

  it.each([
    ['听雨路12号3幢2单元601室', '听雨路12号***'],
    ['望星路99弄5号302', '望星路99弄5号***'],
    ['望潮大道8号5栋1203', '望潮大道8号***'],
    ['望京里2号院6楼', '望京里2号院***'],
    ['望川学院南校区12号楼', '望川学院南校区***'],
    ['觀星路二段18號5樓', '觀星路二段18號***'],
    ['听雨路12号', '听雨路12号'],
    ['柳溪村三组', '柳溪村三组'],
    ['锦绣花园3幢601', '锦绣花园***'],
    ['88 Example Ave Apt 4', '88 Example Ave ***'],
  ])('address %s → %s', (detail, masked) => expect(maskDetail(detail)).toBe(masked));

  it('prints the divisions in full', () => expect(maskAddress(address, 'label')).toBe('浙江省杭州市余杭区仓前街道听雨路12号***'));

  it('hides at least one character of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'沈听澜欧阳知夏MariaBeck·买提 '), minLength: 1, maxLength: 12 }), (name) => {
        fc.pre(name.trim() !== '');
        expect(maskName(name, 'label')).toContain('*');
      }),
    );
  });

  it('hides at least six digits of any phone, or all there are', () => {
    const phone = fc.string({ unit: fc.constantFrom(...'0123456789０１-+ /O'), maxLength: 26 });
    fc.assert(
      fc.property(phone, (written) => {
        const digits = written.match(/\p{N}/gu)?.length ?? 0;
        const marks = written.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        const shown = maskPhone(written, 'label').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        expect(marks - shown).toBeGreaterThanOrEqual(Math.min(6, digits));
      }),
      { numRuns: 500 },
    );
  });

  it('hides unit and room behind every way of writing them', () => {
    const inside = fc.tuple(
      fc.constantFrom('路', '大道', '巷', '街', '里'),
      fc.integer({ min: 1, max: 399 }),
      fc.constantFrom('幢', '栋', '号楼', '座', ''),
      fc.constantFrom('单元', ''),
      fc.integer({ min: 4000, max: 9999 }),
      fc.constantFrom('室', '', '房', '户'),
    );
    fc.assert(
      fc.property(inside, ([road, house, building, entrance, room, suffix]) => {
        const masked = maskDetail(`听雨${road}${house}号${building === '' ? '' : `3${building}`}${entrance === '' ? '' : `2${entrance}`}${room}${suffix}`);
        expect(masked).toBe(`听雨${road}${house}号***`);
      }),
    );
  });
});

describe('masking elsewhere', () => {
  it('shows each role what it works with', () => {
    const phone = '15400000012';
    expect(MASKING_PROFILES.map((profile) => [profile, maskName('沈听澜', profile), maskPhone(phone, profile), maskAddress(address, profile)])).toEqual([
      ['label', '沈**', '154******12', '浙江省杭州市余杭区仓前街道听雨路12号***'],
      ['screen_clerk', '沈听澜', '154****0012', '浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室'],
      ['screen_packer', '沈**', '', '杭州市余杭区'],
      ['screen_dispatcher', '', '', '杭州市'],
      ['report', '', '', '浙江省杭州市'],
      ['merchant_export', '沈**', '*******0012', '浙江省杭州市余杭区'],
    ]);
  });

  it('does not say a municipality twice', () => {
    expect(maskAddress({ ...address, province: '北京市', city: '北京市', district: '海淀区' }, 'report')).toBe('北京市');
  });
});
