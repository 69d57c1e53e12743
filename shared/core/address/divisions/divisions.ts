import type { Division, DivisionLevel, RenamedDivision } from './division.ts';
import { addAliases } from './division-aliases.ts';
import type { DivisionsData } from './divisions-data.ts';
import { createHanCharacters, type HanCharacters } from './han-characters.ts';
import { NameIndex, type NameMatch } from './name-index.ts';

/**
 * The tree of administrative divisions, indexed by name.
 *
 * Three kinds of node stand in the official tables and on no parcel: 市辖区 and 县 under the municipalities, 省直辖县级行政区划 above direct-run
 * counties, and the copy of a city that has no districts (东莞市 under 东莞市). The first two are `unwritten` cities; the third is left out
 * and its towns hang on the city, which is then `districtless`.
 */
export interface Divisions {
  readonly asOf: string;
  readonly characters: HanCharacters;
  readonly all: readonly Division[];
  readonly renamed: readonly RenamedDivision[];
  /** Divisions of a level that bear exactly this full or short name. */
  named(level: DivisionLevel, name: string): readonly Division[];
  /** Every name of any level that stands in `text` at `at`, the longest first. */
  namesAt(text: string, at: number): readonly NameMatch[];
  /** The division of a six-digit code. */
  withCode(adcode: string): Division | undefined;
  towns(division: Division): readonly string[];
  hasTown(division: Division, town: string): boolean;
  /** The longest name of a town of the division that stands in `text` at `at`; empty where none does. */
  townAt(division: Division, text: string, at: number): string;
  /** All divisions that have a town of exactly this name. */
  withTown(town: string): readonly Division[];
}

const PEOPLES =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春|各族';
const SUFFIX: Readonly<Record<DivisionLevel, RegExp>> = {
  province: /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/u,
  city: new RegExp(`(?:(?:${PEOPLES})*自治州|地区|盟|市|县)$`, 'u'),
  district: new RegExp(`(?:(?:${PEOPLES})*自治[县旗]|(?:回族|达斡尔族)区|新区|区|县|市|旗)$`, 'u'),
};

const shorten = (level: DivisionLevel, name: string): string => {
  const short = name.replace(SUFFIX[level], '');
  return short.length >= 2 ? short : name;
};

const UNWRITTEN = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/u;

export function createDivisions(data: DivisionsData): Divisions {
  const all: Division[] = [];
  const names = new NameIndex();
  const named: Readonly<Record<DivisionLevel, Map<string, Division[]>>> = { province: new Map(), city: new Map(), district: new Map() };
  const shortNamed: typeof named = { province: new Map(), city: new Map(), district: new Map() };
  const byCode = new Map<string, Division>();
  /** Each name between two blanks. */
  const townText = new Map<Division, string>();
  const townsCut = new Map<Division, readonly string[]>();
  let holdersByTown: ReadonlyMap<string, readonly Division[]> | null = null;

  const grow = (
    level: DivisionLevel,
    code: string,
    name: string,
    parent: Division | null,
    towns: string,
    marks: { readonly unwritten: boolean; readonly districtless: boolean },
  ): Division & { readonly children: Division[] } => {
    const division = { level, code, name, shortName: marks.unwritten ? name : shorten(level, name), parent, children: [] as Division[], ...marks };
    all.push(division);
    if (towns !== '') townText.set(division, ` ${towns} `);
    if (code !== '') byCode.set(code.padEnd(6, '0'), division);
    if (marks.unwritten) return division;
    put(named[level], name, division);
    names.add({ name, kind: 'full', level, division });
    if (division.shortName !== name) {
      put(shortNamed[level], division.shortName, division);
      names.add({ name: division.shortName, kind: 'short', level, division });
    }
    return division;
  };

  for (const [provinceCode, provinceName, cities] of data.provinces) {
    const province = grow('province', provinceCode, provinceName, null, '', { unwritten: false, districtless: false });
    for (const [cityCode, cityName, districts] of cities) {
      const [only] = districts;
      const districtless = districts.length === 1 && only?.[1] === cityName;
      const city = grow('city', districtless ? only[0] : cityCode, cityName, province, districtless ? only[2] : '', {
        unwritten: UNWRITTEN.test(cityName),
        districtless,
      });
      province.children.push(city);
      if (districtless) continue;
      for (const [districtCode, districtName, towns] of districts) {
        city.children.push(grow('district', districtCode, districtName, city, towns, { unwritten: false, districtless: false }));
      }
    }
  }
  addAliases(all, names);

  const renamed = data.renamed.map(([level, oldName, , oldCity, year, codes]): RenamedDivision => {
    const entry = { level, oldName, oldCity, year, successors: codes.flatMap((code) => byCode.get(code) ?? []) };
    names.add({ name: oldName, kind: 'old', level, renamed: entry });
    return entry;
  });

  const towns = (division: Division): readonly string[] => {
    const cut = townsCut.get(division) ?? (townText.get(division) ?? '').split(' ').filter((town) => town !== '');
    townsCut.set(division, cut);
    return cut;
  };

  return {
    asOf: data.asOf,
    characters: createHanCharacters(data.characters),
    all,
    renamed,
    named: (level, name) => named[level].get(name) ?? shortNamed[level].get(name) ?? [],
    namesAt: (text, at) => names.at(text, at),
    withCode: (adcode) => byCode.get(adcode),
    towns,
    // Searching the uncut string spares cutting a few thousand districts for one question.
    hasTown: (division, town) => town !== '' && townText.get(division)?.includes(` ${town} `) === true,
    townAt: (division, text, at) => {
      const written = townText.get(division) ?? '';
      const head = ` ${text.charAt(at)}`;
      let longest = '';
      for (let from = written.indexOf(head); from >= 0; from = written.indexOf(head, from + 1)) {
        const town = written.slice(from + 1, written.indexOf(' ', from + 1));
        if (town.length > longest.length && text.startsWith(town, at)) longest = town;
      }
      return longest;
    },
    withTown: (town) => (holdersByTown ??= indexTowns(all, towns)).get(town) ?? [],
  };
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Forty thousand names: built when an address names a town and nothing above it. */
function indexTowns(all: readonly Division[], towns: (division: Division) => readonly string[]): ReadonlyMap<string, readonly Division[]> {
  const holders = new Map<string, Division[]>();
  for (const division of all) for (const town of towns(division)) put(holders, town, division);
  return holders;
}
