import { checkPhone, plainPhone, type PhoneCheck } from './check-phone.ts';
import { isTrainingNumber, type TrainingNumber } from './training-numbers.ts';
import { DAY_MS } from '../../kernel/durations.ts';

/**
 * What is wrong with the phone field of an order (DOMAIN §2.1, phone faults). At most one fault is named, the one that explains the rest.
 * A corrected number is offered only where every digit was there already: no digit is ever made up. Params never repeat the number itself:
 * findings are kept longer than personal data may be.
 */
export const PHONE_FAULTS = [
  'phone_missing',
  'phone_encrypted',
  'phone_masked',
  'phone_scientific',
  'phone_two_numbers',
  'phone_virtual_expired',
  'phone_virtual',
  'phone_letters',
  'phone_full_width',
  'phone_country_code_twice',
  'phone_wrong_length',
  'phone_area_code_missing',
  'phone_no_sms',
  'phone_invalid',
] as const;
export type PhoneFaultCode = (typeof PHONE_FAULTS)[number];

export interface PhoneFault {
  readonly code: PhoneFaultCode;
  readonly span: readonly [start: number, end: number] | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** The same digits, readable. Several: a person chooses. */
  readonly readings: readonly string[];
}

export interface PhoneContext {
  readonly region: string;
  readonly trainingNumbers: readonly TrainingNumber[];
  /** Epoch ms; without it no virtual number is called expired, unless the field says so itself. */
  readonly nowAt?: number;
  /** When the platform said until when the number lives. */
  readonly virtualUntilAt?: number;
}

