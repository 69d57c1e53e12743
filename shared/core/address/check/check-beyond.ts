import { taiwanPostcode } from '../../postcode/tw-postcodes.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import { checkDetail } from './check-detail.ts';
import { cityOf } from '../divisions/division.ts';
import type { RecipientReading } from '../chinese/read-recipient.ts';

/**
 * Hong Kong, Macao and Taiwan: other levels, other codes. Hong Kong and Macao have no post code and few write their district; Taiwan sorts by
 * its three-digit area code. Traditional characters are compared as simplified ones and stay as written.
 */
export function checkBeyond(recipient: Recipient, reading: RecipientReading, country: 'HK' | 'MO' | 'TW', context: AddressContext): readonly Finding[] {
  const isHan = /\p{Script=Han}/u.test(recipient.detail + recipient.city + recipient.district);
  const findings: Finding[] = [];
  if (country === 'TW') findings.push(...taiwanCode(recipient, reading));
  else findings.push(...fillerCode(recipient, country));
  if (isHan) findings.push(...checkDetail(recipient, reading, context));
  else if (recipient.detail.trim() === '') findings.push(addressFinding('address.detail_missing', whole('detail')));
  return findings;
}

/** 999077, 999078, 000000: digits somebody's form insisted on. */
const FILLER = /[\s,，]*(?<!\d)(?:99907[78]|0{4,6})\s*$/u;

function fillerCode(recipient: Recipient, country: 'HK' | 'MO'): readonly Finding[] {
  const postcode = recipient.postcode.trim();
  if (postcode !== '') {
    const drop = addressSuggestion('address.postcode_not_used', changesTo(recipient, { postcode: '' }), 0.95, { country });
    return [addressFinding('address.postcode_not_used', whole('postcode'), { postcode, country }, [drop])];
  }
  const filler = FILLER.exec(recipient.detail);
  if (filler === null) return [];
  const code = filler[0].replaceAll(/\D/gu, '');
  const start = filler.index + filler[0].indexOf(code);
  const drop = addressSuggestion('address.postcode_not_used', changesTo(recipient, { detail: recipient.detail.slice(0, filler.index) }), 0.95, { country });
  return [addressFinding('address.postcode_not_used', { field: 'detail', span: [start, start + code.length] }, { postcode: code, country }, [drop])];
}

function taiwanCode(recipient: Recipient, reading: RecipientReading): readonly Finding[] {
  const written =
    recipient.postcode.trim() || (/^\s*(\d{3}(?:\d{2,3})?)(?=\s*\p{Script=Han})|\s(\d{3}(?:\d{2,3})?)\s*$/u.exec(recipient.detail)?.[0].trim() ?? '');
  if (/^\d{3}(?:-?\d{2,3})?$/u.test(written)) return [];
  const [district] = reading.district?.bearers ?? [];
  const city = district === undefined ? null : cityOf(district);
  const code = district === undefined || city === null ? null : taiwanPostcode(city.name, district.name);
  const suggestions =
    code === null
      ? []
      : [addressSuggestion('address.postcode_of_district', changesTo(recipient, { postcode: code }), 0.9, { district: district?.name ?? '', postcode: code })];
  return [
    written === ''
      ? addressFinding('address.postcode_missing', whole('postcode'), { country: 'TW' }, suggestions)
      : addressFinding('address.postcode_invalid', whole('postcode'), { postcode: written, country: 'TW' }, suggestions),
  ];
}
