import { describe, expect, it } from 'vitest';
import { divisionPath } from '../../../shared/core/address/divisions.ts';
import { RENAMED_DIVISIONS } from '../../../shared/core/address/renamed-divisions.ts';
import { toSimplified } from '../../../shared/core/address/traditional.ts';
import { divisions } from '../../fixtures/address-context.ts';

describe('divisions', () => {
  it('holds the whole country', () => {
    const count = (level: string): number => divisions.all.filter((division) => division.level === level).length;
    expect([count('province'), count('city'), count('district')]).toEqual([34, 367, 3357]);
    expect(divisions.all.reduce((towns, division) => towns + divisions.towns(division).length, 0)).toBeGreaterThan(41_000);
  });

  it('knows the cities without districts', () => {
    expect(divisions.all.filter(({ districtless }) => districtless).map(({ name }) => name)).toEqual(['东莞市', '中山市', '儋州市', '嘉峪关市']);
  });

  it.each([
    ['province', '内蒙古', '内蒙古自治区'],
    ['city', '巴音郭楞', '新疆维吾尔自治区巴音郭楞蒙古自治州'],
    ['city', '恩施', '湖北省恩施土家族苗族自治州'],
    ['district', '浦东', '上海市浦东新区'],
    ['district', '余杭', '浙江省杭州市余杭区'],
    ['district', '仙桃市', '湖北省仙桃市'],
  ] as const)('finds the %s %s', (level, name, path) => expect(divisions.named(level, name).map(divisionPath)).toEqual([path]));

  it('keeps every bearer of a name', () => {
    expect(divisions.named('district', '鼓楼区').map(divisionPath)).toEqual([
      '江苏省南京市鼓楼区',
      '江苏省徐州市鼓楼区',
      '福建省福州市鼓楼区',
      '河南省开封市鼓楼区',
    ]);
  });
});

describe('renamed divisions', () => {
  const paths = new Set(divisions.all.map(divisionPath));

  it.each(RENAMED_DIVISIONS)('$province $city $oldName is gone and has successors', ({ province, city, oldName, successors }) => {
    expect(paths).not.toContain(province + city + oldName);
    expect(successors.length).toBeGreaterThan(0);
    for (const successor of successors) expect(paths).toContain(successor.replaceAll('/', ''));
  });
});

it('makes traditional characters simplified one for one', () => {
  expect(toSimplified('臺灣省臺北市大安區觀星路二段18號5樓')).toBe('台湾省台北市大安区观星路二段18号5楼');
  expect(toSimplified('杭州市')).toBe('杭州市');
});
