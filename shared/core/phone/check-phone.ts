import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max';

/**
 * Is this a number of this country? The answer is that of the full metadata (`/max`): the small builds only count digits and pass 0000000000.
 * Region may be empty where the number carries its own `+`.
 */
export interface PhoneInput {
  /** ISO 3166 alpha-2 of the address. */
  readonly region: string;
  readonly number: string;
}

export const PHONE_TYPES = [
  'fixedLine',
  'mobile',
  'fixedLineOrMobile',
  'tollFree',
  'premiumRate',
  'sharedCost',
  'voip',
  'personalNumber',
  'pager',
  'uan',
  'voicemail',
] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

export const PHONE_REASONS = ['TOO_SHORT', 'TOO_LONG', 'INVALID_LENGTH', 'BAD_PATTERN', 'INVALID_COUNTRY', 'NOT_A_NUMBER'] as const;
export type PhoneReason = (typeof PHONE_REASONS)[number];

export interface PhoneCheck {
  readonly valid: boolean;
  readonly type: PhoneType | null;
  /** Null unless valid: what is wrong must not be dialled. */
  readonly e164: string | null;
  readonly reason?: PhoneReason;
}

const TYPES: Readonly<Record<NonNullable<NumberType>, PhoneType>> = {
  FIXED_LINE: 'fixedLine',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'fixedLineOrMobile',
  TOLL_FREE: 'tollFree',
  PREMIUM_RATE: 'premiumRate',
  SHARED_COST: 'sharedCost',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'personalNumber',
  PAGER: 'pager',
  UAN: 'uan',
  VOICEMAIL: 'voicemail',
};

/** Full-width digits, the ideographic plus and every kind of dash become plain; nothing else changes. */
export const plainPhone = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212\u30fc]/gu, '-')
    .replaceAll(/[\s\u200b-\u200f\u202a-\u202e\ufeff]+/gu, ' ')
    .trim();

const refuse = (reason: PhoneReason): PhoneCheck => ({ valid: false, type: null, e164: null, reason });

function judge(region: string, number: string): PhoneCheck {
  const country = region.toUpperCase() as CountryCode;
  const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : parsePhoneNumberFromString(number, country);
  // The number of a field, not a number somewhere in a sentence.
  if (/\p{L}/u.test(number.replace(/(?:ext|x|转)\.?\s*\d+$/iu, ''))) return refuse('NOT_A_NUMBER');
  if (parsed?.isValid() === true) {
    const type = parsed.getType();
    return { valid: true, type: type === undefined ? null : TYPES[type], e164: parsed.number };
  }
  // Countries share calling codes but not lengths, so a number with a + is measured by the region asked about where that is its own.
  const own = parsed !== undefined && isSupportedCountry(country) && getCountryCallingCode(country) === parsed.countryCallingCode;
  const length = number.startsWith('+')
    ? own
      ? validatePhoneNumberLength(parsed.nationalNumber, country)
      : validatePhoneNumberLength(number)
    : validatePhoneNumberLength(number, country);
  return refuse(length ?? 'BAD_PATTERN');
}

/**
 * Chinese mobiles are nearly all there is here, and their plan assigns blocks by the first three digits of eleven, in two of them by the first five
 * (test/unit/phone holds the metadata to that), so one parse per block answers for all its numbers.
 */
const MAINLAND_MOBILE = /^1[3-9]\d{9}$/u;
const SHARED_BLOCK = /^1(?:61|74)/u;
const blocks = new Map<string, PhoneCheck>();

function judgeMainlandMobile(number: string): PhoneCheck {
  const block = number.slice(0, SHARED_BLOCK.test(number) ? 5 : 3);
  const known = blocks.get(block) ?? judge('CN', number);
  blocks.set(block, known);
  return known.valid ? { ...known, e164: `+86${number}` } : known;
}

/**
 * A day's orders bring the same numbers again and again (agents, re-imports, re-checks), and a parse costs tens of microseconds.
 * The memory forgets everything at once when full: simpler than ageing, and a refill costs less than a second.
 */
const MEMORY_SIZE = 20_000;
const OFFICE = /^((?:\+?86[ -]?)?\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4})(?: ?- ?|转|分机|#)\d{1,6}$/u;
const judged = new Map<string, PhoneCheck>();

export function checkPhone({ region, number }: PhoneInput): PhoneCheck {
  if (region === 'CN' && MAINLAND_MOBILE.test(number)) return judgeMainlandMobile(number);
  const key = `${region}\t${number}`;
  const known = judged.get(key);
  if (known !== undefined) return known;
  const plain = plainPhone(number);
  const whole = judge(region.trim(), plain);
  // 0571-88888888-801: an office and a desk in it. A mobile with more behind it is a platform's number and told apart elsewhere.
  const office = whole.valid ? undefined : OFFICE.exec(plain)?.[1];
  const check = office === undefined ? whole : judge(region.trim(), office);
  if (judged.size >= MEMORY_SIZE) judged.clear();
  judged.set(key, check);
  return check;
}
