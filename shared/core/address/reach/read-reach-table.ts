import { countryCode } from '../divisions/countries.ts';
import { divisionPath, type Division } from '../divisions/division.ts';
import type { Divisions } from '../divisions/divisions.ts';
import { adcodeOf } from '../chinese/parse-chinese.ts';
import { rankDivisions } from '../chinese/rank-divisions.ts';
import { readRecipient } from '../chinese/read-recipient.ts';
import { emptyRecipient } from '../../order/recipient.ts';

/**
 * A carrier's table of places, as its sales desk sends it: a place a line, in words or codes, with or without a word on what holds there.
 *
 *   西藏自治区                        54                      the whole region
 *   河南省平顶山市叶县任店镇,不派送      410422 任店镇, 不派送     one town
 *   新疆,偏远                         65, remote              served, later or dearer
 *   US                              HK                      a country
 */
export type PlaceReach = 'unserved' | 'remote';
export interface ReachPlace {
  /** As carrier-reach.ts keeps it. */
  readonly place: string;
  /** In words: 河南省平顶山市叶县 任店镇; a country stays its code. */
  readonly name: string;
  readonly reach: PlaceReach;
}
export interface ReachTable {
  readonly places: readonly ReachPlace[];
  /** Lines nobody could place, counted from 1. */
  readonly unread: readonly { readonly row: number; readonly text: string }[];
}

/** More than any carrier's table has; the rest is said to be unread. */
const MOST_ROWS = 2000;
const UNSERVED = /不派|不送|不到|不通|停发|超区|拒收|禁发|unserved|not? serv|no (?:delivery|service)|excluded/iu;
const REMOTE = /偏远|偏派|边远|加收|加价|延时|remote|surcharge|extended/iu;
const HEADING = /^(?:省|省份|地区|区域|地址|地点|目的地|place|region|area|destination|province)$/iu;
const CODE = /^(?<code>\d{2}|\d{4}|\d{6})(?:\s+(?<town>\p{Script=Han}{2,12}))?$/u;

/** 54 for a region, 6501 for a prefecture, six digits for a county. */
const shortCode = (division: Division): string => division.code.slice(0, { province: 2, city: division.districtless ? 6 : 4, district: 6 }[division.level]);

/** In words, for a person to check; null for a code no division bears. */
export function reachPlaceName(place: string, divisions: Divisions): string | null {
  const found = CODE.exec(place)?.groups;
  if (found === undefined) return countryCode(place) === place ? place : null;
  const division = divisions.withCode((found['code'] ?? '').padEnd(6, '0'));
  return division === undefined ? null : [divisionPath(division), found['town'] ?? ''].filter((part) => part !== '').join(' ');
}

function readPlace(text: string, divisions: Divisions): string | null {
  if (CODE.test(text)) return reachPlaceName(text, divisions) === null ? null : text.replace(/\s+/gu, ' ');
  const isHan = /\p{Script=Han}/u.test(text);
  const country = countryCode(text);
  // 香港 and 台湾 are places of their own for a carrier; 中国 with them is the mainland.
  if (country !== '') return country;
  if (!isHan) return null;
  const reading = readRecipient({ ...emptyRecipient, detail: text }, divisions);
  const { status, division } = rankDivisions(reading, divisions);
  if (division === null || (status !== 'ok' && status !== 'incomplete')) return null;
  const town = reading.town?.text ?? '';
  // What is left over is no place this table can name: better unread than a whole county left out by mistake.
  if (reading.detail.trim() !== '' || adcodeOf(division) === '') return null;
  return town === '' ? shortCode(division) : `${adcodeOf(division)} ${town}`;
}

/** `otherwise` is what holds where a line does not say. */
export function readReachTable(text: string, otherwise: PlaceReach, divisions: Divisions): ReachTable {
  const places = new Map<string, ReachPlace>();
  const unread: { row: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const cells = line
      .split(/[,，;；\t|]/u)
      .map((cell) => cell.trim().replaceAll(/^"|"$/gu, ''))
      .filter((cell) => cell !== '');
    const [first] = cells;
    if (first === undefined || (index === 0 && HEADING.test(first))) continue;
    const words = cells.filter((cell) => UNSERVED.test(cell) || REMOTE.test(cell));
    const reach = words.some((word) => UNSERVED.test(word)) ? 'unserved' : words.length > 0 ? 'remote' : otherwise;
    const written = cells.filter((cell) => !words.includes(cell));
    const place = places.size >= MOST_ROWS ? null : (readPlace(written.join(' '), divisions) ?? readPlace(written.join(''), divisions));
    if (place === null) unread.push({ row: index + 1, text: line.trim().slice(0, 80) });
    else places.set(place, { place, name: reachPlaceName(place, divisions) ?? place, reach });
  }
  return { places: [...places.values()], unread };
}
