import { DIRECTIONS, ROAD_KINDS, STREET_TYPES, UNITS, WEAK_TYPES } from './us-words.ts';
import { say, type Word } from './us-word-list.ts';

const FIRM = /\b(?:inc|llc|corp|company|co|university|college|hospital|school|church|department of|office of|insurance|services?|attn|c\/o)\b/iu;
const IN_CARE = /^(?:c\/o|c\.?o|attn|attention)[:.]?$/iu;
const HOUSE = /^(?:airport|building|bldg|tower|towers|plaza|mall|center|centre|hotel|the|house|hall|condo|condominium|complex|terminal|station|office)$/u;
const NUMBER_WORD = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|fifty|hundred)$/u;

interface Parted {
  readonly recipient: string;
  readonly street: readonly Word[];
}

/** Who lives there, where it can be told from the street: in front of the house number, or behind c/o and attn. */
export function cutRecipient(all: readonly Word[]): Parted {
  const care = all.findIndex(({ text }) => IN_CARE.test(text.replace(/,$/u, '')));
  if (care > 0 && !all.slice(care).some(({ key }) => /\d/u.test(key))) return { recipient: say(all.slice(care)), street: all.slice(0, care) };
  const number = all.findIndex(({ key }, n) => /^\d/u.test(key) || (/^(?:po|pob|p)$/u.test(key) && n > 0));
  if (number < 0) return care === 0 || (FIRM.test(say(all)) && !/\d/u.test(say(all))) ? { recipient: say(all), street: [] } : { recipient: '', street: all };
  const head = all.slice(0, number);
  const isStreetWord = ({ key }: Word): boolean =>
    (STREET_TYPES.has(key) && !WEAK_TYPES.has(key)) ||
    UNITS.has(key) ||
    ROAD_KINDS.has(key) ||
    DIRECTIONS.has(key) ||
    NUMBER_WORD.test(key) ||
    HOUSE.test(key) ||
    key.startsWith('#') ||
    key.length < 2;
  const isSomebody = head.length > 0 && !/\d/u.test(say(head)) && (care === 0 || FIRM.test(say(head)) || !head.some(isStreetWord));
  return isSomebody && all.length > number + 1 ? { recipient: say(head), street: all.slice(number) } : { recipient: '', street: all };
}
