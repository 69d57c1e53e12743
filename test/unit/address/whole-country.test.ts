import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { isMunicipality, provinceOf, type Division } from '../../../shared/core/address/divisions/division.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions, harbourOneContext } from '../../fixtures/address-context.ts';

/** One complete address for each district of the mainland, and for each city that has none, in the ways people write it. */
const DETAIL = '桂花路12号3栋502室';
const BEYOND = ['71', '81', '82'];
const leaves = divisions.all.filter((one) => (one.level === 'district' || one.districtless) && !BEYOND.includes(provinceOf(one).code));

interface Written {
  readonly province: string;
  readonly provinceShort: string;
  readonly city: string;
  readonly cityShort: string;
  readonly district: string;
}

const writtenOf = (leaf: Division): Written => {
  const province = provinceOf(leaf);
  const city = leaf.level === 'city' ? leaf : leaf.parent;
  const isWritten = city !== null && !city.unwritten;
  return {
    province: province.name,
    provinceShort: province.shortName,
    city: isWritten ? city.name : '',
    cityShort: isWritten ? city.shortName : '',
    district: leaf.level === 'district' ? leaf.name : '',
  };
};
/** A municipality stands in the city's column too. */
const cityColumn = ({ province, city }: Written): string => city || (/^(?:北京|天津|上海|重庆)市$/u.test(province) ? province : '');

const WAYS: Readonly<Record<string, (written: Written) => Partial<Recipient>>> = {
  'in columns': (w) => ({ province: w.province, city: cityColumn(w), district: w.district, detail: DETAIL }),
  'in columns, the city twice where it has no districts': (w) => ({
    province: w.province,
    city: cityColumn(w),
    district: w.district || w.city,
    detail: DETAIL,
  }),
  'in columns, 省 and 市 left out': (w) => ({
    province: w.provinceShort,
    city: cityColumn(w).replace(/市$/u, ''),
    district: w.district,
    detail: DETAIL,
  }),
  'in columns and again in the detail': (w) => ({
    province: w.province,
    city: cityColumn(w),
    district: w.district,
    detail: w.province + w.city + w.district + DETAIL,
  }),
  'in columns, the district before the detail': (w) => ({ province: w.province, city: cityColumn(w), detail: w.district + DETAIL }),
  'in columns, city and district before the detail': (w) => ({ province: w.province, detail: w.city + w.district + DETAIL }),
  'in columns, a road named like the city': (w) => ({ province: w.province, city: cityColumn(w), district: w.district, detail: `${w.cityShort}路12号` }),
  'in one text': (w) => ({ detail: w.province + w.city + w.district + DETAIL }),
  'in one text with blanks': (w) => ({ detail: [w.province, w.city, w.district, DETAIL].filter((part) => part !== '').join(' ') }),
  'in one text, 省 left out': (w) => ({ detail: w.provinceShort + w.city + w.district + DETAIL }),
  'in one text, 市 left out': (w) => ({ detail: w.province + w.cityShort + w.district + DETAIL }),
  'in one text, 省 and 市 left out': (w) => ({ detail: w.provinceShort + w.cityShort + w.district + DETAIL }),
};

const LEVEL_FINDING =
  /^address\.(?:all_levels_missing|contradiction|renamed|renamed_split|development_zone|(?:province|city|district|province_city)_(?:missing|unknown|ambiguous)|town_elsewhere|column_shifted)$/u;
const alarms = (recipient: Partial<Recipient>, isMeant = (_: string): boolean => true): readonly string[] =>
  checkAddress({ ...emptyRecipient, name: '王小明', phone: '13800000000', country: 'CN', ...recipient }, harbourOneContext)
    .map(({ code }) => code)
    .filter((code) => LEVEL_FINDING.test(code) && isMeant(code));
const text = ({ province = '', city = '', district = '', detail = '' }: Partial<Recipient>): string => [province, city, district, detail].join('|');

describe('a complete address anywhere in the country has no fault in its levels', () => {
  it('looks at the whole country', () => expect(leaves.length).toBeGreaterThan(2900));

  it.each(Object.entries(WAYS))('%s', (_, write) => {
    const wrong = leaves.map((leaf) => write(writtenOf(leaf))).flatMap((recipient) => alarms(recipient).map((code) => `${text(recipient)} ${code}`));
    expect(wrong).toEqual([]);
  });

  it('without its province only that is told, and nobody is stopped', () => {
    const below = leaves.map(writtenOf).filter(({ city }) => city !== '');
    for (const cityOf of [(w: Written) => w.city, (w: Written) => w.cityShort]) {
      const wrong = below.flatMap((w) => {
        const recipient = { detail: cityOf(w) + w.district + DETAIL };
        return alarms(recipient, (code) => code !== 'address.province_missing').map((code) => `${text(recipient)} ${code}`);
      });
      expect(wrong).toEqual([]);
    }
  });

  it.each([
    ['a district that is another city’s', { province: '辽宁省', city: '朝阳市', district: '鞍山区', detail: DETAIL }, 'address.district_unknown'],
    ['a city of another province', { province: '广东省', city: '杭州市', district: '西湖区', detail: DETAIL }, 'address.contradiction'],
    ['no district', { detail: `辽宁省本溪市${DETAIL}` }, 'address.district_missing'],
    ['a road that begins like a district', { detail: '山东省济南市中华路12号' }, 'address.district_missing'],
    ['a road named like a province and a city', { detail: '江苏镇江路12号' }, 'address.all_levels_missing'],
    ['a road named like a province', { detail: '江苏路12号' }, 'address.all_levels_missing'],
  ])('and still finds %s', (_, recipient, code) => expect(alarms(recipient)).toEqual([code]));
});

it('every municipality is written as one', () => {
  expect(divisions.all.filter((one) => one.level === 'province' && isMunicipality(one)).map(({ name }) => name)).toEqual([
    '北京市',
    '天津市',
    '上海市',
    '重庆市',
  ]);
});
