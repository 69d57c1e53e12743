/**
 * Builds cn-divisions.json from the tables of modood/Administrative-divisions-of-China (WTFPL; codes of stats.gov.cn, 2023-06-30).
 *
 *   node resources/divisions/build-divisions.ts <folder with provinces.csv cities.csv areas.csv streets.csv hk_mo_tw.json>
 *
 * The result is a tree of tuples, see shared/core/address/divisions-data.ts. Street offices of a district are one string, so that
 * reading the file costs little and a district's towns are cut apart only when somebody asks for them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityTuple, DistrictTuple, DivisionsData, ProvinceTuple } from '../../shared/core/address/divisions-data.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: build-divisions.ts <folder>');

const rows = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()));

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => Map.groupBy(items, keyOf);

const streetsByArea = groupBy(rows('streets.csv'), ([, , area]) => area ?? '');
const areasByCity = groupBy(rows('areas.csv'), ([, , city]) => city ?? '');
const citiesByProvince = groupBy(rows('cities.csv'), ([, , province]) => province ?? '');

// Names in the source carry the registry's own suffix: 经济开发区管委会 is written 经济开发区 on a parcel, and 办事处 is never written.
const townName = (name: string): string => name.replace(/(?<=.{2})(?:街道)?办事处$/u, '街道').replace(/管理委员会$|管委会$/u, '');

const districtOf = ([code = '', name = '']: readonly string[]): DistrictTuple => [
  code,
  name,
  (streetsByArea.get(code) ?? []).map((street) => townName(street[1] ?? '')).join(' '),
];
const cityOf = ([code = '', name = '']: readonly string[]): CityTuple => [code, name, (areasByCity.get(code) ?? []).map(districtOf)];
const mainland = rows('provinces.csv').map(([code = '', name = '']): ProvinceTuple => [code, name, (citiesByProvince.get(code) ?? []).map(cityOf)]);

const codes: Readonly<Record<string, string>> = { 香港特别行政区: '81', 澳门特别行政区: '82', 台湾省: '71' };
const beyond = Object.entries(JSON.parse(readFileSync(join(folder, 'hk_mo_tw.json'), 'utf8')) as Record<string, Record<string, readonly string[]>>).map(
  ([province, cities]): ProvinceTuple => [
    codes[province] ?? '',
    province,
    // No statistical codes exist below these three. 氹仔 and 路环 are what people write, the parish stands before the bracket.
    Object.entries(cities).map(([city, districts]): CityTuple => [
      '',
      city,
      districts.map((name): DistrictTuple => ['', name.replace(/（.*）$/u, ''), /（(.*)）$/u.exec(name)?.[1] ?? '']),
    ]),
  ],
);

const data: DivisionsData = {
  asOf: '2023-06-30',
  source: 'stats.gov.cn via modood/Administrative-divisions-of-China (WTFPL)',
  provinces: [...mainland, ...beyond],
};
writeFileSync(join(import.meta.dirname, 'cn-divisions.json'), `${JSON.stringify(data).replaceAll('[["', '[\n["')}\n`);
