import type { Recipient } from '../../order/recipient.ts';
import { usStateCode } from '../../postcode/us-states.ts';
import { countryCode } from '../divisions/countries.ts';
import { readEastern } from './read-eastern.ts';
import { isRegion } from './region-names.ts';

/** The parts of an address abroad, from the fields where the order had them, else from the end of its one text. */
export interface ForeignReading {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** Place of the post code in the detail field, when it was found there. */
  readonly postcodeSpan: readonly [start: number, end: number] | null;
  /** The order gave the parts in fields of their own, so an empty one is really empty. */
  readonly structured: boolean;
}

/** A post code or something meant to be one, at the end or the front of a line. */
const TAILS: Readonly<Record<string, RegExp>> = {
  US: /^(?<city>.*?)[\s,]*\b(?<state>[A-Za-z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+(?<code>[\dO]{4,5}(?:-\d{4})?)$/u,
  CA: /^(?<city>.*?)[\s,]*\b(?<state>[A-Z]{2})?\s*(?<code>[A-Z]\d[A-Z]\s?[\dO][A-Z]\d)$/iu,
  AU: /^(?<city>.*?)[\s,]+(?<state>NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+(?<code>\d{3,4})$/iu,
  GB: /^(?<city>.*?)[\s,]*\b(?<code>[A-Z]{1,2}[\dOI][A-Z\dO]?\s*[\dOI][A-Z]{2}|GIR 0AA)$/iu,
  IE: /^(?<city>.*?)[\s,]*\b(?<code>[A-Z][\dO]{2}\s?[A-Z\d]{3,4})$/iu,
  NL: /^(?<code>\d{4}\s?[A-Z]{2})\s+(?<city>.+)$/u,
  JP: /^(?<city>[^\d〒]*?)\s*〒?\s*(?<code>\d{3}-\d{3,4})$/u,
};
const CODE_FIRST = /^(?:[A-Z]{1,3}-)?(?<code>\d{2,3}[ -]?\d{2,3}|\d{4})\s+(?<city>\p{L}.*)$/u;
const CODE_LAST = /^(?<city>\p{L}.*?)[\s,]+(?<code>\d{4,6}|\d{5}-\d{3,4})$/u;
/** Hauptstraße 5 10115 Berlin: nothing between street and code but that the code has the length of one. */
const IN_ONE: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [
    [String.raw`\d{5}`, 'DE FR IT ES FI EE HR LT'],
    [String.raw`\d{4}`, 'AT CH BE DK NO LU HU SI BG LV'],
    [String.raw`\d{4}\s?[A-Z]{2}`, 'NL'],
    [String.raw`\d{2}-\d{3}`, 'PL'],
    [String.raw`\d{3}\s?\d{2}`, 'SE CZ SK GR'],
  ].flatMap(([code = '', countries = '']) =>
    countries
      .split(' ')
      .map((country) => [country, new RegExp(String.raw`^(?<street>.*?\p{L}.*?)\s+(?:[A-Z]{1,3}-)?(?<code>${code})\s+(?<city>\p{L}[^\d]*)$`, 'u')] as const),
  ),
);
const ONLY_CODE = /^(?<city>)(?<code>(?=.*\d)[A-Z\d][A-Z\d -]{2,9})$/u;

/** No address is longer; what is, is a text of another kind, and expressions over it would take minutes. */
const LONGEST = 2000;

export function readForeign(recipient: Recipient, country: string): ForeignReading {
  const structured = recipient.city.trim() !== '' || recipient.postcode.trim() !== '';
  const written: ForeignReading = {
    street: recipient.detail.trim(),
    city: recipient.city.trim(),
    state: recipient.province.trim(),
    postcode: recipient.postcode.trim(),
    postcodeSpan: null,
    structured,
  };
  if (structured || recipient.detail.length > LONGEST) return written;

  const eastern = readEastern(recipient.detail, country);
  if (eastern !== null) return { ...eastern, structured };
  const parts = recipient.detail
    .split(/[,，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1 && countryCode(parts.at(-1) ?? '') !== '') parts.pop();
  // Osaka 530-0001 Japan
  parts.push((parts.pop() ?? '').replace(/\s+(?:\p{L}+ )?\p{L}+$/u, (said) => (countryCode(said) === country ? '' : said)));
  const shapes = [TAILS[country], CODE_FIRST, CODE_LAST, ONLY_CODE].filter((shape) => shape !== undefined);
  for (let n = parts.length - 1; n >= Math.max(1, parts.length - 3); n -= 1) {
    for (const shape of shapes) {
      const groups = shape.exec(parts[n] ?? '')?.groups;
      const code = groups?.['code'];
      if (code === undefined) continue;
      const state = groups?.['state'] ?? '';
      if (country === 'US' && state !== '' && usStateCode(state) === null) continue;
      const at = recipient.detail.lastIndexOf(code);
      const cityHere = groups?.['city']?.trim() ?? '';
      const before = parts.slice(0, n);
      const city = cityHere !== '' ? cityHere : before.length > 1 ? (before.pop() ?? '') : '';
      const behind = parts.slice(n + 1).find((part) => isRegion(country, part)) ?? '';
      const read = { street: before, city, state: state || behind || written.state };
      return { ...withRegion(read, country), postcode: code, postcodeSpan: [at, at + code.length], structured };
    }
  }
  const [alone = ''] = parts;
  const groups = parts.length === 1 ? IN_ONE[country]?.exec(alone)?.groups : undefined;
  if (groups !== undefined) {
    const { street = '', code = '', city = '' } = groups;
    const at = recipient.detail.lastIndexOf(code);
    return { ...withRegion({ street: [street], city, state: written.state }, country), postcode: code, postcodeSpan: [at, at + code.length], structured };
  }
  const last = parts.length > 1 ? (parts.pop() ?? '') : '';
  return { ...written, ...withRegion({ street: parts, city: last, state: written.state }, country) };
}

/** An emirate stands where others write their town. */
const WITHOUT_TOWNS: ReadonlySet<string> = new Set(['AE']);

interface Unparted {
  readonly street: readonly string[];
  readonly city: string;
  readonly state: string;
}

/** São Paulo - SP, Roma RM, Curitiba | PR: the region parted from its town, where it stands beside or in place of it. */
function withRegion({ street, city, state }: Unparted, country: string): Pick<ForeignReading, 'street' | 'city' | 'state'> {
  const parted = { street: street.join(', '), city, state };
  if (state !== '') return parted;
  if (WITHOUT_TOWNS.has(country) && isRegion(country, city)) return { ...parted, city: '', state: city };
  const beside = /^(?<town>.*\p{L}.*?)(?:\s*[-–/]\s*|\s+\(?)(?<region>\p{L}[\p{L}.]*(?: \p{L}[\p{L}.]*){0,3})\)?$/u.exec(city)?.groups;
  if (beside !== undefined && isRegion(country, beside['region'] ?? '')) return { ...parted, city: beside['town'] ?? '', state: beside['region'] ?? '' };
  const town = street.at(-1) ?? '';
  return street.length > 1 && isRegion(country, city) && !/\d/u.test(town) ? { street: street.slice(0, -1).join(', '), city: town, state: city } : parted;
}
