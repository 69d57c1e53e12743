import { postcodeFormat, type PostcodeFormat } from './postcode-formats.ts';
import { usStateCode } from './us-states.ts';
import { statesOfZip } from './us-zip3.ts';

export interface PostcodeInput {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly code: string;
  /** State or region as written; only compared where the code decides it (US, AU). */
  readonly state?: string;
}

export const POSTCODE_REASONS = ['missing', 'not_used_here', 'placeholder', 'pattern', 'letter_for_digit', 'lost_leading_zero', 'other_state'] as const;
export type PostcodeReason = (typeof POSTCODE_REASONS)[number];

export interface PostcodeCheck {
  readonly valid: boolean;
  readonly reason?: PostcodeReason;
  /** The one code that can have been meant, where the shape of the country's codes leaves no choice. */
  readonly suggestion?: string;
  /** With `other_state`: the states the code does lie in. */
  readonly states?: readonly string[];
}

const VALID: PostcodeCheck = { valid: true };
const PLACEHOLDER = /^(?:n\/?a|none|null|nil|no|unknown|无|没有|-+|\.+|x+|0+|1{4,}|9{4,}|12345?6?)$/iu;

/** Australian states by the first digits of the code; post-box ranges included. */
const AU_RANGES: readonly (readonly [from: number, to: number, state: string])[] = [
  [200, 299, 'ACT'],
  [800, 999, 'NT'],
  [1000, 2599, 'NSW'],
  [2600, 2618, 'ACT'],
  [2619, 2899, 'NSW'],
  [2900, 2920, 'ACT'],
  [2921, 2999, 'NSW'],
  [3000, 3999, 'VIC'],
  [4000, 4999, 'QLD'],
  [5000, 5999, 'SA'],
  [6000, 6999, 'WA'],
  [7000, 7999, 'TAS'],
  [8000, 8999, 'VIC'],
  [9000, 9999, 'QLD'],
];
const AU_STATES: ReadonlySet<string> = new Set(AU_RANGES.map(([, , state]) => state));

/** `S-958 22`, `D-10115`: the old international prefix is right, if old-fashioned. */
const withoutCountryPrefix = (country: string, code: string): string => {
  const prefix = /^([A-Z]{1,3})-(?=\d)/u.exec(code)?.[1];
  const known: Readonly<Record<string, string>> = {
    S: 'SE',
    D: 'DE',
    B: 'BE',
    F: 'FR',
    A: 'AT',
    I: 'IT',
    L: 'LU',
    CH: 'CH',
    DK: 'DK',
    NO: 'NO',
    N: 'NO',
    FIN: 'FI',
    FI: 'FI',
    SE: 'SE',
    DE: 'DE',
  };
  return prefix !== undefined && known[prefix] === country ? code.slice(prefix.length + 1) : code;
};

export const normalisePostcode = (country: string, code: string): string =>
  withoutCountryPrefix(
    country,
    code
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );

/** Each O, I, L, S, B swapped for the digit it is mistaken for, and back: the codes that would pass. */
function mended(format: PostcodeFormat, code: string): readonly string[] {
  const swaps: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', L: '1' };
  const places = [...code].flatMap((char, at) => (swaps[char] === undefined ? [] : [at]));
  if (places.length === 0 || places.length > 5) return [];
  const found: string[] = [];
  for (let bits = 1; bits < 1 << places.length; bits += 1) {
    const chars = [...code];
    places.forEach((at, n) => {
      if (bits & (1 << n)) chars[at] = swaps[chars[at] ?? ''] ?? '';
    });
    const candidate = chars.join('');
    if (format.pattern.test(candidate)) found.push(candidate);
  }
  return found;
}

function checkState(country: string, code: string, state: string): PostcodeCheck {
  if (country === 'US') {
    const written = usStateCode(state);
    const states = statesOfZip(code);
    if (written !== null && states.length > 0 && !states.includes(written)) return { valid: false, reason: 'other_state', states };
  }
  if (country === 'AU') {
    const written = state.trim().toUpperCase();
    const states = AU_RANGES.filter(([from, to]) => Number(code) >= from && Number(code) <= to).map(([, , name]) => name);
    // The capital territory and the towns around it share ranges.
    const neighbours = written === 'ACT' || written === 'NSW' ? states.some((name) => name === 'ACT' || name === 'NSW') : states.includes(written);
    if (AU_STATES.has(written) && states.length > 0 && !neighbours) return { valid: false, reason: 'other_state', states };
  }
  return VALID;
}

export function checkPostcode({ country, code, state = '' }: PostcodeInput): PostcodeCheck {
  const format = postcodeFormat(country);
  const plain = normalisePostcode(country, code);
  if (format === 'none') return plain === '' ? VALID : { valid: false, reason: 'not_used_here', suggestion: '' };
  // A country we know nothing about is not accused of anything.
  if (format === null) return VALID;
  if (plain === '') return format.optional ? VALID : { valid: false, reason: 'missing' };
  if (format.pattern.test(plain)) {
    // 00000 has the shape of a German code and is nobody's; 12345 is a real ZIP and a real German one.
    return /^0+$/u.test(plain.replaceAll(/\W/gu, '')) ? { valid: false, reason: 'placeholder' } : checkState(country, plain, state);
  }
  if (PLACEHOLDER.test(plain)) return { valid: false, reason: 'placeholder' };
  const candidates = mended(format, plain);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return { valid: false, reason: 'letter_for_digit', suggestion: only };
  if (LEADING_ZERO.has(country) && /^\d[\d-]*$/u.test(plain) && format.pattern.test(`0${plain}`)) {
    return { valid: false, reason: 'lost_leading_zero', suggestion: `0${plain}` };
  }
  if (country === 'US' && /^\d{4}$/u.test(plain) && statesOfZip(`0${plain}`).length > 0)
    return { valid: false, reason: 'lost_leading_zero', suggestion: `0${plain}` };
  return { valid: false, reason: 'pattern' };
}

/** Where codes really begin with zero; a short code elsewhere has lost something else. */
const LEADING_ZERO: ReadonlySet<string> = new Set(['DE', 'IT', 'ES', 'MX', 'CN', 'KR', 'FI', 'SG', 'UA', 'TR', 'EE', 'AU', 'NO', 'FR', 'MY', 'BR', 'JP', 'PL']);
