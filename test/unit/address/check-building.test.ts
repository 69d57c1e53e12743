import { describe, expect, it } from 'vitest';
import { buildingWithoutDoor, checkBuilding } from '../../../shared/core/address/check/check-building.ts';
import { readRecipient } from '../../../shared/core/address/chinese/read-recipient.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions } from '../../fixtures/address-context.ts';

let people = 0;
const at = (detail: string, parts: Partial<Recipient> = {}): Recipient => {
  people += 1;
  return {
    ...emptyRecipient,
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    name: `沈${people}`,
    phone: `138000${10_000 + people}`,
    detail,
    ...parts,
  };
};
const rooms = (count: number, detail = '听雨路12号'): readonly Recipient[] => Array.from({ length: count }, (_, n) => at(`${detail}3幢${n + 1}01室`));
const found = (detail: string, known: readonly Recipient[]) =>
  checkBuilding(at(detail), divisions, () => known).map(({ severity, params }) => [severity, params['count']]);

describe('a flat that is missing', () => {
  it.each([
    ['听雨路12号', '听雨路12号'],
    ['听雨路12号3幢', '听雨路12号3幢'],
    ['听雨路12号3幢601室', null],
    ['听雨路12号星河便利店', null],
    ['听雨路12号（放门口）', '听雨路12号'],
    ['柳溪村三组', null],
    ['听雨路', null],
    ['锦绣花园', null],
  ])('%s names the building %s and no door', (detail, words) => {
    expect(buildingWithoutDoor(readRecipient(at(detail), divisions), divisions)?.words ?? null).toBe(words);
  });

  it('is suspected where others have doors, and stops the order where many do and nobody else does without', () => {
    expect(found('听雨路12号', rooms(2))).toEqual([]);
    expect(found('听雨路12号', rooms(3))).toEqual([['hint', 3]]);
    expect(found('听雨路12号', rooms(6))).toEqual([['stop', 6]]);
    expect(found('听雨路12号3幢', rooms(6))).toEqual([['stop', 6]]);
    expect(found('听雨路12号', [...rooms(6), at('听雨路12号')])).toEqual([['hint', 6]]);
    expect(found('听雨路12号', [...rooms(4), at('听雨路12号'), at('听雨路12号')])).toEqual([]);
  });

  it('one door that orders often is one door', () => {
    expect(
      found(
        '听雨路12号',
        Array.from({ length: 9 }, () => at('听雨路12号3幢101室')),
      ),
    ).toEqual([]);
  });

  it('is told by this very house and by no other', () => {
    expect(found('听雨路12号', rooms(6, '听雨路112号'))).toEqual([]);
    expect(found('听雨路1号', rooms(6, '听雨路12号'))).toEqual([]);
    expect(
      found(
        '听雨路12号',
        rooms(6).map((one) => ({ ...one, district: '西湖区' })),
      ),
    ).toEqual([]);
  });
});
