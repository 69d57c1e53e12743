import type { AddressContext } from '../address/check/address-context.ts';
import { countryCode } from '../address/divisions/countries.ts';
import { parseChinese, type ChineseAddress } from '../address/chinese/parse-chinese.ts';
import { judgeForeign, readForeignParts } from '../address/foreign/parse-foreign.ts';
import { isPersonName } from '../address/detail/person-name.ts';
import type { Recipient } from '../order/recipient.ts';
import { findPhoneFaults } from '../phone/find-phone-faults.ts';
import type { MessageText } from './message-text.ts';
import { surely, unsurely, type ReadField } from './read-field.ts';

/** Where the parcel goes, as the fields of a recipient. */
export type ReadPlace = Pick<Recipient, 'country' | 'province' | 'city' | 'district' | 'town' | 'detail' | 'postcode'>;
const NOWHERE: ReadPlace = { country: '', province: '', city: '', district: '', town: '', detail: '', postcode: '' };

export interface ReadContact {
  readonly name: ReadField<string>;
  readonly phone: ReadField<string>;
  readonly email: ReadField<string>;
  readonly place: ReadField<ReadPlace>;
  /** What was said beside who and where. */
  readonly leftOver: string;
}

type PlainContext = Pick<AddressContext, 'divisions' | 'trainingNumbers' | 'siteCountry'>;

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/u;
const PHONE_ABROAD = /(?<![\w-])(?:(?:tel|phone|mobile|cell|ph)\.?\s*:?\s*)?(\+?\(?\d[\d(). -]{5,18}\d)(?![\w-])/giu;
const NAME_LABEL = /^(?:name|recipient|ship to|deliver to|to|attn)\s*[:=]\s*/iu;
const PLACE_LABEL = /^(?:address|addr|shipping address)\s*[:=]\s*/iu;

function spanOf(message: MessageText, value: string): readonly [number, number] | null {
  const at = value === '' ? -1 : message.written.indexOf(value);
  return at < 0 ? null : [at, at + value.length];
}

function phoneField(message: MessageText, written: string, region: string, context: PlainContext): ReadField<string> {
  if (written === '') return unsurely('', 'missing');
  const span = spanOf(message, written.split('/')[0] ?? written);
  const [fault] = findPhoneFaults(written, { region, trainingNumbers: context.trainingNumbers });
  if (fault === undefined || fault.code === 'phone_virtual' || fault.code === 'phone_no_sms') return surely(written, 'shape', span);
  if (fault.code === 'phone_two_numbers') return unsurely(fault.readings[0] ?? written, 'several', span, fault.readings.slice(1));
  return unsurely(fault.readings[0] ?? written, 'phone_faulty', span, fault.readings.slice(1));
}

const placeOf = ({ province, city, district, town, detail, postcode }: ChineseAddress): ReadPlace => ({
  country: 'CN',
  province,
  city,
  district,
  town,
  detail,
  postcode,
});

function chinese(message: MessageText, context: PlainContext): ReadContact {
  const read = parseChinese({ detail: message.rest.replace(/\n+/gu, '\n').trim() }, context.divisions);
  const place = placeOf(read);
  const span = spanOf(message, read.detail);
  const isEmpty = read.detail === '' && read.province === '' && read.city === '';
  const others = read.suggestions.map(({ province, city, district }): ReadPlace => ({ ...place, province, city, district }));
  const placeField = isEmpty
    ? unsurely(NOWHERE, 'missing')
    : read.status === 'ok'
      ? surely(place, 'place_known', span)
      : unsurely(place, read.status === 'incomplete' || read.status === 'unknown' ? 'place_missing' : 'place_unsure', span, others);
  const isLabelled = /收[货件]人|姓\s*名|联系人/u.test(message.written);
  const name =
    read.name === ''
      ? unsurely('', 'missing')
      : isLabelled || isPersonName(read.name)
        ? surely(read.name, isLabelled ? 'labelled' : 'shape', spanOf(message, read.name))
        : unsurely(read.name, 'not_a_name', spanOf(message, read.name));
  return { name, phone: phoneField(message, read.phone, 'CN', context), email: surely('', 'nothing_said'), place: placeField, leftOver: read.remark };
}

const US_END = /\b([A-Z]{2})\s+\d{5}(?:-\d{4})?\s*$/u;
const UK_END = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/u;

/** The country as written at the end, or as the last line's shape says. */
function countryIn(parts: readonly string[]): { readonly code: string; readonly at: number } | null {
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const code = countryCode(parts[at] ?? '');
    if (code !== '' && (parts[at] ?? '').length > 2) return { code, at };
    if (code !== '' && at === parts.length - 1 && /^(?:US|UK)$/iu.test(parts[at] ?? '')) return { code, at };
  }
  return null;
}

