import { claim, type LevelClaim, type LevelClaims } from './level-claim.ts';
import { isMunicipality, isWithin, provinceOf, type Division, type DivisionLevel } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { mendName } from '../divisions/mend-name.ts';
import { plainText } from '../divisions/plain-text.ts';
import { afterUnwritten, gapAfter, isSettled, LevelReader, NAMES_A_THING, type NameRead } from './read-levels.ts';
import { readHead } from './read-head.ts';
import { readTown } from './read-town.ts';

/**
 * Reads province, city, district and town off the front of one Chinese address.
 *
 *   浙江省杭州市余杭区仓前街道听雨路12号
 *   └─────┘└─────┘└─────┘└───────┘└─ detail
 *
 * What stands there is read, never improved: a level that is not written stays unread, a name with several bearers keeps them all, and a
 * city of another province is still the city that was written. Weighing these claims against each other is weigh-levels.ts.
 */
export interface SplitAddress extends LevelClaims {
  /** 高新区, 工业园区 …: written where a district stands and no statutory district. Then also the `district` claim, without bearers. */
  readonly developmentZone: boolean;
  /** Another place than the fields say, at the head of the text: which of the two is meant nobody knows. */
  readonly rival: LevelClaim | null;
  readonly detail: string;
  readonly detailAt: number;
}

