import { usStateCode } from '../../postcode/us-states.ts';
import { statesOfZip } from '../../postcode/us-zip3.ts';
import { cutRecipient } from './us-recipient.ts';
import { streetEnd, ORDINAL } from './us-street-end.ts';
import { cutTown, knownTown, townWithoutState } from './us-town.ts';
import { DIRECTIONS, STREET_TYPES, WEAK_TYPES } from './us-words.ts';
import { say, words, type Cut, type Word } from './us-word-list.ts';

/**
 * Reads an American address from its end: country, ZIP code, state, town; what is left is the street. Names of the parts are those of
 * libaddressinput. A part that is not written is empty and nothing is made up.
 *
 *   901 Janesville Ave PO Box 901  Ft Atkinson  WI                  53538
 *   addressLines                   locality     administrativeArea  postalCode
 */
export interface UsAddress {
  readonly recipient: string;
  readonly addressLines: readonly string[];
  readonly locality: string;
  readonly administrativeArea: string;
  readonly postalCode: string;
}

function cutCountry(all: readonly Word[]): readonly Word[] {
  for (const size of [4, 3, 2, 1]) {
    const tail = all
      .slice(-size)
      .map(({ key }) => key)
      .join(' ');
    if (all.length > size && /^(?:usa?|united states(?: of america)?|america)$/u.test(tail)) return all.slice(0, -size);
  }
  return all;
}

function cutZip(all: readonly Word[]): Cut {
  const [last, before] = [all.at(-1), all.at(-2)];
  const key = last?.key ?? '';
  const beforeKey = before?.key ?? '';
  const isState = (word: Word | undefined): boolean => word !== undefined && usStateCode(word.key) !== null;
  if (/^\d{4}$/u.test(key) && /^\d{5}$/u.test(beforeKey) && all.length > 2) return { value: `${beforeKey}-${key}`, rest: all.slice(0, -2) };
  // A code broken in two, and one that lost its zero in a spreadsheet, stand behind a state.
  if (/^\d{2}$/u.test(key) && /^\d{3}$/u.test(beforeKey) && isState(all.at(-3))) return { value: `${beforeKey} ${key}`, rest: all.slice(0, -2) };
  // 98O52: a letter that looks like a digit, behind a state.
  const isTyped = /^(?=(?:\D?\d){3})[\doil]{5}$/u.test(key) && /\D/u.test(key) && isState(before);
  const isZip = isTyped || /^\d{5}(?:-?\d{4})?$/u.test(key) || (/^\d{4}$/u.test(key) && isState(before));
  return isZip && (all.length > 1 || statesOfZip(key).length > 0) && !isBoxNumber(all)
    ? { value: last?.text.replaceAll(/[.,]/gu, '') ?? '', rest: all.slice(0, -1) }
    : { value: '', rest: all };
}

/** POB 19060 */
const isBoxNumber = (all: readonly Word[]): boolean =>
  /^(?:pob|box|lockbox|drawer)$/u.test(all.at(-2)?.key ?? '') || (all.at(-2)?.key === '#' && /box/u.test(all.at(-3)?.key ?? ''));

function cutState(all: readonly Word[], hasZip: boolean): Cut {
  for (const size of [4, 3, 2, 1]) {
    if (all.length < size || (all.length === size && !hasZip)) continue;
    const tail = all.slice(-size);
    // "Salt Lake City, Utah" but never across a comma: the state is one piece.
    if (tail.slice(0, -1).some(({ stops }) => stops)) continue;
    const written = tail.map(({ key }) => key).join(' ');
    if (usStateCode(written) === null && written !== 'district of columbia') continue;
    const before = all.slice(0, -size);
    // New York and Washington are towns as well: "260 5th av new york" names one place.
    if (!hasZip && size > 1 && before.length > 0 && /^(?:new york)$/u.test(written) && before.at(-1)?.stops !== true && !looksLikeTown(before.at(-1))) continue;
    if (!hasZip && size === 1 && written === 'washington') continue;
    // 3719 Old Alabama is a street.
    if (!hasZip && written.length > 2 && before.at(-1)?.stops !== true && !endsInTown(before)) continue;
    if (
      !hasZip &&
      size === 1 &&
      written.length === 2 &&
      before.at(-1)?.stops !== true &&
      STREET_TYPES.has(written) &&
      (!looksLikeTown(before.at(-1)) || !before.some(({ key }) => key.startsWith('#') || (STREET_TYPES.has(key) && !WEAK_TYPES.has(key))))
    )
      continue;
    if (!hasZip && size === 1 && (DIRECTIONS.has(written) || (written === 'fl' && ORDINAL.test(before.at(-1)?.key ?? '')))) continue;
    return { value: say(tail), rest: withoutSameState(before, usStateCode(written)) };
  }
  return { value: '', rest: all };
}

/** Roswell, Georgia, GA 30075: the state said twice is one. */
function withoutSameState(before: readonly Word[], state: string | null): readonly Word[] {
  const last = before.at(-1);
  return state !== null &&
    last !== undefined &&
    before.length > 1 &&
    usStateCode(last.key) === state &&
    last.stops &&
    last.key !== 'washington' &&
    last.key !== 'ny'
    ? before.slice(0, -1)
    : before;
}

function endsInTown(before: readonly Word[]): boolean {
  const end = streetEnd(before);
  return knownTown(before, 0) > 0 || !/^\d/u.test(before[0]?.key ?? '') || (end !== null && end.sure && end.at < before.length);
}

const looksLikeTown = (word: Word | undefined): boolean =>
  word !== undefined && /^[a-z]{4,}$/u.test(word.key) && !STREET_TYPES.has(word.key) && !DIRECTIONS.has(word.key);
export function parseUs(text: string): UsAddress {
  const all = cutCountry(words(text));
  const zip = cutZip(all);
  const state = cutState(zip.rest, zip.value !== '');
  const isPlaced = zip.value !== '' || state.value !== '';
  const town = isPlaced ? cutTown(state.rest) : townWithoutState(state.rest);
  const { recipient, street } = cutRecipient(town.rest);
  const lines = street
    .map(({ text: word, stops }) => word.replace(/,$/u, '') + (stops ? '\n' : ' '))
    .join('')
    .split('\n')
    .map((line) => line.trim().replace(/^,\s*|[,]$/gu, ''))
    .filter((line) => line !== '');
  return { recipient, addressLines: lines, locality: town.value, administrativeArea: state.value, postalCode: zip.value };
}
