import type { Recipient } from '../order/recipient.ts';
import { usStateCode } from '../postcode/us-states.ts';
import { countryCode } from './countries.ts';

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
  JP: /(?<city>)(?<code>\d{3}-\d{3,4})/u,
};
const CODE_FIRST = /^(?:[A-Z]{1,3}-)?(?<code>\d{2,3}[ -]?\d{2,3}|\d{4})\s+(?<city>\p{L}.*)$/u;
const CODE_LAST = /^(?<city>\p{L}.*?)[\s,]+(?<code>\d{4,6}|\d{5}-\d{3,4})$/u;
const ONLY_CODE = /^(?<city>)(?<code>(?=.*\d)[A-Z\d][A-Z\d -]{2,9})$/u;

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
  if (structured) return written;

  const parts = recipient.detail
    .split(/[,，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > 1 && countryCode(parts.at(-1) ?? '') !== '') parts.pop();
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
      return { street: before.join(', '), city, state: state || written.state, postcode: code, postcodeSpan: [at, at + code.length], structured };
    }
  }
  const last = parts.length > 1 ? (parts.pop() ?? '') : '';
  return { ...written, street: parts.join(', '), city: last };
}
