/**
 * Builds cn-divisions.json from four sources:
 *
 *   <divisions>   provinces.csv cities.csv areas.csv streets.csv hk_mo_tw.json of modood/Administrative-divisions-of-China (WTFPL; codes of
 *                 stats.gov.cn, 2023-06-30): the only one that has street offices, townships and the zones that count as districts
 *   <codes.json>  yescallop/areacodes (CC0): every county-level code since 1981 with its successors, from the notices of the Ministry of Civil
 *                 Affairs; what it has and the first has not was founded since
 *   <dictionary>  opencc-js (Apache-2.0), its traditional characters; and cnchar with cnchar-order (MIT), the strokes of a character
 *   pinyin-pro    (MIT), the sounds of a character
 *
 *   node resources/divisions/build-divisions.ts <divisions> <codes.json> <folder whose node_modules hold opencc-js, cnchar and cnchar-order>
 *
 * The result is a tree of tuples, see shared/core/address/divisions/divisions-data.ts. Street offices of a district are one string, so that
 * reading the file costs little and a district's towns are cut apart only when somebody asks for them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityTuple, DistrictTuple, DivisionsData, ProvinceTuple } from '../../shared/core/address/divisions/divisions-data.ts';
import { readCharacters } from './read-characters.ts';
import { readRenamed, type CodeNode } from './read-renamed.ts';

const [folder, codesFile, charactersFolder] = process.argv.slice(2);
if (folder === undefined || codesFile === undefined || charactersFolder === undefined) {
  throw new Error('usage: build-divisions.ts <divisions> <codes.json> <folder with node_modules>');
}

const rows = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()));

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> => Map.groupBy(items, keyOf);
const { items } = JSON.parse(readFileSync(codesFile, 'utf8')) as { readonly items: readonly CodeNode[] };

const areas = rows('areas.csv');
const known = new Set(areas.map(([code]) => code));
const cities = rows('cities.csv');
const unwritten = new Set(cities.filter(([, name = '']) => /直辖县级/u.test(name)).map(([code]) => code));
/** Founded since the first source was closed; the island groups of Sansha are its districts of 2020 under another code. */
const founded = items
  .flatMap((province) => province.children ?? [])
  .flatMap((node) => (node.children === undefined ? [node] : node.children))
  .filter(({ code, end }) => end === undefined && code % 100 !== 0 && !known.has(String(code)) && Math.trunc(code / 100) !== 4603)
  .map(({ code, name }): readonly string[] => {
    const prefecture = String(code).slice(0, 4);
    return [String(code), name, unwritten.has(prefecture) || cities.some(([city]) => city === prefecture) ? prefecture : `${prefecture.slice(0, 2)}90`];
  });

const streetsByArea = groupBy(rows('streets.csv'), ([, , area]) => area ?? '');
const areasByCity = groupBy([...areas, ...founded], ([, , city]) => city ?? '');
const citiesByProvince = groupBy(cities, ([, , province]) => province ?? '');

// Names in the source carry the registry's own suffix: 经济开发区管委会 is written 经济开发区 on a parcel, and 办事处 is never written.
// Some carry their district as well: 高阳县锦华街道.
const townName = (name: string, above: readonly string[]): string => {
  const plain = name.replace(/(?<=.{2})(?:街道)?办事处$/u, '街道').replace(/管理委员会$|管委会$/u, '');
  const prefix = above.find((one) => plain.startsWith(one) && plain.length - one.length >= 3);
  return prefix === undefined ? plain : plain.slice(prefix.length);
};

const cityNames = new Map(cities.map(([code = '', name = '']) => [code, name]));
const provinceNames = new Map(rows('provinces.csv').map(([code = '', name = '']) => [code, name]));
const districtOf = ([code = '', name = '', city = '']: readonly string[]): DistrictTuple => {
  const above = [(cityNames.get(city) ?? '') + name, (provinceNames.get(code.slice(0, 2)) ?? '') + name, name];
  return [code, name, (streetsByArea.get(code) ?? []).map((street) => townName(street[1] ?? '', above)).join(' ')];
};
const cityOf = ([code = '', name = '']: readonly string[]): CityTuple => [code, name, (areasByCity.get(code) ?? []).map(districtOf)];
const mainland = rows('provinces.csv').map(([code = '', name = '']): ProvinceTuple => [code, name, (citiesByProvince.get(code) ?? []).map(cityOf)]);

const codes: Readonly<Record<string, string>> = { 香港特别行政区: '81', 澳门特别行政区: '82', 台湾省: '71' };
const beyond = Object.entries(JSON.parse(readFileSync(join(folder, 'hk_mo_tw.json'), 'utf8')) as Record<string, Record<string, readonly string[]>>).map(
  ([province, divisions]): ProvinceTuple => [
    codes[province] ?? '',
    province,
    // No statistical codes exist below these three. 氹仔 and 路环 are what people write, the parish stands before the bracket.
    Object.entries(divisions).map(([city, districts]): CityTuple => [
      '',
      city,
      districts.map((name): DistrictTuple => ['', name.replace(/（.*）$/u, ''), /（(.*)）$/u.exec(name)?.[1] ?? '']),
    ]),
  ],
);

const codesInUse = new Set([...areas, ...founded].map(([code = '']) => code).concat(cities.map(([code = '']) => `${code}00`)));
const data: DivisionsData = {
  asOf: '2024-12-31',
  source: 'stats.gov.cn via modood/Administrative-divisions-of-China (WTFPL), mca.gov.cn via yescallop/areacodes (CC0)',
  provinces: [...mainland, ...beyond],
  renamed: readRenamed(items, codesInUse),
  characters: readCharacters(charactersFolder, JSON.stringify([mainland, beyond])),
};
const text = JSON.stringify(data).replaceAll('[["', '[\n["').replaceAll('],["', '],\n["').replaceAll('","sounds', '",\n"sounds');
writeFileSync(join(import.meta.dirname, 'cn-divisions.json'), `${text}\n`);
