import type { Recipient } from '../../order/recipient.ts';
import { countryCode } from '../divisions/countries.ts';
import { PO_BOX } from '../detail/detail-patterns.ts';
import { readForeign } from './read-foreign.ts';

/** An address abroad as house and door: 12 Elm Street, Apt 4B · Flat 3, 27 Park Road · 5/12 King St · Rua Augusta 1200, apto 51. */
export interface ForeignHouse {
  /** The same for every way of writing the house: number and street in lower case, types of streets shortened, without its door. */
  readonly key: string;
  /** As it stands in this address. */
  readonly written: string;
  /** What any address of the house has in it: the house without the type of its street. */
  readonly words: string;
  /** Numbers and letters of the door behind it (apt 4b and #4B are one door); empty where none is named. */
  readonly door: string;
  /** Something else is named beside the house (a company, a shop, a house with a name): it is found without a door. */
  readonly hasMore: boolean;
}

/** Countries whose addresses are read elsewhere, or name their doors by position alone (1-19-11). */
const OTHERWISE: ReadonlySet<string> = new Set(['', 'CN', 'HK', 'MO', 'TW', 'JP', 'KR']);

/** What a door is called, in the languages of the countries parcels go to. */
const UNIT =
  'apt|apartment|unit|flat|suite|ste|room|rm|floor|flr?|penthouse|ph|bldg|building|block|tower|lot|spc|trlr|' +
  'whg|wohnung|top|og|eg|etage|étage|appt|appartement|bât|bâtiment|esc|escalier|int|interno|scala|piso|puerta|pta|planta|' +
  'apto|apartamento|ap|sala|bloco|bl|casa|andar|bus|boite|boîte|lgh|mieszkanie|lokal|kv|byt';
const NUMBER = String.raw`\s*(?:#|nr?\.?|no\.?)?\s*(?:\d[\p{L}\d/-]*|\p{L}(?:-?\d+)?)`;
/** A part of its own that names a door wherever it stands. */
const UNIT_PART = new RegExp(String.raw`^(?:#\s*[\p{L}\d-]+|(?:${UNIT})\b\.?${NUMBER})$`, 'iu');
/** Behind a house shorter words do: 3. OG, 3º B, 4B, 12. */
const DOOR_PART = /^(?:\d+\s*[.ºª°]?\s*(?:og|eg|stock|etage|étage|piso|floor|fl|\p{L})?\.?(?:\s+\p{L}\d?)?|\p{L}\d{1,4})$/iu;
const UNIT_INSIDE = new RegExp(String.raw`[\s,]+(?:#\s*\p{L}?\d.*|(?:${UNIT})\b\.?\s*(?:#|nr?\.?|no\.?)?\s*(?:\d.*|\p{L}(?:-?\d.*)?)?)$`, 'iu');
/** Flat 3, 27 Park Road and Flat 3 27 Park Road. */
const UNIT_BEFORE = new RegExp(String.raw`^(?:${UNIT})\b\.?\s*(?<door>\d+\p{L}?|\p{L})[\s,]+(?=\d)`, 'iu');
/** Unit 5 of number 12: 5/12 King St. */
const SLASH = /^(?<door>\d{1,4}\p{L}?)\s*\/\s*(?=\d+\p{L}?\s+\p{L})/u;

const SHORT: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  terrace: 'ter',
  highway: 'hwy',
  parkway: 'pkwy',
  close: 'cl',
  crescent: 'cres',
};
const TYPE_AT_END = new RegExp(String.raw`\s+(?:${[...Object.keys(SHORT), ...Object.values(SHORT)].join('|')})\.?$`, 'iu');
const shorten = (word: string): string => SHORT[word] ?? word.replace(/stra(?:ß|ss)e$/u, 'str').replace(/str\.$/u, 'str');
const keyOf = (house: string): string =>
  house
    .toLowerCase()
    .normalize('NFKC')
    .split(/[\s,]+/u)
    .map((word) => shorten(word.replace(/\.$/u, '')))
    .filter((word) => word !== '')
    .join(' ');

const NUMBER_ONLY = /^(?:nr?\.?|nº|no\.?)?\s*\d+\s?\p{L}?$/iu;
/** A house stands on a line with its number and its street. */
const isHouse = (part: string): boolean => /\d/u.test(part) && /\p{L}{3}/u.test(part);

export function readForeignHouse(recipient: Recipient): ForeignHouse | null {
  const country = countryCode(recipient.country);
  if (OTHERWISE.has(country) || recipient.detail.length > 300 || PO_BOX.test(recipient.detail)) return null;
  const doors: string[] = [];
  const keep = (door: string): string => {
    doors.push(
      ...(door
        .toLowerCase()
        .replaceAll(/[ºª°]/gu, ' ')
        .match(/\d[\p{L}\d]*|(?<!\p{L})\p{L}(?!\p{L})/gu) ?? []),
    );
    return '';
  };
  let house = '';
  let words = '';
  let more = 0;
  /** Rua Augusta, 1200: a street that waits for its number. */
  let street = '';
  for (const written of readForeign(recipient, country).street.split(/[,;\n]+|\s[-–]\s/u)) {
    const part = written.trim().replace(UNIT_BEFORE, keep).replace(SLASH, keep);
    if (part === '') continue;
    if (UNIT_PART.test(part) || (house !== '' && DOOR_PART.test(part))) keep(part);
    else if (house === '' && street !== '' && NUMBER_ONLY.test(part)) {
      house = `${street} ${part}`;
      words = street;
      more -= 1;
    } else {
      const cut = part.replace(UNIT_INSIDE, keep).trim();
      if (house === '' && isHouse(cut)) {
        house = cut;
        words = cut.replace(TYPE_AT_END, '');
      } else {
        street = cut;
        more += 1;
      }
    }
  }
  if (house === '' || house.length > 80) return null;
  return { key: keyOf(house), written: house, words, door: doors.join(' '), hasMore: more > 0 || recipient.company.trim() !== '' };
}

/** Two addresses of one town: by the post code where both have one, else by the name. */
export function isSameTown(a: Recipient, b: Recipient): boolean {
  const country = countryCode(a.country);
  if (country !== countryCode(b.country)) return false;
  const [one, other] = [readForeign(a, country), readForeign(b, country)];
  const code = (text: string): string => text.replaceAll(/[\s-]/gu, '').toUpperCase().slice(0, 5);
  if (one.postcode !== '' && other.postcode !== '') return code(one.postcode) === code(other.postcode);
  return one.city.trim().toLowerCase() === other.city.trim().toLowerCase();
}
