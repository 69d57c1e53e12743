import { isMunicipality, provinceOf, type Division, type DivisionLevel, type Divisions, type NameMatch } from './divisions.ts';
import { cutBeforeDistrict, isCityCalledLikeProvince, levelsFollow, nextLevelAt } from './next-level.ts';
import { RENAMED_DIVISIONS, type RenamedDivision } from './renamed-divisions.ts';
import { toSimplified } from './traditional.ts';

/**
 * Reads province, city, district and town off the front of one Chinese address.
 *
 *   浙江省杭州市余杭区仓前街道听雨路12号
 *   └─────┘└─────┘└─────┘└───────┘└─ detail
 *
 * What stands there is read, never improved: a level that is not written stays unread, a name with several bearers keeps them all, and a
 * city of another province is still the city that was written. Weighing these claims against each other is weigh-levels.ts.
 */
export interface LevelClaim {
  /** As written, with its place in the text. */
  readonly text: string;
  readonly at: number;
  /** Divisions that bear the written name and fit the levels above it; if none fits, all bearers anywhere. */
  readonly bearers: readonly Division[];
  /** The name is one of the past. */
  readonly renamed: readonly RenamedDivision[];
}

export interface LevelClaims {
  readonly province: LevelClaim | null;
  readonly city: LevelClaim | null;
  readonly district: LevelClaim | null;
  readonly town: LevelClaim | null;
}

export interface SplitAddress extends LevelClaims {
  /** 高新区, 工业园区 …: written where a district stands and no statutory district. Then also the `district` claim, without bearers. */
  readonly developmentZone: boolean;
  readonly detail: string;
  readonly detailAt: number;
}

/** 收货地址：, 中国, and a post code that leads the line. */
const PREAMBLE =
  /^\s*(?:我?家?的?(?:收货|收件|详细|联系|所在|快递|家庭|公司)?地址(?:是|为)?\s*[::]?\s*)?(?:中国(?!人民|银行|建设|农业|工商|移动|联通|电信|石化|石油)|中华人民共和国)?\s*(?:\d{3}(?:\d{2,3})?(?=\s*\p{Script=Han}{2,8}[省市]))?/u;
const GAP = /[\s,,、/|>·。;;-]*/uy;
/** What follows a name when the name is only part of a road, a shop or a longer name: 重庆路, 香港中路, 南京大学, 上海花园. */
const NAMES_A_THING =
  /^(?:[东西南北中前后一二三四五六七八九十]{0,2}(?:大?[路街道]|大?巷|弄|里弄|胡同|桥|线|公路|环路|站|高速)|新?[村寨庄]|[区县市旗镇乡]|小区|花[园苑]|家园|公寓|广场|大厦|大楼|公园|大学|学院|医院|银行|宾馆|饭店|酒店|商[场城]|国际|机场|城[市区]?广场)/u;
const ZONE =
  /^[^\d\s路街巷弄号A-Za-z]{0,8}?(?:经济技术开发区|高新技术产业开发区|经济开发区|旅游度假区|度假区|开发区|高新技术产业园区|工业园区|产业园区|高新区|经开区|自贸区|保税区|新城区|航空港(?:经济综合实验)?区|示范区|管理区|天府新区|两江新区|新区)/u;
const GENERIC_TOWN =
  /^(?:[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{2,8}街道(?!口)(?:办事处)?|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,6}镇(?![路街巷江海])|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,10}(?:民族|族)乡(?![路街台])|[^\d\s路街巷弄号里村镇乡区市县0-9A-Za-z]{1,8}苏木)/u;

const renamedByName = Map.groupBy(RENAMED_DIVISIONS, ({ oldName }) => oldName);
const renamedFirst = new Set(RENAMED_DIVISIONS.map(({ oldName }) => oldName.charAt(0)));

function renamedAt(level: 'city' | 'district', text: string, at: number): { readonly name: string; readonly renamed: readonly RenamedDivision[] } | null {
  if (!renamedFirst.has(text.charAt(at))) return null;
  for (let length = 5; length >= 2; length -= 1) {
    const name = text.slice(at, at + length);
    const renamed = (renamedByName.get(name) ?? []).filter((entry) => entry.level === level);
    if (renamed.length > 0) return { name, renamed };
  }
  return null;
}

const claim = (text: string, at: number, bearers: readonly Division[], renamed: readonly RenamedDivision[] = []): LevelClaim => ({
  text,
  at,
  bearers,
  renamed,
});

const gapAfter = (text: string, at: number): number => {
  GAP.lastIndex = at;
  GAP.test(text);
  return GAP.lastIndex;
};

