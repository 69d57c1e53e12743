import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import { checkPostcode } from '../../postcode/check-postcode.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import { checkBeyond } from './check-beyond.ts';
import { checkDetail } from './check-detail.ts';
import { checkForeign } from './check-foreign.ts';
import { checkLevels } from './check-levels.ts';
import { checkName } from './check-name.ts';
import { checkPasted } from './check-pasted.ts';
import { checkPhoneField } from './check-phone-field.ts';
import { UNIT_ADDRESS } from '../detail/detail-patterns.ts';
import { divisionPath } from '../divisions/division.ts';
import { pinyinFields, pinyinLetters, pinyinPath, readPinyin } from '../divisions/read-pinyin.ts';
import { countryOf, readRecipient, type RecipientReading } from '../chinese/read-recipient.ts';

/**
 * Everything that can be wrong with where a parcel goes and who takes it (DOMAIN §2.1). Each finding names one fault in one field; a `stop`
 * opens an exception, a `hint` is only shown. An address that people deliver to every day, by whatever custom, is never a finding.
 */
export function checkAddress(recipient: Recipient, context: AddressContext): readonly Finding[] {
  const pasted = checkPasted(recipient, context);
  if (pasted?.severity === 'stop') return [pasted];
  // 江山 138… 江西省九江市: the place is read without whose it is, or a name like a county's would be taken for one.
  const alone = pasted === null ? recipient : { ...recipient, detail: detailAlone(pasted) ?? recipient.detail };
  const reading = readRecipient(alone, context.divisions);
  const country = countryOf(alone, reading, context.siteCountry);
  const ofPlace = checkPlace(alone, reading, country, context);
  return [
    ...(pasted === null ? [] : [pasted]),
    ...checkName(recipient),
    ...checkPhoneField(recipient, country, context),
    ...(alone.detail === recipient.detail ? ofPlace : ofPlace.map((finding) => inWholeDetail(finding, recipient.detail))),
  ];
}

const detailAlone = ({ suggestions }: Finding): string | undefined => suggestions[0]?.changes.find(({ field }) => field === 'recipient.detail')?.to;

/** A finding about the parted address said of the whole field: no place in it to point at, and a change that starts from what is stored. */
const inWholeDetail = (finding: Finding, stored: string): Finding => ({
  ...finding,
  span: finding.field === 'recipient.detail' ? null : finding.span,
  suggestions: finding.suggestions.map((suggestion) => ({
    ...suggestion,
    changes: suggestion.changes.map((change) => (change.field === 'recipient.detail' ? { ...change, from: stored } : change)),
  })),
});

const isEncrypted = (text: string): boolean => /^[~$#][A-Za-z0-9+/=~$#]{8,}$|已加密/u.test(text.trim());

function checkPlace(recipient: Recipient, reading: RecipientReading, country: string, context: AddressContext): readonly Finding[] {
  const { province, city, district, town, detail } = recipient;
  const text = [province, city, district, town, detail].join('');
  if (text.trim() === '') return [addressFinding('address.missing', whole('detail'))];
  if (isEncrypted(detail)) return [addressFinding('address.encrypted', whole('detail'))];
  if (country === 'HK' || country === 'MO' || country === 'TW') return checkBeyond(recipient, reading, country, context);
  if (country === 'CN') return checkMainland(recipient, reading, context, text);
  if (country === '') return countryMissing(recipient, reading, context);
  return checkForeign(recipient, country, context);
}

function checkMainland(recipient: Recipient, reading: RecipientReading, context: AddressContext, text: string): readonly Finding[] {
  const foreign = wrongLanguage(recipient, reading, context, text);
  if (foreign !== null) return [foreign];
  // A unit is found by its number: its district is nobody's business and often secret.
  const levels = UNIT_ADDRESS.test(reading.detail) ? [] : checkLevels(recipient, reading, context);
  return [...levels, ...checkDetail(recipient, reading, context), ...mainlandCode(recipient)];
}

/** Nobody in China is asked for the code, so an empty one is right and a filler harms nothing; what cannot be a code at all is shown. */
function mainlandCode(recipient: Recipient): readonly Finding[] {
  const postcode = recipient.postcode.trim();
  if (postcode === '' || /^0+$/u.test(postcode)) return [];
  const check = checkPostcode({ country: 'CN', code: postcode });
  return check.valid ? [] : [addressFinding('address.postcode_invalid', whole('postcode'), { postcode, country: 'CN' }, [], 'hint')];
}

const FOREIGN_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;
const FOREIGN_WORDS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu;

/** A Chinese address the courier cannot read: Latin, Cyrillic or kana where Han should stand. */
function wrongLanguage(recipient: Recipient, reading: RecipientReading, context: AddressContext, text: string): Finding | null {
  if (!FOREIGN_WORD.test(text)) return null;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(FOREIGN_WORDS) ?? [];
  const foreign = words.join('').length;
  // 万达SOHO3Q and BLOCK B stand in good Chinese addresses; a division in pinyin does not: 杭州市yuhang区.
  const isDivision = /[a-z]{3,}(?=[省市区县镇])/iu.exec(text);
  if (isDivision === null && foreign <= han * 1.5) return null;
  const span = isDivision === null ? null : locate(recipient.detail, isDivision[0]);
  const { divisions, romanise, roadsIn } = context;
  if (isDivision !== null && romanise !== undefined && foreign <= han * 1.5) {
    const [city] = reading.city?.bearers ?? [];
    const spoken = pinyinLetters(isDivision[0]);
    const [meant, ...others] = city?.children.filter(({ shortName }) => pinyinLetters(romanise(shortName)) === spoken) ?? [];
    const field = (['district', 'detail'] as const).find((one) => recipient[one].includes(isDivision[0])) ?? 'detail';
    const written = new RegExp(`${isDivision[0]}[区县市]`, 'u');
    const fix =
      meant === undefined || others.length > 0
        ? []
        : [
            addressSuggestion('address.pinyin_read', changesTo(recipient, { [field]: recipient[field].replace(written, meant.name) }), 0.8, {
              path: divisionPath(meant),
            }),
          ];
    return addressFinding('address.wrong_language', { field, span: locate(recipient[field], isDivision[0]) }, {}, fix);
  }
  const found =
    romanise === undefined
      ? null
      : readPinyin(
          [recipient.detail, recipient.town, recipient.district, recipient.city, recipient.province].filter((part) => part !== '').join(', '),
          divisions,
          romanise,
          roadsIn,
        );
  if (found === null) return addressFinding('address.wrong_language', { field: 'detail', span });
  const path = pinyinPath(found);
  const changes = changesTo(recipient, pinyinFields(found));
  const suggestion = found.roadKnown
    ? addressSuggestion('address.pinyin_read_with_road', changes, 0.7, { path, road: found.detail })
    : addressSuggestion('address.pinyin_read', changes, 0.5, { path });
  return addressFinding('address.wrong_language', { field: 'detail', span }, {}, [suggestion]);
}

const locate = (text: string, part: string): readonly [number, number] | null => {
  const at = text.indexOf(part);
  return at < 0 ? null : [at, at + part.length];
};

/** No country and no Chinese: either a romanised Chinese address, which the divisions give away, or one nobody can send. */
function countryMissing(recipient: Recipient, reading: RecipientReading, context: AddressContext): readonly Finding[] {
  const romanised = context.siteCountry === 'CN' && context.romanise !== undefined ? readPinyin(recipient.detail, context.divisions, context.romanise) : null;
  const asChinese = romanised === null ? null : wrongLanguage(recipient, reading, context, recipient.detail);
  return [asChinese ?? addressFinding('address.country_missing', whole('country'))];
}