function abroad(message: MessageText, context: PlainContext): ReadContact {
  const email = EMAIL.exec(message.rest);
  if (email !== null) message.take(email.index, email.index + email[0].length);
  const phone = [...message.rest.matchAll(PHONE_ABROAD)].find(([, number = '']) => {
    const digits = number.replaceAll(/\D/gu, '').length;
    return digits >= 7 && digits <= 15;
  });
  if (phone !== undefined) message.take(phone.index, phone.index + phone[0].length);
  const parts = message.rest
    .split(/[\n,;]+/u)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const labelled = parts.find((part) => NAME_LABEL.test(part));
  const bare = parts.find((part) => !/\d/u.test(part) && /^\p{L}[\p{L}'.-]*(?:\s+\p{L}[\p{L}'.-]*){1,4}$/u.test(part) && countryCode(part) === '');
  const nameText = (labelled ?? bare ?? '').replace(NAME_LABEL, '');
  const name =
    nameText === ''
      ? unsurely('', 'missing')
      : labelled !== undefined || parts[0] === bare
        ? surely(nameText, labelled === undefined ? 'shape' : 'labelled', spanOf(message, nameText))
        : unsurely(nameText, 'no_label', spanOf(message, nameText));
  const rest = parts.filter((part) => part !== (labelled ?? bare)).map((part) => part.replace(PLACE_LABEL, ''));
  const written = countryIn(rest);
  const addressParts = written === null ? rest : rest.filter((_, at) => at !== written.at);
  const text = addressParts.join(', ');
  const guessed = US_END.test(text) ? 'US' : UK_END.test(text) ? 'GB' : '';
  const country = written?.code ?? guessed;
  return {
    name,
    phone: phoneField(message, (phone?.[1] ?? '').trim(), country === '' ? context.siteCountry : country, context),
    email: surely(email?.[0] ?? '', email === null ? 'nothing_said' : 'shape', email === null ? null : [email.index, email.index + email[0].length]),
    place: placeAbroad(message, text, country, written !== null),
    leftOver: '',
  };
}

function placeAbroad(message: MessageText, text: string, country: string, isWritten: boolean): ReadField<ReadPlace> {
  if (text === '') return unsurely(NOWHERE, 'missing');
  const { addressLines, locality, administrativeArea, dependentLocality, postalCode, status } = judgeForeign(readForeignParts(text, country), country);
  const place: ReadPlace = {
    country,
    province: administrativeArea,
    city: locality,
    district: dependentLocality,
    town: '',
    detail: addressLines.length === 0 ? text : addressLines.join('\n'),
    postcode: postalCode,
  };
  const span = spanOf(message, addressLines[0] ?? text);
  if (country === '' || !isWritten) return unsurely(place, country === '' ? 'place_unsure' : 'country_guessed', span);
  return status === 'ok' ? surely(place, 'place_known', span) : unsurely(place, 'place_missing', span);
}

/** Who and where, out of what is left of a message once goods and numbers are taken out. */
export const readContact = (message: MessageText, context: PlainContext): ReadContact =>
  /\p{Script=Han}/u.test(message.rest) ? chinese(message, context) : abroad(message, context);
