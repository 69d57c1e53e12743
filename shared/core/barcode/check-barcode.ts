import { gtinCheckDigit } from './gtin-check-digit.ts';
import { widenUpcE } from './upc-e.ts';

/**
 * Judges a product number from a file, a form or a scanner, and never repairs it: what could be meant is offered as candidates.
 *
 * `valid` is true only for a GTIN whose check digit is right, also in its short form. `kind` says what the code is, or what it was meant to be:
 *
 *   gtin8 gtin12 gtin13 gtin14   the length of a GTIN; with `valid: false` its check digit is wrong
 *   restricted                   a right check digit, but a number from the in-store ranges (GS1 prefixes 02, 04, 20-29; GTIN-8 prefixes 0 and 2):
 *                                unique inside one company only
 *   upce                         the short form of a GTIN-12 on small packs; the whole number stands in `candidates`
 *   damaged                      a spreadsheet has been at it ("2,06E+12", "17850.0", "2.060.000"): digits are lost or uncertain
 *   unknown                      no GTIN at all: empty, letters, or a length no GTIN has
 */
export const BARCODE_KINDS = ['gtin8', 'gtin12', 'gtin13', 'gtin14', 'restricted', 'upce', 'damaged', 'unknown'] as const;
export type BarcodeKind = (typeof BARCODE_KINDS)[number];

export const BARCODE_REASONS = [
  'empty',
  'characters',
  'separators',
  'length',
  'check_digit',
  'all_zeros',
  'scientific_notation',
  'decimal_point',
  'digit_grouping',
] as const;
export type BarcodeReason = (typeof BARCODE_REASONS)[number];

export interface BarcodeCheck {
  readonly valid: boolean;
  readonly kind: BarcodeKind;
  /** Why it is not valid; absent when it is. */
  readonly reason?: BarcodeReason;
  /** What the last digit would have to be; only with reason `check_digit`. */
  readonly expectedCheckDigit?: number;
  /** Valid codes that may have been meant: a person chooses, even when there is only one. Of a UPC-E, the number it is short for. */
  readonly candidates?: readonly string[];
}

const GTIN_KINDS: Readonly<Record<number, BarcodeKind>> = { 8: 'gtin8', 12: 'gtin12', 13: 'gtin13', 14: 'gtin14' };
/** Leading zeros are lost from codes of these lengths; a GTIN-14 that begins with 0 is the GTIN-13 again. */
const RESTORED_LENGTHS = [8, 12, 13] as const;

const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d*)?e[+-]?\d+$/i;
const GROUPED = /^\d{1,3}(?:([.,'\u00a0\u202f])\d{3})(?:\1\d{3})*$/;
const DECIMAL = /^\d+[.,]\d*$/;
const DIGITS = /^\d+$/;
/** Blanks, hyphens and the marks spreadsheets put before text: an apostrophe, or ="…". */
const SEPARATORS = /[\s\u2010-\u2015\-'"=]/g;

const hasRightCheckDigit = (digits: string): boolean => gtinCheckDigit(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48;

function isRestricted(digits: string): boolean {
  if (digits.length === 8) return digits.startsWith('2') || digits.startsWith('0');
  const gtin13 = digits.padStart(14, '0').slice(1);
  return gtin13.startsWith('2') || gtin13.startsWith('02') || gtin13.startsWith('04');
}

function restoredZeros(digits: string): readonly string[] {
  if (/^0*$/.test(digits) || digits.length < 2 || !hasRightCheckDigit(digits)) return [];
  return RESTORED_LENGTHS.filter((length) => length > digits.length).map((length) => digits.padStart(length, '0'));
}

const refused = (kind: BarcodeKind, reason: BarcodeReason, candidates: readonly string[] = []): BarcodeCheck =>
  candidates.length === 0 ? { valid: false, kind, reason } : { valid: false, kind, reason, candidates };

function checkDigits(digits: string): BarcodeCheck {
  const kind = GTIN_KINDS[digits.length];
  if (kind === undefined) return refused('unknown', 'length', restoredZeros(digits));
  if (/^0+$/.test(digits)) return refused(kind, 'all_zeros');
  // Number system 1 was hardly ever given out and its codes begin like real GTIN-8s, so there a passing check digit is chance.
  const wide = digits.startsWith('0') ? widenUpcE(digits) : null;
  if (!hasRightCheckDigit(digits) && wide !== null) return { valid: true, kind: 'upce', candidates: [wide] };
  if (!hasRightCheckDigit(digits)) return { ...refused(kind, 'check_digit'), expectedCheckDigit: gtinCheckDigit(digits.slice(0, -1)) };
  const right = { valid: true, kind: isRestricted(digits) ? 'restricted' : kind } as const;
  // Both readings hold: an in-store number of this company, or a pack from anywhere. A person, or the catalogue, tells them apart.
  return wide === null ? right : { ...right, candidates: [wide] };
}

export function checkBarcode(code: string): BarcodeCheck {
  const text = code.normalize('NFKC').trim();
  if (text === '') return refused('unknown', 'empty');
  if (DIGITS.test(text)) return checkDigits(text);
  if (SCIENTIFIC.test(text)) return refused('damaged', 'scientific_notation');
  if (GROUPED.test(text)) return refused('damaged', 'digit_grouping');
  if (DECIMAL.test(text)) return refused('damaged', 'decimal_point');
  const bare = text.replace(SEPARATORS, '');
  if (DIGITS.test(bare)) return refused('unknown', 'separators', checkDigits(bare).valid ? [bare] : []);
  return refused('unknown', 'characters');
}

/** The 14-digit form under which equal GTINs of different length are the same number; null when the code is not a valid GTIN. */
export function barcodeToGtin14(code: string): string | null {
  const text = code.normalize('NFKC').trim();
  const { valid, kind, candidates = [] } = checkBarcode(text);
  if (!valid) return null;
  return (kind === 'upce' ? (candidates[0] ?? text) : text).padStart(14, '0');
}
