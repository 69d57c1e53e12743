import { chineseFormats } from './cn-formats.ts';
import { trackingFormats, type TrackingFormat } from './tracking-formats.ts';

export interface TrackingCandidate {
  readonly carrier: string;
  readonly code: string;
  readonly format: string;
  /** `none`: this format has no check digit, so its shape is all there is to go by. */
  readonly checksum: 'ok' | 'bad' | 'none';
}

/** No carrier's number is longer; a longer scan is several glued together. */
const LONGEST = 64;

/** Blanks are how people and labels group the digits, and upper case is how they are printed. */
export const bareTracking = (number: string): string => number.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

function judge(format: TrackingFormat, bare: string): TrackingCandidate | undefined {
  const match = format.pattern.exec(bare);
  if (match === null) return undefined;
  const { carrier, code, format: name, checksum, leading = '' } = format;
  const { serial = '', check = '' } = match.groups ?? {};
  const full = serial.startsWith(leading) ? serial : leading + serial;
  return { carrier, code, format: name, checksum: checksum === undefined ? 'none' : checksum(full, check) ? 'ok' : 'bad' };
}

const RANK = { ok: 0, none: 1, bad: 2 };

/**
 * Every format the number has the shape of, those with a right check digit first. Never an answer by itself: many shapes overlap, and which carrier has
 * the parcel is written on its order.
 */
export function identifyTracking(number: string): readonly TrackingCandidate[] {
  const bare = bareTracking(number);
  // Some carriers' shapes are letters or digits as they come; a word is nobody's number.
  if (bare.length > LONGEST || !/\d/u.test(bare)) return [];
  return [...trackingFormats, ...chineseFormats]
    .map((format) => judge(format, bare))
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => RANK[a.checksum] - RANK[b.checksum]);
}

/** Whether a number can be one of this carrier's; a carrier nobody has written down here says nothing either way. */
export function fitsCarrier(number: string, carrierCode: string): 'fits' | 'wrong_check_digit' | 'other_shape' | 'carrier_unknown' {
  const code = carrierCode.toLowerCase();
  const known = [...trackingFormats, ...chineseFormats].some((format) => format.code.toLowerCase() === code);
  if (!known) return 'carrier_unknown';
  const own = identifyTracking(number).filter((candidate) => candidate.code.toLowerCase() === code);
  if (own.length === 0) return 'other_shape';
  return own.some(({ checksum }) => checksum !== 'bad') ? 'fits' : 'wrong_check_digit';
}
