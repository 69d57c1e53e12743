import { divisionPath, cityOf, provinceOf, isMunicipality, isWithin, type Division } from './division.ts';
import type { Divisions } from './divisions.ts';

/**
 * A Chinese address in Latin letters, read back: "Tingyu Lu 12, Cangqian, Yuhang, Hangzhou, Zhejiang".
 * Divisions come from the table by their pinyin; a road is only known if it was seen before in that district, else its letters stay.
 */
export interface PinyinReading {
  readonly division: Division;
  readonly town: string;
  readonly detail: string;
  readonly roadKnown: boolean;
}

export const pinyinLetters = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[^a-z]/gu, '');

const SUFFIX = /^(?:sheng|shi|qu|xian|zhen|xiang|jiedao|china|province|city|district|county|town|pr)$/u;
const ROAD_WORDS: Readonly<Record<string, string>> = {
  lu: '路',
  road: '路',
  rd: '路',
  jie: '街',
  street: '街',
  st: '街',
  dajie: '大街',
  dadao: '大道',
  avenue: '大道',
  ave: '大道',
  xiang: '巷',
  lane: '巷',
  nong: '弄',
};

type Romanise = (han: string) => string;
/** Built on the first romanised address and kept with its divisions: three thousand names are not worth reading twice. */
const indexes = new WeakMap<Divisions, ReadonlyMap<string, readonly Division[]>>();

function indexOf(divisions: Divisions, romanise: Romanise): ReadonlyMap<string, readonly Division[]> {
  const known = indexes.get(divisions);
  if (known !== undefined) return known;
  const byPinyin = new Map<string, Division[]>();
  for (const division of divisions.all) {
    if (division.unwritten) continue;
    const key = pinyinLetters(romanise(division.shortName));
    byPinyin.set(key, [...(byPinyin.get(key) ?? []), division]);
  }
  indexes.set(divisions, byPinyin);
  return byPinyin;
}

export function readPinyin(
  address: string,
  divisions: Divisions,
  romanise: Romanise,
  roadsIn: (path: string) => readonly string[] = () => [],
): PinyinReading | null {
  const index = indexOf(divisions, romanise);
  const parts = address.split(/[,，;\n]+/u).map((part) =>
    part
      .trim()
      .split(/\s+/u)
      .filter((word) => !SUFFIX.test(pinyinLetters(word)) || /\d/u.test(word)),
  );
  const hits = new Set<Division>();
  for (const words of parts) {
    // A road named after a city is not the city.
    if (words.some((word) => ROAD_WORDS[pinyinLetters(word)] !== undefined) && parts.length > 1) continue;
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= Math.min(words.length, from + 4); to += 1)
        for (const hit of index.get(pinyinLetters(words.slice(from, to).join(''))) ?? []) hits.add(hit);
    }
  }
  const strength = (division: Division): number => [...hits].filter((hit) => isWithin(division, hit)).length;
  const ranked = [...hits]
    .filter(({ level }) => level !== 'province')
    .map((division) => ({ division, strength: strength(division) }))
    .toSorted((a, b) => b.strength - a.strength);
  const [best, second] = ranked;
  if (best === undefined || best.strength < 2 || (second !== undefined && second.strength === best.strength && !isWithin(best.division, second.division)))
    return null;
  const { division } = best;
  const chain = [division, cityOf(division), provinceOf(division)].map((one) => (one === null ? '' : pinyinLetters(romanise(one.shortName))));
  const spoken = new Set(parts.map((words) => pinyinLetters(words.join(''))).filter((word) => !chain.includes(word)));
  const town = divisions.towns(division).find((name) => spoken.has(pinyinLetters(romanise(name.replace(/(?:街道|镇|乡)$/u, ''))))) ?? '';
  const road =
    parts.find((words) => words.some((word) => ROAD_WORDS[pinyinLetters(word)] !== undefined)) ??
    parts.find((words) => words.some((word) => /\d/u.test(word))) ??
    [];
  const kindAt = road.findIndex((word) => ROAD_WORDS[pinyinLetters(word)] !== undefined);
  const kind = ROAD_WORDS[pinyinLetters(road[kindAt] ?? '')] ?? '';
  const number = road.map((word) => /\d+/u.exec(word)?.[0] ?? '').find((digits) => digits !== '') ?? '';
  const roadName = (kindAt < 0 ? road : road.slice(0, kindAt)).filter((word) => !/\d/u.test(word) && !/^no\.?$/iu.test(word)).join('');
  const known = roadsIn(divisionPath(division)).find((name) => pinyinLetters(romanise(name)) === pinyinLetters(roadName + romanise(kind)));
  return { division, town, detail: `${known ?? roadName + kind}${number === '' ? '' : `${number}号`}`, roadKnown: known !== undefined };
}

export const pinyinPath = ({ division, town, detail }: PinyinReading): string => divisionPath(division) + town + detail;

export const pinyinFields = ({
  division,
  town,
  detail,
}: PinyinReading): { readonly province: string; readonly city: string; readonly district: string; readonly town: string; readonly detail: string } => {
  const province = provinceOf(division);
  const city = cityOf(division);
  return {
    province: province.name,
    city: city === null || city.unwritten ? (isMunicipality(province) ? province.name : '') : city.name,
    district: division.level === 'district' ? division.name : '',
    town,
    detail,
  };
};
