import { emptyRecipient, type Recipient } from '../../order/recipient.ts';
import { checkPostcode } from '../../postcode/check-postcode.ts';
import { citiesOfCode, isCodeOfCity } from '../../postcode/city-codes.ts';
import { statesOfZip } from '../../postcode/us-zip3.ts';
import { requiredParts, type AddressPart } from './address-formats.ts';
import type { AddressStatus } from '../address-status.ts';
import { parseUs } from '../us/parse-us.ts';
import { readForeign } from './read-foreign.ts';

/** The parts of an address outside China, named as libaddressinput names them. */
export interface ForeignParts {
  readonly recipient: string;
  readonly organization: string;
  readonly addressLines: readonly string[];
  readonly dependentLocality: string;
  readonly locality: string;
  readonly administrativeArea: string;
  readonly postalCode: string;
  readonly sortingCode: string;
}

export interface PartSuggestion {
  readonly part: AddressPart;
  readonly value: string;
  /** Null where a person has to choose. */
  readonly confidence: number | null;
  readonly rule: string;
}

export interface ForeignAddress extends ForeignParts {
  readonly status: AddressStatus;
  readonly missing: readonly AddressPart[];
  readonly suggestions: readonly PartSuggestion[];
}

const none: ForeignParts = {
  recipient: '',
  organization: '',
  addressLines: [],
  dependentLocality: '',
  locality: '',
  administrativeArea: '',
  postalCode: '',
  sortingCode: '',
};

/** 1035 Cambridge Street | Suite 1: lines as they were, without the commas that held them together. */
const linesOf = (street: string): readonly string[] =>
  street
    .split(/[\n,]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function readForeignParts(text: string, country: string): ForeignParts {
  if (country === 'US' || country === 'PR') {
    const read = parseUs(text);
    return { ...none, ...read };
  }
  const recipient: Recipient = { ...emptyRecipient, country, detail: text };
  const { street, city, state, postcode } = readForeign(recipient, country);
  return { ...none, addressLines: linesOf(street), locality: city, administrativeArea: state, postalCode: postcode };
}

/** Is everything there that the country needs, and does its post code fit the rest? */
export function judgeForeign(parts: ForeignParts, country: string): ForeignAddress {
  const isThere = (part: AddressPart): boolean => parts[part].length > 0;
  const { postalCode, administrativeArea, locality } = parts;
  const check = checkPostcode({ country, code: postalCode, state: administrativeArea });
  const needed = requiredParts(country);
  // Where the post office can do without a code, so can we.
  const missing = needed.filter((part) => !isThere(part) && (part !== 'postalCode' || !check.valid));
  const suggestions: PartSuggestion[] = [];
  if (check.reason === 'other_state')
    suggestions.push(...(check.states ?? []).map((value): PartSuggestion => ({ part: 'administrativeArea', value, confidence: null, rule: 'state_of_zip' })));
  else if (check.suggestion !== undefined) suggestions.push({ part: 'postalCode', value: check.suggestion, confidence: 0.95, rule: check.reason ?? 'pattern' });
  const [state, ...others] = country === 'US' && administrativeArea === '' && postalCode !== '' ? statesOfZip(postalCode) : [];
  if (state !== undefined && others.length === 0) suggestions.push({ part: 'administrativeArea', value: state, confidence: 0.97, rule: 'state_of_zip' });
  const otherCity = check.valid && postalCode !== '' && !isCodeOfCity(country, locality, postalCode);
  if (otherCity)
    suggestions.push(
      ...citiesOfCode(country, postalCode).map((value): PartSuggestion => ({ part: 'locality', value, confidence: null, rule: 'city_of_code' })),
    );
  const isEmpty = parts.addressLines.length === 0 && locality === '' && postalCode === '';
  const status: AddressStatus =
    check.reason === 'other_state' || otherCity
      ? 'contradictory'
      : isEmpty
        ? 'unknown'
        : missing.length > 0 || (!check.valid && postalCode !== '')
          ? 'incomplete'
          : 'ok';
  return { ...parts, status, missing, suggestions };
}
