import { DIRECTIONS, PLACES_INSIDE, ROAD_KINDS, SAINTS, SHORT_DIRECTIONS, STREET_TYPES, TOWNS, UNITS, WEAK_TYPES } from './us-words.ts';
import type { Word } from './us-word-list.ts';

export const ORDINAL = /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|ground|main)$/u;
const isUnitId = ({ key }: Word): boolean => /\d/u.test(key) || key.startsWith('#') || /^[a-z]$/u.test(key) || /^[a-z]-[a-z0-9]$/u.test(key);

export interface StreetEnd {
  readonly at: number;
  /** A word that can hardly be the beginning of a town ended it. */
  readonly sure: boolean;
}

/** Where the street ends: behind its last type, direction, unit or box. Null when no word tells. */
export function streetEnd(all: readonly Word[]): StreetEnd | null {
  let at = 0;
  let sure = false;
  /** A street type or a road's number stands right before. */
  let open = false;
  let n = 0;
  while (n < all.length) {
    const { key } = all[n] as Word;
    const next = all[n + 1];
    const taken = unitEnd(all, n) ?? roadEnd(all, n);
    if (taken !== null) {
      open = !UNITS.has(key) && !key.startsWith('#');
      n = taken;
      at = n;
      sure = true;
      continue;
    }
    if (PLACES_INSIDE.has(key) && sure && (next === undefined || !/^[a-z]{3,}$/u.test(next.key))) [at, open] = [n + 1, false];
    else if (/^(?:floor|fl|flr|level|lvl)$/u.test(key) && ORDINAL.test(all[n - 1]?.key ?? '')) [at, sure, open] = [n + 1, true, false];
    else if (
      STREET_TYPES.has(key) &&
      n > 0 &&
      !isSaint(all, n) &&
      (isEndOfStreet(all, n, at > 0, sure) || (at === n && /^(?:center|ctr|centre)$/u.test(key) && next !== undefined))
    )
      [at, sure, open] = [n + 1, sure || !WEAK_TYPES.has(key) || key === 'st', true];
    else if (
      open &&
      at === n &&
      DIRECTIONS.has(key) &&
      (next === undefined || ((SHORT_DIRECTIONS.has(key) || /^(?:no|so)$/u.test(key) || key.length > 5) && !isTownDirection(all, n)))
    )
      at = n + 1;
    else if (at > 0 && /^\d/u.test(key) && !ORDINAL.test(key)) [at, open] = [n + 1, false];
    n += 1;
  }
  return at === 0 ? null : { at, sure };
}

/** APT 3609, # 204, Unit K: a unit and its sign. */
function unitEnd(all: readonly Word[], from: number): number | null {
  const { key } = all[from] as Word;
  const next = all[from + 1];
  let n = from + 1;
  if (key.startsWith('#')) {
    if (key === '#' && n < all.length) n += 1;
    while (/^\d+$/u.test(all[n]?.key ?? '')) n += 1;
    return n;
  }
  if (!UNITS.has(key) || next === undefined || !(isUnitId(next) || /^(?:code|stop)$/u.test(next.key))) return null;
  while (n < all.length && (isUnitId(all[n] as Word) || /^(?:code|stop|and)$/u.test(all[n]?.key ?? '')) && !startsTown(all, n)) n += 1;
  return n;
}

/** 125 S State Road 7, Highway 16: a road's kind and its number. */
function roadEnd(all: readonly Word[], from: number): number | null {
  const next = all[from + 1]?.key ?? '';
  if (!ROAD_KINDS.has(all[from]?.key ?? '') || !/^(?:\d+[a-z]?|#|no)$/u.test(next)) return null;
  let n = from + 2;
  while (/^(?:\d+[a-z]?|hwy|highway|#)$/u.test(all[n]?.key ?? '')) n += 1;
  return n;
}

/** A weak word ends a street only where nothing stronger does: Park Forest behind Western Ave is a town. */
function isEndOfStreet(all: readonly Word[], n: number, hasEnd: boolean, sure: boolean): boolean {
  const { key } = all[n] as Word;
  if (!WEAK_TYPES.has(key) || key === 'st') return true;
  const rest = all.slice(n + 1);
  if (sure || (hasEnd && rest.length === 0)) return false;
  return !rest.slice(0, 4).some((word) => STREET_TYPES.has(word.key) && (!WEAK_TYPES.has(word.key) || word.key === 'st'));
}

const startsTown = (all: readonly Word[], n: number): boolean => {
  const key = all[n]?.key ?? '';
  const next = all[n + 1];
  return /^[nsew]$/u.test(key) && next !== undefined && /^[a-z]{3,}$/u.test(next.key) && !UNITS.has(next.key);
};
/** ST. LOUIS: the saint of a town near the end, or of a street where nothing is named yet (602 ST THOMAS). */
function isSaint(all: readonly Word[], n: number): boolean {
  const { key } = all[n] as Word;
  const next = all[n + 1];
  if (next === undefined || all[n]?.stops === true) return false;
  if (key === 'st') return SAINTS.has(next.key) || all.slice(0, n).every((word) => /^\d/u.test(word.key) || DIRECTIONS.has(word.key));
  return /^(?:ft|mt|fort|mount|port|lake|pt)$/u.test(key) && all.slice(0, n).some((word) => STREET_TYPES.has(word.key) && !WEAK_TYPES.has(word.key));
}
/** N HANOVER, E Grand Rapids, but SE E Grand Rapids: the last direction before a name is the town's when another one closed the street. */
function isTownDirection(all: readonly Word[], n: number): boolean {
  const next = all[n + 1];
  if (next === undefined || !/^[a-z]{2,}$/u.test(next.key)) return false;
  const tail = all
    .slice(n)
    .map(({ key }) => key)
    .join(' ');
  const before = all[n - 1]?.key ?? '';
  // N E is one direction written as two words.
  const isCompound = /^[ns]$/u.test(before) && /^[ew]$/u.test(all[n]?.key ?? '');
  return TOWNS.includes(tail) || (DIRECTIONS.has(before) && !isCompound) || (all[n]?.key.length ?? 0) > 2;
}