/** 收货地址：, 中国, and a post code that leads the line. */
const PREAMBLE =
  /^[\s,，。:：;；"'“”【（(]*(?:(?:请|麻烦|烦请|劳烦|帮[我忙]?)?[您你]?(?:配?送|寄|发|派送|快递)[货件]?(?:[到至往去]|给我?)(?:这里|此处|以下|如下)?\s*[:：]?\s*)?(?:我?家?的?(?:收货|收件|详细|联系|所在|快递|家庭|公司|寄件|寄|新|发到这个)*(?:地址|地区)(?:是|为|在|改[成为到])?\s*[::：]?\s*)*(?:中国(?!人民|银行|建设|农业|工商|移动|联通|电信|石化|石油)|中华人民共和国)?[\s,，]*(?:\d{3}(?:\d{2,3})?(?=\s*\p{Script=Han}{2,8}[省市]))?/u;
const ZONE =
  /^[^\d\s路街巷弄号A-Za-z]{0,8}?(?:经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|旅游度假区|度假区|开发区|高新技术产业园区|工业园区|产业园区|高新区|经开区|自贸区|保税区|新城区|航空港(?:经济综合实验)?区|示范区|管理区|天府新区|两江新区|新区)/u;

/** Where an address begins behind words that only announce it. */
export const headOf = (text: string): number => gapAfter(text, PREAMBLE.exec(text)?.[0].length ?? 0);

const levelOf = (bearers: readonly Division[]): DivisionLevel =>
  bearers.some(({ level }) => level === 'district') ? 'district' : bearers.some(({ level }) => level === 'city') ? 'city' : 'province';

/** 吉林 before 昌邑区 is 吉林市 and not the province. */
function asCity(text: string, bearers: readonly Division[], last: readonly Division[]): readonly Division[] {
  const cities = last.flatMap((one) => (one.level === 'district' && one.parent !== null && one.parent.shortName === text ? [one.parent] : []));
  return cities.length > 0 && bearers.every(({ level }) => level === 'province') ? cities : bearers;
}

/** Sorts what was read into the levels; a second name of one level moves down where something may stand there. */
function sortByLevel(names: readonly NameRead[]): { readonly [level in DivisionLevel]: LevelClaim | null } {
  const slots: { [level in DivisionLevel]: LevelClaim | null } = { province: null, city: null, district: null };
  const last = names.at(-1)?.bearers ?? [];
  const hasCity = names.some(({ bearers }) => bearers.some(({ level }) => level === 'city'));
  for (const { text, at, kind, bearers, renamed, mend } of names) {
    const meant = bearers.filter((bearer) => last.some((one) => isWithin(one, bearer)));
    const own = kind === 'short' && !hasCity ? asCity(text, meant.length > 0 ? meant : bearers, last) : meant.length > 0 ? meant : bearers;
    const level = levelOf(own);
    // 北京市北京市, and 四川省重庆市 from times before 1997.
    const slot: DivisionLevel = level === 'province' && slots.province !== null && own.some(isMunicipality) ? 'city' : level;
    slots[slot] ??= { text, at, kind, bearers: own, renamed, mend };
  }
  return slots.city === null && slots.district !== null ? { ...slots, ...partedZone(slots.district) } : slots;
}

/** 秦皇岛市经济技术开发区 is the official name of the zone and, on a parcel, the city and 经济技术开发区 in it. */
function partedZone(district: LevelClaim): { readonly city?: LevelClaim; readonly district: LevelClaim } {
  const [only] = district.bearers;
  const city = only?.parent ?? null;
  if (city === null || city.unwritten || district.bearers.length > 1 || district.text.length - city.name.length < 3 || !district.text.startsWith(city.name))
    return { district };
  return {
    city: { ...district, text: city.name, kind: 'full', bearers: [city] },
    district: { ...district, text: district.text.slice(city.name.length), at: district.at + city.name.length, kind: 'zone' },
  };
}

const NOTHING_READ = { province: null, city: null, district: null, town: null, developmentZone: false, rival: null, detailAt: 0 } as const;
/** Before a name: what only announces an address, a gap, or a level that is written and claims nothing. */
const LEADS_IN = /^[\s,，、/|>·。.:：;；_"'“”\-我家的收详联所快公寄新发地中\d市辖省自直县兵生第雄【（([{「]/u;

/** Most addresses have their divisions in fields of their own and begin with a road: one look tells. */
const mayNameLevels = (text: string, districts: readonly Division[], divisions: Divisions): boolean =>
  LEADS_IN.test(text) || divisions.namesAt(text, 0).length > 0 || readTown(text, 0, districts, divisions) !== null;

/** `known` are levels already given in fields of their own; the text may repeat them. */
export function splitLevels(address: string, divisions: Divisions, known: Partial<LevelClaims> = {}): SplitAddress {
  const text = plainText(address, divisions.characters);
  const written = <T extends LevelClaim | null>(read: T): T => (read === null ? read : { ...read, text: address.slice(read.at, read.at + read.text.length) });
  const given = [known.district, known.city, known.province].find((one) => one != null && one.bearers.length > 0)?.bearers ?? [];
  if (known.district != null && isSettled(known.district.bearers) && !mayNameLevels(text, known.district.bearers, divisions))
    return { ...NOTHING_READ, detail: address.trimEnd() };
  const from = headOf(text);
  const read = given.length === 0 ? readHead(text, from, divisions) : new LevelReader(text, divisions).read(from, given);
  const { province, city, district } = sortByLevel(read.names);
  const last = read.names.at(-1)?.bearers ?? given;
  // 西湖区余杭区文一西路: a second district behind the first is as much a rival as one behind the fields.
  const other =
    given.length > 0
      ? readRival(text, from, given, divisions)
      : isSettled(last) && divisions.namesAt(text, read.end).length > 0 && !last.some((one) => divisions.townAt(one, text, read.end) !== '')
        ? readRival(text, read.end, last, divisions, SECOND)
        : null;
  let at = other?.end ?? (read.names.length > 0 ? read.end : from);
  const above = known.city != null && city === null && district === null ? known.city.bearers : last;
  let zone: LevelClaim | null = null;
  const districtless = above.some((one) => one.districtless);
  if (districtless) at = afterUnwritten(text, at);
  if (district === null && known.district == null && above.length > 0 && !districtless) {
    const found = ZONE.exec(text.slice(at, at + 20))?.[0];
    if (found !== undefined && !NAMES_A_THING.test(text.slice(at + found.length, at + found.length + 4))) {
      zone = claim(found, at, []);
      at = gapAfter(text, at + found.length);
    }
  }
  const town = readTown(text, at, other?.rival.bearers ?? (known.district ?? district)?.bearers ?? above, divisions);
  if (town !== null) {
    at = gapAfter(text, at + town.text.length);
    if (text.startsWith('办事处', at)) at = gapAfter(text, at + 3);
  }
  return {
    province: written(province),
    city: written(city),
    district: written(district ?? zone),
    town: written(town),
    developmentZone: zone !== null,
    rival: written(other?.rival ?? null),
    detail: address.slice(at).trimEnd(),
    detailAt: at,
  };
}

/** 江东区, 城北区: quarters of many towns are called so and are no division. 苏州工业园区 lies across the districts of its city, and 新城乡 is a town here as there. */
const SECOND = /^[东西南北中上下新老旧城郊江河湖山海关厢市桥岭口岗前后内外]+[区县市]$|(?:园|开发|新|示范|管理|度假|试验)区$|[乡镇]$/u;

/**
 * Fields say 杭州市西湖区 and the text begins 余杭区文一西路 or 上海市青浦区: two names that belong together, or another district of the same city
 * in full. A single short name is a road's or a shop's. Where the first place stands in the text itself, any district in full is a rival but
 * those that are none `alone`.
 */
function readRival(
  text: string,
  from: number,
  given: readonly Division[],
  divisions: Divisions,
  alone?: RegExp,
): { readonly rival: LevelClaim; readonly end: number } | null {
  if (!given.every(({ level, districtless }) => level === 'district' || districtless)) return null;
  const { names, end } = new LevelReader(text, divisions).read(from);
  const last = names.at(-1);
  if (last === undefined || last.bearers.some((one) => given.some((known) => isWithin(one, known) || isWithin(known, one)))) return null;
  const isSibling = last.bearers.some((one) => given.some(({ parent }) => parent !== null && parent === one.parent));
  const isPath = names.length >= 2 && names.some(({ kind }) => kind === 'full');
  const isWhole =
    last.kind === 'full' &&
    last.text.length >= 3 &&
    (alone === undefined ? isSibling : !alone.test(last.text)) &&
    !/^(?:政府|[路街大])/u.test(text.slice(last.at + last.text.length));
  if (!isPath && !isWhole) return null;
  const meant = isPath || !isSibling ? last.bearers : last.bearers.filter((one) => given.some(({ parent }) => parent === one.parent));
  return { rival: claim(text.slice(names[0]?.at ?? last.at, last.at + last.text.length), names[0]?.at ?? last.at, meant), end };
}

/** The same reading of a field that holds one level only. */
export function claimOf(level: DivisionLevel, field: string, divisions: Divisions, above: readonly Division[]): LevelClaim | null {
  const written = field.trim();
  const text = plainText(written, divisions.characters);
  if (text === '' || /^(?:市辖区|县|(?:省|自治区)直辖(?:县级)?(?:行政)?(?:区划|单位)?)$/u.test(text)) return null;
  const fits = (bearer: Division): boolean => above.length === 0 || above.some((one) => isWithin(bearer, one) || isWithin(one, bearer));
  const names = divisions.namesAt(text, 0).filter(({ name }) => name === text);
  const old = names.filter((match) => match.kind === 'old' && match.level === level);
  const isOld = old.some(({ renamed }) => renamed.some(({ successors }) => successors.some(fits)));
  // 双流县 is what 双流区 was called, and no slip of whoever wrote it.
  const ofLevel = names.filter((match) => match.level === level && match.kind !== 'old' && !(isOld && match.kind === 'variant'));
  for (const { kind, bearers } of ofLevel) if (bearers.some(fits)) return claim(written, 0, bearers.filter(fits), { kind });
  // Municipalities repeat their name in the city field; direct-run counties stand there too.
  if (level === 'city') {
    const municipality = names.filter((match) => match.level === 'province').flatMap(({ bearers }) => bearers);
    if (municipality.some(isMunicipality)) return claim(written, 0, municipality);
    const directRun = names
      .filter((match) => match.level === 'district' && match.kind !== 'old')
      .flatMap(({ bearers }) => bearers)
      .filter(({ parent }) => parent?.unwritten === true && !isMunicipality(provinceOf(parent)));
    if (directRun.length > 0) return claim(written, 0, directRun);
    // Some shops repeat the province where there is no city.
    if (municipality.length > 0) return null;
  }
  for (const { renamed } of old) {
    const bearers = renamed.flatMap(({ successors }) => successors).filter(fits);
    if (bearers.length > 0)
      return claim(written, 0, bearers, { kind: 'old', renamed: renamed.filter(({ successors }) => successors.some((one) => bearers.includes(one))) });
  }
  const elsewhere = ofLevel.find(({ kind, bearers }) => bearers.length > 0 && (kind === 'full' || kind === 'short'));
  if (elsewhere !== undefined) return claim(written, 0, elsewhere.bearers, { kind: elsewhere.kind });
  const [mended] = mendName(text, 0, above, divisions).filter(({ length, division }) => length === text.length && division.every((one) => one.level === level));
  return mended === undefined ? claim(written, 0, []) : claim(written, 0, mended.division, { kind: 'mended', mend: mended.mend });
}
