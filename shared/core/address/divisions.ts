import type { DivisionsData } from './divisions-data.ts';

/**
 * The tree of administrative divisions, indexed by name.
 *
 * Three kinds of node stand in the official tables and on no parcel: 市辖区 and 县 under the municipalities, 省直辖县级行政区划 above direct-run
 * counties, and the copy of a city that has no districts (东莞市 under 东莞市). The first two are `unwritten` cities; the third is left out
 * and its towns hang on the city, which is then `districtless`.
 */
export type DivisionLevel = 'province' | 'city' | 'district';

export interface Division {
  readonly level: DivisionLevel;
  /** Statistical code; empty below Hong Kong, Macao and Taiwan. */
  readonly code: string;
  readonly name: string;
  /** As people say it, 浙江 or 余杭; equal to `name` where cutting would leave one character. */
  readonly shortName: string;
  readonly parent: Division | null;
  readonly children: readonly Division[];
  readonly unwritten: boolean;
  readonly districtless: boolean;
}

export interface Divisions {
  readonly asOf: string;
  readonly all: readonly Division[];
  /** Divisions of a level that bear exactly this full or short name. */
  named(level: DivisionLevel, name: string): readonly Division[];
  /** The longest full name of this level that stands in `text` at `at`; with its bearers. */
  fullNameAt(level: DivisionLevel, text: string, at: number): NameMatch | null;
  /** As above for names without 省, 市, 区. Whether the next characters make it a road is the caller's question. */
  shortNameAt(level: DivisionLevel, text: string, at: number): NameMatch | null;
  towns(division: Division): readonly string[];
  hasTown(division: Division, town: string): boolean;
}

export interface NameMatch {
  readonly name: string;
  readonly bearers: readonly Division[];
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

/** Names of one level by first character, then longest first, so that 朝阳区 is met before 朝阳. */
class NameIndex {
  readonly #bearersByName = new Map<string, Division[]>();
  readonly #lengthsByFirst = new Map<string, number[]>();

  add(name: string, division: Division): void {
    const bearers = this.#bearersByName.get(name);
    if (bearers !== undefined) {
      bearers.push(division);
      return;
    }
    this.#bearersByName.set(name, [division]);
    const first = name.charAt(0);
    const lengths = this.#lengthsByFirst.get(first) ?? [];
    if (!lengths.includes(name.length))
      this.#lengthsByFirst.set(
        first,
        [...lengths, name.length].toSorted((a, b) => b - a),
      );
  }

  named(name: string): readonly Division[] {
    return this.#bearersByName.get(name) ?? [];
  }

  at(text: string, at: number): NameMatch | null {
    for (const length of this.#lengthsByFirst.get(text.charAt(at)) ?? []) {
      const name = text.slice(at, at + length);
      const bearers = this.#bearersByName.get(name);
      if (bearers !== undefined) return { name, bearers };
    }
    return null;
  }
}

const indexPair = (): Readonly<Record<DivisionLevel, NameIndex>> => ({ province: new NameIndex(), city: new NameIndex(), district: new NameIndex() });

export function createDivisions(data: DivisionsData): Divisions {
  const all: Division[] = [];
  const full = indexPair();
  const short = indexPair();
  const townText = new Map<Division, string>();
  const townsCut = new Map<Division, readonly string[]>();

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
    townText.set(division, towns);
    if (!marks.unwritten) {
      full[level].add(name, division);
      if (division.shortName !== name) short[level].add(division.shortName, division);
    }
    return division;
  };

  for (const [provinceCode, provinceName, cities] of data.provinces) {
    const province = grow('province', provinceCode, provinceName, null, '', { unwritten: false, districtless: false });
    for (const [cityCode, cityName, districts] of cities) {
      const [only] = districts;
      const districtless = districts.length === 1 && only?.[1] === cityName;
      const city = grow('city', cityCode, cityName, province, districtless ? only[2] : '', { unwritten: UNWRITTEN.test(cityName), districtless });
      province.children.push(city);
      if (districtless) continue;
      for (const [districtCode, districtName, towns] of districts) {
        city.children.push(grow('district', districtCode, districtName, city, towns, { unwritten: false, districtless: false }));
      }
    }
  }

  return {
    asOf: data.asOf,
    all,
    named: (level, name) => {
      const bearers = full[level].named(name);
      return bearers.length > 0 ? bearers : short[level].named(name);
    },
    fullNameAt: (level, text, at) => full[level].at(text, at),
    shortNameAt: (level, text, at) => short[level].at(text, at),
    towns: (division) => {
      const cut = townsCut.get(division) ?? (townText.get(division) ?? '').split(' ').filter((town) => town !== '');
      townsCut.set(division, cut);
      return cut;
    },
    // Searching the uncut string spares cutting a few thousand districts for one question.
    hasTown: (division, town) => town !== '' && ` ${townText.get(division) ?? ''} `.includes(` ${town} `),
  };
}

export const provinceOf = (division: Division): Division => (division.parent === null ? division : provinceOf(division.parent));
export const cityOf = (division: Division): Division | null => (division.level === 'city' ? division : division.level === 'district' ? division.parent : null);

/** 浙江省杭州市余杭区: the written names from the province down, without unwritten cities. */
export const divisionPath = (division: Division): string =>
  `${division.parent === null ? '' : divisionPath(division.parent)}${division.unwritten ? '' : division.name}`;

/** 北京市, 天津市, 上海市, 重庆市: the province is the city. */
export const isMunicipality = (division: Division): boolean => /^(?:11|12|31|50)/u.test(division.code);
