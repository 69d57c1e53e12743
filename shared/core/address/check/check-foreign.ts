import type { Finding, Suggestion } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import { checkPostcode, normalisePostcode, type PostcodeCheck } from '../../postcode/check-postcode.ts';
import { citiesOfCode, isCodeOfCity } from '../../postcode/city-codes.ts';
import { usStateCode } from '../../postcode/us-states.ts';
import { statesOfZip, zipRangesOfState } from '../../postcode/us-zip3.ts';
import { requiredParts } from '../foreign/address-formats.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import type { Place } from '../place.ts';
import { remarkFinding } from './check-detail.ts';
import { findRemark, LOCKER_OR_STATION, PO_BOX } from '../detail/detail-patterns.ts';
import { readForeign, type ForeignReading } from '../foreign/read-foreign.ts';

/** Where every house has a number and a street without one leads nowhere. */
const NUMBERED: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'NL', 'BE', 'DK', 'SE', 'NO', 'FI', 'PL', 'CZ', 'US', 'CA']);
/** Where the carrier's label needs a state or region. */
const WITH_REGION: ReadonlySet<string> = new Set(['US', 'CA', 'AU']);
const VAGUE = /\b(?:near (?:the|to)|same as last|ask (?:at|in) the|opposite the|behind the)\b/iu;

export function checkForeign(recipient: Recipient, country: string, context: AddressContext): readonly Finding[] {
  if (recipient.detail.trim() === '' && recipient.city.trim() === '') return [addressFinding('address.missing', whole('detail'))];
  const broken = brokenCharacters(recipient);
  if (broken !== null) return [broken];
  const findings: Finding[] = [];
  const reading = readForeign(recipient, country);

  const remark = findRemark(recipient.detail);
  if (remark !== null && remark.at > 0) findings.push(remarkFinding(recipient, { detail: recipient.detail, detailAt: 0 }, context, remark));
  const street = remark === null || reading.structured === false ? reading.street : reading.street.slice(0, Math.max(0, remark.at));

  const box = PO_BOX.exec(recipient.detail);
  const locker = LOCKER_OR_STATION.exec(recipient.detail);
  if (box !== null) findings.push(addressFinding('address.po_box', { field: 'detail', span: [box.index, box.index + box[0].length] }));
  else if (street === '') findings.push(addressFinding('address.detail_missing', whole('detail')));
  else if (VAGUE.test(street) && !/\d/u.test(street)) findings.push(addressFinding('address.vague', whole('detail'), { detail: street }));
  else if (NUMBERED.has(country) && !/\d/u.test(street)) findings.push(addressFinding('address.house_number_missing', spanOf(recipient, street), { country }));
  if (locker !== null)
    findings.push(addressFinding('address.locker_or_station', { field: 'detail', span: [locker.index, locker.index + locker[0].length] }, {}, [], 'hint'));

  const isPlaced = reading.city !== '' || country === 'SG' || (reading.state !== '' && !requiredParts(country).includes('locality'));
  if (!isPlaced) findings.push(addressFinding('address.place_missing', whole('city'), { country }));
  findings.push(...checkCode(recipient, reading, country));
  return findings;
}

function spanOf(recipient: Recipient, street: string): Place {
  const at = recipient.detail.indexOf(street);
  return at < 0 ? whole('detail') : { field: 'detail', span: [at, at + street.length] };
}

function checkCode(recipient: Recipient, reading: ForeignReading, country: string): readonly Finding[] {
  const { postcode, state } = reading;
  const place: Place = reading.postcodeSpan === null ? whole('postcode') : { field: 'detail', span: reading.postcodeSpan };
  const withCode = (code: string): ReturnType<typeof changesTo> =>
    reading.postcodeSpan === null
      ? changesTo(recipient, { postcode: code })
      : changesTo(recipient, { detail: recipient.detail.slice(0, reading.postcodeSpan[0]) + code + recipient.detail.slice(reading.postcodeSpan[1]) });
  const check = checkPostcode({ country, code: postcode, state });
  if (check.valid) {
    const code = normalisePostcode(country, postcode);
    if (postcode !== '' && !isCodeOfCity(country, reading.city, code)) {
      return [addressFinding('address.postcode_other_city', place, { postcode, city: reading.city, actual: citiesOfCode(country, code).join(', ') })];
    }
    return regionMissing(recipient, reading, country);
  }
  return [codeFinding(check, recipient, reading, country, place, withCode)];
}

