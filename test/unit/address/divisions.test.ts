import { describe, expect, it } from 'vitest';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import { divisions } from '../../fixtures/address-context.ts';

describe('divisions', () => {
  it('holds the whole country', () => {
    const count = (level: string): number => divisions.all.filter((division) => division.level === level).length;
    expect([count('province'), count('city'), count('district')]).toEqual([34, 367, 3359]);
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

  it('finds the longest town that stands at a place', () => {
    for (const division of divisions.all.filter(({ level }) => level === 'district').slice(0, 400))
      for (const town of divisions.towns(division)) {
        const text = `在${town}1号`;
        const standing = divisions.towns(division).filter((one) => text.startsWith(one, 1));
        expect(divisions.townAt(division, text, 1)).toBe(standing.toSorted((a, b) => b.length - a.length)[0]);
        expect(divisions.townAt(division, text, 0)).toBe('');
        expect(divisions.hasTown(division, town)).toBe(true);
      }
    const [yuhang] = divisions.named('district', '余杭');
    expect(yuhang && [divisions.townAt(yuhang, '仓前', 0), divisions.townAt(yuhang, '', 0), divisions.hasTown(yuhang, '仓前')]).toEqual(['', '', false]);
  });

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
  const successors = (level: string, oldName: string): readonly (readonly string[])[] =>
    divisions.renamed.filter((one) => one.level === level && one.oldName === oldName).map((one) => one.successors.map(divisionPath));

  it('all have successors of today', () => {
    expect(divisions.renamed.length).toBeGreaterThan(1500);
    for (const { oldName, successors: heirs } of divisions.renamed) expect([oldName, heirs.length > 0]).toEqual([oldName, true]);
  });

  it.each([
    ['district', '江干区', ['浙江省杭州市上城区', '浙江省杭州市钱塘区']],
    ['district', '下城区', ['浙江省杭州市拱墅区']],
    ['district', '崇文区', ['北京市东城区']],
    ['district', '沙县', ['福建省三明市沙县区']],
    ['district', '抚宁县', ['河北省秦皇岛市抚宁区']],
    ['district', '居巢区', ['安徽省合肥市巢湖市']],
    ['city', '襄樊市', ['湖北省襄阳市']],
    ['city', '毕节地区', ['贵州省毕节市']],
    ['city', '莱芜市', ['山东省济南市']],
  ])('%s %s', (level, oldName, heirs) => expect(successors(level, oldName)).toEqual([heirs]));
});

describe('characters', () => {
  const { characters } = divisions;

  it('makes traditional ones simplified one for one', () => {
    expect(characters.simplify('臺灣省臺北市大安區觀星路二段18號5樓')).toBe('台湾省台北市大安区观星路二段18号5楼');
    expect(characters.simplify('杭州市')).toBe('杭州市');
  });

  it.each([
    ['杭', '航', true],
    ['淅', '浙', false],
    ['宁', '林', true],
    ['湖', '胡', true],
    ['湖', '溪', false],
  ])('%s sounds like %s: %s', (a, b, alike) => expect(characters.soundAlike(a, b)).toBe(alike));

  it.each([
    ['抗', '杭', true],
    ['淅', '浙', true],
    ['末', '未', true],
    ['酉', '西', true],
    ['东', '湖', false],
  ])('%s looks like %s: %s', (a, b, alike) => expect(characters.lookAlike(a, b)).toBe(alike));
});