const MASK = /[*＊✱×•●]+|(?<=\d)[xX]{3,}(?=\d|$)/u;
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d{1,2}$/iu;
const TOKEN = /^(?:[~$#].{8,}|[A-Za-z0-9+/]{16,}={1,2}|\d{18})$|已加密|加密/u;
const EXTENSION = /^(\+?[\d -]{7,}?\d)\s*(?:-|转|分机|#|,|ext\.?|x)\s*(\d{1,6})$/iu;
/** Two numbers and a remark have room in it; what is longer is a text, and expressions over it would take minutes. */
const LONGEST = 300;
/** 电话 and 微信同号 say what the number is. */
const SAID_OF_IT = /手机号?码?|电话号?码?|联系|固话|座机|微信同号|tel|phone|mobile/giu;
const NAMED = /\p{L}/u;
const DAY = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u;

/** Days since 1970-01-01 of a civil date (Howard Hinnant's algorithm); core has no Date. */
function epochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Where a recipient often gives a mainland mobile, written without +86. */
const ACROSS_THE_BORDER: ReadonlySet<string> = new Set(['HK', 'MO', 'TW']);

const fault = (code: PhoneFaultCode, params: PhoneFault['params'] = {}, readings: readonly string[] = [], span: PhoneFault['span'] = null): PhoneFault => ({
  code,
  span,
  params,
  readings,
});

const digitCount = (text: string): number => text.replaceAll(/\D/gu, '').length;
/** "11", or "7–8": what the country's numbers have, for the sentence. */
const EXPECTED: Readonly<Record<string, string>> = {
  CN: '11',
  HK: '8',
  MO: '8',
  TW: '9–10',
  US: '10',
  CA: '10',
  GB: '10–11',
  FR: '10',
  AU: '10',
  DE: '10–12',
  JP: '10–11',
  SG: '8',
};

export function findPhoneFaults(written: string, context: PhoneContext): readonly PhoneFault[] {
  const { region, trainingNumbers, nowAt } = context;
  const trimmed = written.trim();
  if (trimmed === '') return [fault('phone_missing')];
  if (trimmed.length > LONGEST) return [fault('phone_invalid')];
  // The overwhelming case first: eleven plain digits that are a number.
  const accepted = (number: string): boolean =>
    isTrainingNumber(number, trainingNumbers) ||
    checkPhone({ region, number }).valid ||
    (ACROSS_THE_BORDER.has(region) && checkPhone({ region: 'CN', number }).type === 'mobile');
  if (/^\+?[\d -]+$/u.test(trimmed) && accepted(trimmed)) {
    // Two eleven-digit numbers with a blank between are not one number; the check above already refuses them by length.
    return /^(?:\+?86)?\s*400[- ]?\d/u.test(trimmed) && region === 'CN' ? [fault('phone_no_sms')] : [];
  }

  const plain = plainPhone(trimmed);
  const remark = /[(（].*$/u.exec(plain)?.[0] ?? '';
  const number = plain.slice(0, plain.length - remark.length).trim();
  if (TOKEN.test(trimmed)) return [fault('phone_encrypted')];
  const mask = MASK.exec(written);
  if (mask !== null) return [fault('phone_masked', {}, [], [mask.index, mask.index + mask[0].length])];
  if (SCIENTIFIC.test(number)) return [fault('phone_scientific')];

  const parts = number.split(/[/,;、|或和]| {1,}(?=\+?\d{7})/u).map((part) => part.trim());
  const numbers = parts.filter((part) => digitCount(part) >= 7);
  if (numbers.length >= 2) return [fault('phone_two_numbers', { count: numbers.length }, numbers.filter(accepted))];

  const extension = EXTENSION.exec(number);
  // 010-62345678转801 is an office and a desk in it, in China as elsewhere.
  if (extension !== null && checkPhone({ region, number }).valid) return [];
  if (extension !== null && accepted(extension[1] ?? '')) return virtualFault(extension[2] ?? '', remark || plain, region, context, nowAt);

  if (/[a-z]/iu.test(number)) {
    const digits = number.replaceAll(/[oOQD]/gu, '0').replaceAll(/[lI|]/gu, '1');
    const letters = [...number].filter((char) => /[a-z]/iu.test(char)).join('');
    const readable = /^\+?[\d -]+$/u.test(digits) && accepted(digits);
    return [fault(readable || /\d{5}/u.test(number.replaceAll(/[a-z]/giu, '0')) ? 'phone_letters' : 'phone_invalid', { letters }, readable ? [digits] : [])];
  }
  if (/[\uff0b\uff10-\uff19]/u.test(written) && accepted(number)) return [fault('phone_full_width', {}, [number])];

  const doubled = /^(?:\+|00)?86[ -]?\+?86[ -]?(1\d{2}[ -]?\d{4}[ -]?\d{4})$/u.exec(number)?.[1];
  if (doubled !== undefined && accepted(doubled)) return [fault('phone_country_code_twice', { code: '86' }, [doubled])];

  // A phone that lost its shape only by stray marks: 154.0000.0014, 154_0000_0014.
  const bare = number.replaceAll(/[^\d+]/gu, '');
  // A name beside it is more than a mark: no label and no carrier takes 张三13800138000.
  if (bare !== number && accepted(bare)) return NAMED.test(number.replaceAll(SAID_OF_IT, '')) ? [fault('phone_invalid', {}, [bare])] : [];

  const digits = digitCount(number);
  if (digits === 0) return [fault('phone_invalid')];
  if (region === 'CN' && !number.startsWith('+')) {
    if (/^[2-9]\d{6,7}$/u.test(bare)) return [fault('phone_area_code_missing', { digits })];
    if (bare.startsWith('1') && digits !== 11) return [fault('phone_wrong_length', { digits, expected: '11' })];
  }
  const check: PhoneCheck = checkPhone({ region, number });
  const expected = EXPECTED[region];
  if (expected !== undefined && (check.reason === 'TOO_SHORT' || check.reason === 'TOO_LONG' || check.reason === 'INVALID_LENGTH')) {
    return [fault('phone_wrong_length', { digits, expected })];
  }
  return [fault('phone_invalid')];
}

/** 15400000016-1234: a number of the platform that ends on a day. Until then it is the right number, extension and all. */
function virtualFault(extension: string, remark: string, region: string, context: PhoneContext, nowAt: number | undefined): readonly PhoneFault[] {
  const day = DAY.exec(remark);
  // The end of the written day in the west of the site's zone: late rather than early, a living number is not called dead.
  const untilAt = context.virtualUntilAt ?? (day === null ? undefined : (epochDay(Number(day[1]), Number(day[2]), Number(day[3])) + 1) * DAY_MS);
  const until = day?.[0] ?? '';
  const expired = /expired|失效|过期/iu.test(remark) || (untilAt !== undefined && nowAt !== undefined && nowAt >= untilAt);
  if (expired) return [fault('phone_virtual_expired', { extension, until })];
  // Outside China an extension is an ordinary office phone.
  return region === 'CN' ? [fault('phone_virtual', { extension, until })] : [];
}