/** Short names count only where they cannot be the beginning of something else. */
const stands = (text: string, match: NameMatch | null, at: number): match is NameMatch =>
  match !== null && !NAMES_A_THING.test(text.slice(at + match.name.length, at + match.name.length + 8));

const under = (bearers: readonly Division[], parents: readonly Division[]): readonly Division[] =>
  bearers.filter((bearer) => parents.some((parent) => bearer.parent === parent || bearer.parent?.parent === parent));

function readProvince(divisions: Divisions, text: string, at: number): LevelClaim | null {
  const full = divisions.fullNameAt('province', text, at);
  if (full !== null) return claim(full.name, at, full.bearers);
  const short = divisions.shortNameAt('province', text, at);
  if (short === null) return null;
  const end = at + short.name.length;
  // 广西省 and 宁夏省 are written often enough.
  const suffix = /^(?:省|自治区|特区)/u.exec(text.slice(end, end + 3))?.[0] ?? '';
  if (suffix !== '') return claim(short.name + suffix, at, short.bearers);
  if (isCityCalledLikeProvince(divisions, text, at, short.name)) return null;
  const goesOn = levelsFollow(divisions, text, end, short.bearers);
  return goesOn || stands(text, short, at) ? claim(short.name, at, short.bearers) : null;
}

function readCity(divisions: Divisions, text: string, at: number, province: LevelClaim | null): LevelClaim | null {
  const unwritten = /^(?:市辖区|(?:省|自治区)直辖县级行政(?:区划|单位))/u.exec(text.slice(at, at + 12))?.[0];
  if (unwritten !== undefined) return claim(unwritten, at, []);
  const full = divisions.fullNameAt('city', text, at);
  if (full !== null) {
    const fitting = province === null ? full.bearers : under(full.bearers, province.bearers);
    if (fitting.length > 0) return claim(cutBeforeDistrict(divisions, text, at, full.name, fitting) ?? full.name, at, fitting);
    // 九龙 and 新界 carry no word for a city, so elsewhere they are only the beginning of something: 重庆市九龙坡区.
    if (/[市州盟区县]$/u.test(full.name)) return claim(full.name, at, full.bearers);
  }
  if (province !== null) {
    // 北京市北京市朝阳区, and 四川省重庆市北碚区 from times before 1997.
    const again = divisions.fullNameAt('province', text, at);
    const municipality = again?.bearers.filter(isMunicipality) ?? [];
    if (again !== null && municipality.length > 0) return claim(again.name, at, municipality);
  }
  const old = renamedAt('city', text, at);
  if (old !== null) return claim(old.name, at, [], old.renamed);
  const short = divisions.shortNameAt('city', text, at);
  if (short === null) return null;
  const fitting = province === null ? short.bearers : under(short.bearers, province.bearers);
  const goesOn = nextLevelAt(divisions, text, at + short.name.length, fitting) > 0;
  if (!goesOn && (!stands(text, short, at) || nextLevelAt(divisions, text, at, fitting) > short.name.length)) return null;
  return fitting.length > 0 ? claim(short.name, at, fitting) : null;
}

function readDistrict(divisions: Divisions, text: string, at: number, above: readonly Division[]): LevelClaim | null {
  const full = divisions.fullNameAt('district', text, at);
  const fittingFull = full === null ? [] : above.length === 0 ? full.bearers : under(full.bearers, above);
  const old = renamedAt('district', text, at);
  const fittingOld = old?.renamed.filter(({ province, city }) => above.length === 0 || above.some(({ name }) => name === province || name === city)) ?? [];
  if (full !== null && fittingFull.length > 0 && full.name.length >= (fittingOld.length > 0 ? (old?.name.length ?? 0) : 0))
    return claim(full.name, at, fittingFull);
  if (old !== null && fittingOld.length > 0) return claim(old.name, at, [], fittingOld);
  const short = divisions.shortNameAt('district', text, at);
  if (stands(text, short, at)) {
    const fitting = above.length === 0 ? (short.name.length === text.length - at ? short.bearers : []) : under(short.bearers, above);
    if (fitting.length > 0) return claim(short.name, at, fitting);
  }
  if (above.some(({ districtless }) => districtless)) return null;
  if (ZONE.test(text.slice(at, at + 20))) return null;
  // Two-character names (东区, 城区, 郊区) are borne by quarters of half the cities: elsewhere they prove nothing.
  if (full !== null && full.name.length > 2) return claim(full.name, at, full.bearers);
  return old === null ? null : claim(old.name, at, [], old.renamed);
}

