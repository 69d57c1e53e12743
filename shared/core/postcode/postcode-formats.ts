/**
 * What a post code looks like, country by country; a code is compared in capitals without edge blanks.
 *
 * A table of our own and not postal-codes-js: that library reads its formats from disk, which core may not, and it was not kept up. CLDR's
 * patterns are frozen and out of date for Korea (five digits since 2015), Ireland (Eircode) and Vietnam, so those are written here from the
 * post offices' own rules. `display` restores the separator people leave out; `none` marks countries that have no post code.
 */
export interface PostcodeFormat {
  readonly pattern: RegExp;
  /** May be left empty. */
  readonly optional: boolean;
  /** An all-digit code of this length loses its leading zero in a spreadsheet. */
  readonly digits?: number;
}

const digits = (count: number, optional = false): PostcodeFormat => ({ pattern: new RegExp(`^\\d{${count}}$`, 'u'), optional, digits: count });
const shape = (pattern: RegExp, optional = false): PostcodeFormat => ({ pattern, optional });

const GB_AREA = '(?:[A-PR-UWYZ][A-HK-Y]?\\d[A-HJKMNP-Y\\d]?)';

const FORMATS: Readonly<Record<string, PostcodeFormat>> = {
  CN: { ...digits(6, true) },
  TW: shape(/^\d{3}(?:-?\d{2,3})?$/u),
  JP: shape(/^\d{3}-?\d{4}$/u),
  KR: digits(5),
  SG: digits(6),
  MY: digits(5),
  TH: digits(5),
  VN: shape(/^\d{5}\d?$/u, true),
  PH: digits(4, true),
  ID: digits(5, true),
  IN: shape(/^[1-9]\d{2} ?\d{3}$/u),
  // ZIP+4 without its dash is what many shops store.
  US: shape(/^\d{5}(?:[ -]?\d{4})?$/u),
  CA: shape(/^[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/u),
  MX: digits(5),
  BR: shape(/^\d{5}-?\d{3}$/u),
  AR: shape(/^(?:[A-HJ-NP-Z])?\d{4}(?:[A-Z]{3})?$/u, true),
  CL: shape(/^\d{3}-?\d{4}$/u, true),
  VE: shape(/^\d{4}(?:[ -]?[A-Z])?$/u, true),
  GB: shape(new RegExp(`^(?:GIR ?0AA|${GB_AREA} ?\\d[ABD-HJLNP-UW-Z]{2}|BFPO ?\\d{1,4})$`, 'u')),
  IE: shape(/^(?:D6W|[AC-FHKNPRTV-Y]\d{2}) ?[0-9AC-FHKNPRTV-Y]{4}$/u, true),
  DE: digits(5),
  FR: shape(/^\d{2} ?\d{3}$/u),
  IT: digits(5),
  ES: digits(5),
  PT: shape(/^\d{4}(?:-?\d{3})?$/u),
  NL: shape(/^[1-9]\d{3} ?[A-Z]{2}$/u),
  BE: digits(4),
  LU: digits(4),
  AT: digits(4),
  CH: digits(4),
  LI: digits(4),
  DK: digits(4),
  NO: digits(4),
  SE: shape(/^\d{3} ?\d{2}$/u),
  FI: digits(5),
  PL: shape(/^\d{2}-?\d{3}$/u),
  CZ: shape(/^\d{3} ?\d{2}$/u),
  SK: shape(/^\d{3} ?\d{2}$/u),
  HU: digits(4),
  RO: digits(6),
  BG: digits(4),
  GR: shape(/^\d{3} ?\d{2}$/u),
  HR: digits(5),
  SI: digits(4),
  LT: shape(/^(?:LT-)?\d{5}$/u),
  LV: shape(/^(?:LV-)?\d{4}$/u),
  EE: digits(5),
  RU: digits(6),
  UA: digits(5),
  TR: digits(5),
  IL: shape(/^\d{5}(?:\d{2})?$/u, true),
  SA: shape(/^\d{5}(?:-?\d{4})?$/u, true),
  ZA: digits(4),
  AU: digits(4),
  NZ: digits(4),
};

/** Countries without post codes: whatever stands in the field was made up to pass somebody's form. */
const WITHOUT: ReadonlySet<string> = new Set(['HK', 'MO', 'AE', 'QA', 'BO', 'GH', 'ZW', 'JM', 'BS', 'BZ', 'FJ', 'UG', 'AO']);

export const postcodeFormat = (country: string): PostcodeFormat | 'none' | null => (WITHOUT.has(country) ? 'none' : (FORMATS[country] ?? null));