function codeFinding(
  check: PostcodeCheck,
  recipient: Recipient,
  reading: ForeignReading,
  country: string,
  place: Place,
  withCode: (code: string) => ReturnType<typeof changesTo>,
): Finding {
  const { postcode, state } = reading;
  const { reason, suggestion } = check;
  const offer = (why: 'address.postcode_letter' | 'address.postcode_zero' | 'address.postcode_not_used', confidence: number): readonly Suggestion[] =>
    suggestion === undefined ? [] : [addressSuggestion(why, withCode(suggestion), confidence, { postcode: suggestion, country })];
  switch (reason) {
    case 'missing':
      return addressFinding('address.postcode_missing', whole('postcode'), { country });
    case 'not_used_here':
      // A Gulf form that insists on digits harms nobody.
      return addressFinding('address.postcode_not_used', place, { postcode, country }, offer('address.postcode_not_used', 0.9), 'hint');
    case 'placeholder':
      return addressFinding('address.postcode_placeholder', place, { postcode });
    case 'other_state': {
      const states = check.states ?? [];
      const written = usStateCode(state) ?? state;
      const ranges = country === 'US' ? zipRangesOfState(written) : '';
      return addressFinding('address.postcode_other_state', place, { postcode, state: written, actual: states.join(', ') }, [
        ...states.map((actual) => addressSuggestion('address.state_of_zip', stateChange(recipient, reading, actual), null, { postcode, state: actual })),
        // The other reading: the state is right and the code is not. Which code, only the customer knows.
        ...(ranges === '' ? [] : [addressSuggestion('address.zip_of_state', [], null, { state: written, ranges })]),
      ]);
    }
    case 'letter_for_digit':
      return addressFinding('address.postcode_invalid', place, { postcode, country }, offer('address.postcode_letter', 0.95));
    case 'lost_leading_zero':
      return addressFinding('address.postcode_invalid', place, { postcode, country }, offer('address.postcode_zero', 0.9));
    default:
      return addressFinding('address.postcode_invalid', place, { postcode, country });
  }
}

function stateChange(recipient: Recipient, reading: ForeignReading, state: string): ReturnType<typeof changesTo> {
  if (reading.postcodeSpan === null) return changesTo(recipient, { province: state });
  const head = recipient.detail.slice(0, reading.postcodeSpan[0]);
  const at = head.lastIndexOf(reading.state);
  return at < 0
    ? changesTo(recipient, { province: state })
    : changesTo(recipient, { detail: head.slice(0, at) + state + recipient.detail.slice(at + reading.state.length) });
}

/** A ZIP code tells the state, so a parcel without one still arrives: worth a word, not a stop. */
function regionMissing(recipient: Recipient, reading: ForeignReading, country: string): readonly Finding[] {
  if (!WITH_REGION.has(country)) return [];
  if (country === 'US' ? usStateCode(reading.state) !== null : reading.state !== '') return [];
  const [state, ...others] = country === 'US' ? statesOfZip(reading.postcode) : [];
  if (state === undefined) return [addressFinding('address.region_missing', whole('province'), { country }, [], 'hint')];
  const fill =
    others.length > 0
      ? []
      : [addressSuggestion('address.state_of_zip', changesTo(recipient, { province: state }), 0.95, { postcode: reading.postcode, state })];
  return [addressFinding('address.region_missing', whole('province'), { country }, fill, 'hint')];
}

/** Ã© is é that was read in the wrong encoding once; two such characters hold exactly one. */
const MOJIBAKE = /[\u00c2-\u00c5][\u0080-\u00bf]/gu;
function brokenCharacters(recipient: Recipient): Finding | null {
  MOJIBAKE.lastIndex = 0;
  const found = MOJIBAKE.exec(recipient.detail);
  MOJIBAKE.lastIndex = 0;
  if (found === null) return null;
  const repaired = recipient.detail.replaceAll(MOJIBAKE, (pair) =>
    String.fromCodePoint((((pair.codePointAt(0) ?? 0) & 0x1f) << 6) | ((pair.codePointAt(1) ?? 0) & 0x3f)),
  );
  return addressFinding('address.broken_characters', { field: 'detail', span: [found.index, found.index + found[0].length] }, {}, [
    addressSuggestion('address.encoding_repaired', changesTo(recipient, { detail: repaired }), 0.9),
  ]);
}