function readTown(divisions: Divisions, text: string, at: number, holders: readonly Division[]): LevelClaim | null {
  let longest = '';
  for (const holder of holders) {
    for (const town of divisions.towns(holder)) if (town.length > longest.length && text.startsWith(town, at)) longest = town;
  }
  if (longest !== '') return claim(longest, at, holders);
  const next = text.slice(at, at + 16);
  const generic = /街道|镇|乡|苏木/u.test(next) ? GENERIC_TOWN.exec(next)?.[0] : undefined;
  return generic === undefined ? null : claim(generic, at, []);
}

/** `known` are levels already given in fields of their own; the text may repeat them. */
export function splitLevels(address: string, divisions: Divisions, known: Partial<LevelClaims> = {}): SplitAddress {
  const text = toSimplified(address);
  const written = (at: number, length: number): string => address.slice(at, at + length);
  const asWritten = (read: LevelClaim | null): LevelClaim | null => (read === null ? null : { ...read, text: written(read.at, read.text.length) });
  let at = gapAfter(text, PREAMBLE.exec(text)?.[0].length ?? 0);
  const pass = (read: LevelClaim | null): void => {
    if (read !== null) at = gapAfter(text, read.at + read.text.length);
  };

  // 唐山市汉沽管理区 after the column 唐山市 is one district, not the city again.
  const isDistrictNext = nextLevelAt(divisions, text, at, known.city?.bearers ?? []) > 0;
  const province = isDistrictNext ? null : readProvince(divisions, text, at);
  pass(province);
  const aboveCity = known.province ?? province;
  let city = isDistrictNext ? null : readCity(divisions, text, at, aboveCity);
  pass(city);
  const cityBearers = (known.city ?? city)?.bearers ?? [];
  const provinceBearers = aboveCity?.bearers ?? [];
  const successorCities = (city?.renamed ?? []).flatMap(({ successors }) => successors.flatMap((path) => divisions.named('city', path.split('/')[1] ?? '')));
  const above = cityBearers.length > 0 ? cityBearers : successorCities.length > 0 ? successorCities : provinceBearers;
  let district = readDistrict(divisions, text, at, above);
  // 市辖区 in the city's place is no claim; the district after it is.
  if (city?.bearers.length === 0 && city.renamed.length === 0) city = null;
  pass(district);

  let developmentZone = false;
  if (district === null && known.district == null && above.length > 0) {
    const zone = ZONE.exec(text.slice(at, at + 20))?.[0];
    const isDistrictless = above.some(({ districtless }) => districtless);
    if (zone !== undefined && !isDistrictless && !NAMES_A_THING.test(text.slice(at + zone.length, at + zone.length + 4))) {
      developmentZone = true;
      district = claim(zone, at, []);
      pass(district);
    }
  }

  const districtBearers = (known.district ?? district)?.bearers ?? [];
  const town = readTown(divisions, text, at, districtBearers.length > 0 ? districtBearers : above.filter(({ districtless }) => districtless));
  pass(town);
  if (town !== null && text.startsWith('办事处', at)) at = gapAfter(text, at + 3);

  return {
    province: asWritten(province),
    city: asWritten(city),
    district: asWritten(district),
    town: asWritten(town),
    developmentZone,
    detail: address.slice(at).trimEnd(),
    detailAt: at,
  };
}

/** The same reading of a field that holds one level only. */
export function claimOf(level: DivisionLevel, field: string, divisions: Divisions, above: readonly Division[]): LevelClaim | null {
  const text = toSimplified(field.trim());
  if (text === '' || /^(?:市辖区|县|(?:省|自治区)直辖县级行政(?:区划|单位))$/u.test(text)) return null;
  const named = divisions.named(level, text);
  const cut = level === 'province' && named.length === 0 ? divisions.named(level, text.replace(/(?:省|自治区|市|特区)$/u, '')) : named;
  const fitting = above.length === 0 ? cut : under(cut, above);
  if (fitting.length > 0) return claim(field.trim(), 0, fitting);
  // Municipalities repeat their name in the city field; direct-run counties stand there too.
  if (level === 'city') {
    const municipality = divisions.named('province', text).filter(isMunicipality);
    if (municipality.length > 0) return claim(field.trim(), 0, municipality);
    const directRun = divisions.named('district', text).filter(({ parent }) => parent?.unwritten === true && !isMunicipality(provinceOf(parent)));
    if (directRun.length > 0) return claim(field.trim(), 0, directRun);
    // Some shops repeat the province where there is no city.
    if (divisions.named('province', text).length > 0) return null;
  }
  const renamed = (level === 'province' ? [] : (renamedByName.get(text) ?? [])).filter((entry) => entry.level === level);
  const fittingOld = renamed.filter(({ province, city }) => above.length === 0 || above.some(({ name }) => name === province || name === city));
  if (fittingOld.length > 0) return claim(field.trim(), 0, [], fittingOld);
  return claim(field.trim(), 0, cut, cut.length > 0 ? [] : renamed);
}
