import { checkCoupon, checkPositiveOffer } from './check-coupon.ts';
import { dateChecks } from './check-dates.ts';
import { checkDigit, checkIban, checkPair } from './check-sums.ts';
import { countryLetters, countryNumbers, currencyNumbers, isMediaType, packageTypes } from './code-lists.ts';
import { type ComponentCheck, type ComponentFault, fault, onlyDigits, strayCharacter, whole } from './component-fault.ts';
import type { CharacterSet } from './dictionary.ts';

const CSET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]$/u;

/** Base64 in its URL-safe letters; padding, where there is any, fills the last group. */
function checkCset64(text: string): ComponentFault | undefined {
  const padding = /=*$/u.exec(text)?.[0].length ?? 0;
  const body = text.length - padding;
  if (padding > 2 || (padding > 0 && text.length % 3 !== 0)) return fault('INVALID_CSET64_PADDING', body, padding);
  return strayCharacter(text.slice(0, body), /^[A-Za-z0-9\-_]$/u, 'INVALID_CSET64_CHARACTER');
}

export const characterChecks: Readonly<Record<CharacterSet, ComponentCheck>> = {
  N: onlyDigits,
  X: (text) => strayCharacter(text, CSET_82, 'INVALID_CSET82_CHARACTER'),
  Y: (text) => strayCharacter(text, /^[#\-/0-9A-Z]$/u, 'INVALID_CSET39_CHARACTER'),
  Z: checkCset64,
};

/** Which of the shortest possible company prefix's four digits is none. Whether the prefix was given out cannot be known without GS1's register. */
function checkCompanyPrefix(text: string): ComponentFault | undefined {
  return text.length < 4 ? whole('TOO_SHORT_FOR_GCP', text) : strayCharacter(text.slice(0, 4), /^\d$/u, 'INVALID_GCP_PREFIX');
}

function checkSecondPlacePrefix(text: string): ComponentFault | undefined {
  if (text.length < 2) return whole('TOO_SHORT_FOR_GCP', text);
  const found = checkCompanyPrefix(text.slice(1));
  return found === undefined ? undefined : { ...found, at: found.at + 1 };
}

function checkPieceOfTotal(text: string): ComponentFault | undefined {
  const stray = onlyDigits(text);
  if (stray !== undefined) return stray;
  if (text.length === 0 || text.length % 2 !== 0) return whole('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', text);
  const half = text.length / 2;
  const piece = text.slice(0, half);
  const total = text.slice(half);
  if (/^0+$/u.test(piece)) return fault('ZERO_PIECE_NUMBER', 0, half);
  if (/^0+$/u.test(total)) return fault('ZERO_TOTAL_PIECES', half, half);
  return piece > total ? whole('PIECE_NUMBER_EXCEEDS_TOTAL', text) : undefined;
}

function checkPositionInSequence(text: string): ComponentFault | undefined {
  const [, position, end] = /^(\d+)\/(\d+)$/u.exec(text) ?? [];
  if (position === undefined || end === undefined) return whole('POSITION_IN_SEQUENCE_MALFORMED', text);
  if (position.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', 0, position.length);
  if (end.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', position.length + 1, end.length);
  const beyond = position.length > end.length || (position.length === end.length && position > end);
  return beyond ? whole('POSITION_EXCEEDS_END', text) : undefined;
}

function checkPercentEncoding(text: string): ComponentFault | undefined {
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
    if (/^%[\dA-Fa-f]{2}/u.test(text.slice(at, at + 3))) at += 2;
    else return fault('INVALID_PERCENT_SEQUENCE', at, Math.min(3, text.length - at));
  }
  return undefined;
}

const degrees =
  (limit: number, tooOdd: string, invalid: string): ComponentCheck =>
  (text) => {
    if (text.length !== 10) return whole(tooOdd, text);
    return onlyDigits(text) ?? (Number(text) > limit ? whole(invalid, text) : undefined);
  };

const oneOf =
  (matches: (text: string) => boolean, code: string): ComponentCheck =>
  (text) =>
    matches(text) ? undefined : whole(code, text);

/** The dictionary's checks by name. Each judges one component and says which characters are wrong. */
export const componentChecks: Readonly<Record<string, ComponentCheck>> = {
  ...dateChecks,
  csetnumeric: characterChecks.N,
  cset82: characterChecks.X,
  cset39: characterChecks.Y,
  cset64: characterChecks.Z,
  csum: checkDigit,
  csumalpha: checkPair,
  gcppos1: checkCompanyPrefix,
  gcppos2: checkSecondPlacePrefix,
  key: checkCompanyPrefix,
  keyoff1: checkSecondPlacePrefix,
  hasnondigit: oneOf((text) => /\D/u.test(text), 'REQUIRES_NON_DIGIT_CHARACTER'),
  hyphen: oneOf((text) => /^-+$/u.test(text), 'NOT_HYPHEN'),
  iban: checkIban,
  importeridx: (text) =>
    text.length === 1 ? strayCharacter(text, /^[-0-9A-Z_a-z]$/u, 'INVALID_IMPORT_IDX_CHARACTER') : whole('IMPORTER_IDX_MUST_BE_ONE_CHARACTER', text),
  iso3166: oneOf((text) => countryNumbers.has(text), 'NOT_ISO3166'),
  iso3166999: oneOf((text) => text === '999' || countryNumbers.has(text), 'NOT_ISO3166_OR_999'),
  iso3166alpha2: oneOf((text) => countryLetters.has(text), 'NOT_ISO3166_ALPHA2'),
  iso4217: oneOf((text) => currencyNumbers.has(text), 'NOT_ISO4217'),
  iso5218: oneOf((text) => /^[0129]$/u.test(text), 'INVALID_BIOLOGICAL_SEX_CODE'),
  latitude: degrees(1_800_000_000, 'LATITUDE_INVALID_LENGTH', 'INVALID_LATITUDE'),
  longitude: degrees(3_600_000_000, 'LONGITUDE_INVALID_LENGTH', 'INVALID_LONGITUDE'),
  mediatype: oneOf(isMediaType, 'INVALID_MEDIA_TYPE'),
  nonzero: (text) => onlyDigits(text) ?? (/[1-9]/u.test(text) ? undefined : whole('ILLEGAL_ZERO_VALUE', text)),
  nozeroprefix: (text) => (text.startsWith('0') ? fault('ILLEGAL_ZERO_PREFIX', 0, 1) : onlyDigits(text)),
  packagetype: oneOf((text) => packageTypes.has(text), 'INVALID_PACKAGE_TYPE'),
  pcenc: checkPercentEncoding,
  pieceoftotal: checkPieceOfTotal,
  posinseqslash: checkPositionInSequence,
  winding: oneOf((text) => /^[019]$/u.test(text), 'INVALID_WINDING_DIRECTION'),
  yesno: oneOf((text) => /^[01]$/u.test(text), 'NOT_ZERO_OR_ONE'),
  zero: oneOf((text) => /^0+$/u.test(text), 'NOT_ZERO'),
  couponcode: checkCoupon,
  couponposoffer: checkPositiveOffer,
};
