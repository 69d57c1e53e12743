import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { cityOf, provinceOf, type Division } from '../../../shared/core/address/divisions/division.ts';
import { parseChinese } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { emptyRecipient, type Recipient, type RecipientField } from '../../../shared/core/order/recipient.ts';
import { divisions, harbourOneContext } from '../../fixtures/address-context.ts';

const person = { name: '林小满', phone: '15400000001' };
const check = (columns: Partial<Recipient>) => checkAddress({ ...emptyRecipient, ...person, ...columns }, harbourOneContext);
const mended = (columns: Partial<Recipient>): Partial<Recipient> => {
  const [first] = check(columns)[0]?.suggestions ?? [];
  return Object.fromEntries((first?.changes ?? []).map(({ field, to }) => [field.replace('recipient.', '') as RecipientField, to]));
};

const districts = divisions.all.filter(({ level, parent }) => level === 'district' && parent?.unwritten === false);
/** What a full name cannot hide: it is borne by nothing on another level. */
const DETAIL = '桂花路12号3栋502室';
const pathOf = (division: Division) => ({ province: provinceOf(division).name, city: cityOf(division)?.name ?? '', district: division.name });

describe('levels in the wrong column', () => {
  it('reads a district in the city column with what is left and right of it', () => {
    expect(check({ province: '浙江省', city: '余杭区', detail: '听雨路12号' }).map(({ code }) => code)).toEqual(['address.column_shifted']);
    expect(mended({ province: '浙江省', city: '余杭区', detail: '听雨路12号' })).toEqual({ city: '杭州市', district: '余杭区' });
    expect(mended({ province: '杭州市', city: '余杭区', district: '仓前街道', detail: '听雨路12号' })).toEqual({
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      town: '仓前街道',
    });
    expect(mended({ province: '上海市', city: '浦东新区', detail: '听雨路12号' })).toEqual({ city: '上海市', district: '浦东新区' });
  });

  it('is read the same way by the command line', () => {
    expect(parseChinese({ province: '浙江省', city: '余杭区', detail: '听雨路12号' }, divisions)).toMatchObject({
      status: 'ok',
      city: '杭州市',
      district: '余杭区',
      adcode: '330110',
      detail: '听雨路12号',
      suggestions: [{ rule: 'column_shifted' }],
    });
    expect(parseChinese({ province: '江苏省', city: '鼓楼区', detail: '听雨路12号' }, divisions)).toMatchObject({ status: 'ambiguous', adcode: '' });
  });

  it('asks where several districts bear the name, and leaves an unknown name unknown', () => {
    const [finding] = check({ province: '江苏省', city: '鼓楼区', detail: '听雨路12号' });
    expect(finding?.suggestions.map(({ confidence, params }) => [confidence, params['path']])).toEqual([
      [null, '江苏省南京市鼓楼区'],
      [null, '江苏省徐州市鼓楼区'],
    ]);
    expect(check({ province: '浙江省', city: '乌有市', district: '余杭区', detail: '听雨路12号' })[0]?.code).toBe('address.city_unknown');
  });

  it.each([
    ['the city column', (division: Division) => ({ province: provinceOf(division).name, city: division.name })],
    ['the city column, the city before it', (division: Division) => ({ province: cityOf(division)?.name ?? '', city: division.name })],
  ])('is right in at least 99 %% of the country with a district in %s, wherever it says that it is sure', (_, columns) => {
    let sure = 0;
    const wrong: string[] = [];
    for (const division of districts) {
      const [finding] = check({ ...columns(division), detail: DETAIL });
      const [first] = finding?.code === 'address.column_shifted' ? finding.suggestions : [];
      if (first?.confidence == null) continue;
      sure += 1;
      const to = { ...columns(division), ...Object.fromEntries(first.changes.map(({ field, to: value }) => [field.replace('recipient.', ''), value])) };
      if (JSON.stringify(pathOf(division)) !== JSON.stringify({ province: to.province, city: to.city, district: (to as Partial<Recipient>).district }))
        wrong.push(`${JSON.stringify(columns(division))} ${JSON.stringify(to)}`);
    }
    expect(sure).toBeGreaterThan(2400);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(sure * 0.01);
  });
});
