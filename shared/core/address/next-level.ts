import type { Division, Divisions } from './divisions.ts';

/*
 * A short name is one only if what follows can follow it. Whether 石家庄桥西区 names a bridge or a district, 济南市中区 a 市 or a 市中区, and
 * 本溪满族自治县 a city or a county, the next level tells: it is a division with its full name, and a child of what was just read.
 */

const liesUnder = (division: Division, ancestors: readonly Division[]): boolean =>
  ancestors.some((ancestor) => division.parent === ancestor || division.parent?.parent === ancestor);

/** The length of the full name of a city or district under `above` that stands at `at`; 0 where none does. */
export function nextLevelAt(divisions: Divisions, text: string, at: number, above: readonly Division[]): number {
  const lengths = (['city', 'district'] as const).map((level) => {
    const match = divisions.fullNameAt(level, text, at);
    return match !== null && match.bearers.some((bearer) => liesUnder(bearer, above)) ? match.name.length : 0;
  });
  return Math.max(...lengths);
}

/** The next level follows, or a city's short name with the level after it: 江苏 in 江苏镇江京口区, not in 江苏镇江路12号. */
export function levelsFollow(divisions: Divisions, text: string, at: number, above: readonly Division[]): boolean {
  if (nextLevelAt(divisions, text, at, above) > 0) return true;
  const city = divisions.shortNameAt('city', text, at);
  const cities = city?.bearers.filter((bearer) => liesUnder(bearer, above)) ?? [];
  return city !== null && nextLevelAt(divisions, text, at + city.name.length, cities) > 0;
}

/** 济南 in 济南市中区, of 济南市: the cut after which a district of the city begins, where none begins after the full name. */
export function cutBeforeDistrict(divisions: Divisions, text: string, at: number, name: string, bearers: readonly Division[]): string | null {
  const short = name.slice(0, -1);
  if (!name.endsWith('市') || nextLevelAt(divisions, text, at + name.length, bearers) > 0) return null;
  return nextLevelAt(divisions, text, at + short.length, bearers) > 0 ? short : null;
}

/** 吉林昌邑区 and 海南共和县 name a city that is called like a province; 海南藏族自治州 is one by its full name. */
export function isCityCalledLikeProvince(divisions: Divisions, text: string, at: number, short: string): boolean {
  const full = divisions.fullNameAt('city', text, at);
  if (full !== null && full.name.length > short.length && full.name.startsWith(short)) return true;
  const namesakes = divisions.named('city', short);
  return namesakes.length > 0 && nextLevelAt(divisions, text, at + short.length, namesakes) > 0;
}
