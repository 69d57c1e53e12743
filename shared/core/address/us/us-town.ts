import { streetEnd } from './us-street-end.ts';
import { DIRECTIONS, PLACES_INSIDE, STREET_TYPES, TOWNS, UNITS, WEAK_TYPES } from './us-words.ts';
import { cutAt, type Cut, type Word } from './us-word-list.ts';

/** The town in front of the state: behind the last comma, or behind the end of the street. */
export function cutTown(all: readonly Word[]): Cut {
  let lastStop = all.slice(0, -1).findLastIndex(({ stops }) => stops);
  // Unit K, L Cedar Rapids
  while (lastStop >= 0 && lastStop < all.length - 2 && /^[a-df-mo-rt-vx-z]$/u.test(all[lastStop + 1]?.key ?? '')) lastStop += 1;
  const [head, segment] = [all.slice(0, lastStop + 1), all.slice(lastStop + 1)];
  // 1105 Bolton Road, NW Atlanta
  if (head.length > 0 && /^[ns][ew]$/u.test(all[lastStop + 1]?.key ?? '') && segment.length > 1) return cutAt(all, lastStop + 2);
  const cutFrom = (at: number): Cut => cutAt(all, head.length + at);
  const end = streetEnd(segment);
  const isWords = !segment.some(({ key }) => /\d|^#/u.test(key)) && !UNITS.has(segment[0]?.key ?? '');
  if (isWords && (end === null || !end.sure || (lastStop >= 0 && streetEnd(head) !== null))) return cutFrom(0);
  const isFar = end !== null && end.sure && segment.length - end.at > 4;
  const known = end?.sure === true && !isFar ? 0 : knownTown(segment, isFar ? end.at : 0);
  if (known > 0) return cutFrom(segment.length - known);
  if (end !== null && end.at < segment.length) return cutFrom(end.at);
  // No type of street at all: the number and one name, then the town.
  const from = DIRECTIONS.has(segment[1]?.key ?? '') ? 3 : 2;
  if (end === null && lastStop < 0 && /^\d/u.test(segment[0]?.key ?? '') && segment.length > from) return cutFrom(from);
  return end === null && isWords ? cutFrom(0) : { value: '', rest: all };
}

/** How many words at the end are a town everybody knows. */
export function knownTown(segment: readonly Word[], from: number): number {
  for (const size of [3, 2, 1]) {
    if (segment.length <= size || segment.length - size < from) continue;
    if (
      TOWNS.includes(
        segment
          .slice(-size)
          .map(({ key }) => key)
          .join(' '),
      )
    )
      return size;
  }
  return 0;
}

/** Only a street: a town is read where one is known to everybody or stands behind a finished street. */
export function townWithoutState(all: readonly Word[]): Cut {
  const end = streetEnd(all);
  const isPlain = (tail: readonly Word[]): boolean =>
    tail.length > 0 &&
    tail.length <= 3 &&
    tail.every(
      ({ key }) =>
        /^[a-z]{3,}$/u.test(key) && !UNITS.has(key) && !PLACES_INSIDE.has(key) && (!STREET_TYPES.has(key) || WEAK_TYPES.has(key)) && !DIRECTIONS.has(key),
    );
  const lastStop = all.slice(0, -1).findLastIndex(({ stops }) => stops);
  if (lastStop >= 0 && isPlain(all.slice(lastStop + 1)) && streetEnd(all.slice(0, lastStop + 1))?.sure === true) return cutAt(all, lastStop + 1);
  const known = knownTown(all, end?.sure === true ? end.at : 2);
  const named = all.slice(1, -known).some(({ key }) => !DIRECTIONS.has(key) && key !== 'st');
  if (known > 0 && (end?.sure === true || (/^\d/u.test(all[0]?.key ?? '') && named))) return cutAt(all, all.length - known);
  return end !== null && end.sure && isPlain(all.slice(end.at)) && /^[a-z]{4,}$/u.test(all[end.at]?.key ?? '') ? cutAt(all, end.at) : { value: '', rest: all };
}
