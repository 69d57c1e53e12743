import type { Recognised } from './draft.ts';
import type { RecognisedCode } from './reasons.ts';

/** Spreadsheets and shops damage cells in a handful of known ways. What can be undone without guessing is undone and counted. */
export const count = (tally: Recognised, code: RecognisedCode, by = 1): void => {
  tally[code] = (tally[code] ?? 0) + by;
};

/** Space, tab, line ends, NBSP, full-width and zero-width blanks, byte order mark. */
const isBlank = (code: number): boolean =>
  code <= 32 ||
  code === 0x7f ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200d) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x2060;

/** A loop and not a pattern: `\s+$` needs quadratic time on a hostile cell full of blanks. */
export const trimEdges = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
};

/** `="00123"`: how shops stop Excel from eating zeros. */
const excelText = (text: string): string | null => {
  if (text.charCodeAt(0) !== 61 || text.charCodeAt(1) !== 34 || text.length < 3 || text.charCodeAt(text.length - 1) !== 34) return null;
  return text.slice(2, -1).replaceAll('""', '"');
};

export const readText = (raw: string, tally: Recognised): string => {
  if (raw === '') return raw;
  let text = trimEdges(raw);
  if (text !== raw) count(tally, 'trimmed');
  if (text.charCodeAt(0) === 61) {
    const inner = excelText(text);
    if (inner !== null) {
      count(tally, 'excel_text_cell');
      text = trimEdges(inner);
    }
  }
  return text;
};

const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?[eE]\+\d{1,3}$/;
const POINT_ZERO = /^\d+\.0$/;

/** A number in powers of ten has lost digits for good: it is shown, never rounded into an identifier. */
export const isDamagedNumber = (text: string): boolean => text.includes('+') && SCIENTIFIC.test(text);

/** An identifier: text that may have passed through a spreadsheet as a number. Null when it is damaged beyond repair. */
export const readIdentifier = (raw: string, tally: Recognised): string | null => {
  let text = readText(raw, tally);
  if (text.charCodeAt(0) === 39 && text.length > 1) {
    text = text.slice(1);
    count(tally, 'excel_text_cell');
  }
  if (text.endsWith('.0') && POINT_ZERO.test(text)) {
    count(tally, 'repaired_number');
    return text.slice(0, -2);
  }
  return isDamagedNumber(text) ? null : text;
};

/** Excel keeps fifteen digits and writes zeros after them. */
export const hasLostDigits = (text: string): boolean => text.length >= 18 && text.length <= 32 && /^\d{15}0+$/.test(text);
/** An eighteen-digit number whose tail is alive proves that its column did not pass through Excel as a number. */
export const hasLongTail = (text: string): boolean => text.length >= 16 && /^\d+$/.test(text) && !/^\d{15}0+$/.test(text);

/** Full-width digits, signs and points as written by Chinese input methods. */
export const narrowDigits = (text: string): string => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0xff01 && code <= 0xff5e) return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  }
  return text;
};

const PLAIN_WHOLE = /^[+-]?\d{1,9}$/;
const WHOLE_WITH_ZEROS = /^[+-]?\d{1,9}\.0+$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.0+)?$/;
const DECIMAL = /^[+-]?\d*(?:\.\d+)?$/;

export type WholeNumber = { readonly value: number } | { readonly reason: 'bad_number' | 'damaged_number' | 'quantity_not_whole' };
const NOT_A_NUMBER = { reason: 'bad_number' } as const;

/** Units are whole. "1.0" and "1,000" are what spreadsheets make of 1 and 1000; "1,5" is nobody's guess. */
export const readWhole = (raw: string, tally: Recognised): WholeNumber => {
  const text = narrowDigits(readText(raw, tally)).replace('−', '-');
  if (PLAIN_WHOLE.test(text)) return { value: Number(text) };
  if (WHOLE_WITH_ZEROS.test(text)) {
    count(tally, 'repaired_number');
    return { value: Math.trunc(Number(text)) };
  }
  if (GROUPED.test(text)) {
    const value = Number(text.replaceAll(',', ''));
    if (Math.abs(value) > 999_999_999) return NOT_A_NUMBER;
    count(tally, 'repaired_number');
    return { value };
  }
  if (isDamagedNumber(text)) return { reason: 'damaged_number' };
  return text !== '' && DECIMAL.test(text) ? { reason: text.includes('.') ? 'quantity_not_whole' : 'bad_number' } : NOT_A_NUMBER;
};

const PRICE = /^[+-]?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})?(?:\.\d{1,8})?$/;
const COMMA_PRICE = /^[+-]?(?:\d{1,12}|\d{1,3}(?:\.\d{3}){1,3}),\d{1,2}$/;
const CURRENCY_SIGNS = /^(?:[¥￥$€£]|CNY|RMB|USD|EUR|GBP)\s*|\s*(?:[¥￥$€£]|元|CNY|RMB|USD|EUR|GBP)$/gi;

/** Decimal text as written, without currency signs and thousands. Null when it is no amount. */
export const readAmount = (raw: string, tally: Recognised): string | null => {
  const text = readText(raw, tally);
  if (text === '' || /^-?\d+(?:\.\d{1,8})?$/.test(text)) return text;
  const bare = narrowDigits(text).replace(CURRENCY_SIGNS, '');
  if (bare === '' || !/\d/.test(bare)) return null;
  if (PRICE.test(bare)) {
    count(tally, 'repaired_number');
    return bare.replaceAll(',', '').replace(/^\+/, '');
  }
  if (COMMA_PRICE.test(bare)) {
    count(tally, 'repaired_number');
    return bare.replaceAll('.', '').replace(',', '.').replace(/^\+/, '');
  }
  // 17.849999999999998: a float that was printed in full.
  if (/^[+-]?\d+\.\d{9,}$/.test(bare)) {
    count(tally, 'repaired_number');
    return Number(Number(bare).toPrecision(12)).toString();
  }
  return null;
};
