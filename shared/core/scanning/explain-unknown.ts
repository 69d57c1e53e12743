import { checkBarcode } from '../barcode/check-barcode.ts';

/** Why a scan says nothing, so that the desk can say what to do: pull the trigger again, wipe the glass, hold one code before the light. */
export type ScanTrouble =
  /** One code arrived twice in one piece. */
  | { readonly because: 'glued'; readonly code: string }
  /** Several codes in one piece, in order. */
  | { readonly because: 'several'; readonly codes: readonly string[] }
  /** Its beginning or its end is missing; the codes it may have been. */
  | { readonly because: 'truncated'; readonly candidates: readonly string[] }
  | { readonly because: 'check_digit'; readonly expected: number }
  /** The weight or price inside a number of the house does not fit its own check digit. */
  | { readonly because: 'value_digit' }
  | { readonly because: 'damaged' }
  | { readonly because: 'not_known' };

/** Shorter remains of a code fit too many codes. */
const SHORTEST_REMAINDER = 5;
const SHORTEST_PART = 4;
const MOST_PARTS = 8;

/** The text as known codes one behind another, the longest first at each place; undefined when it is not. */
function takeApart(text: string, isKnown: (part: string) => boolean): readonly string[] | undefined {
  const dead = new Set<number>();
  const from = (at: number, left: number): readonly string[] | undefined => {
    if (at === text.length) return [];
    if (left === 0 || dead.has(at)) return undefined;
    for (let end = text.length; end - at >= SHORTEST_PART; end -= 1) {
      if (!isKnown(text.slice(at, end))) continue;
      const rest = from(end, left - 1);
      if (rest !== undefined) return [text.slice(at, end), ...rest];
    }
    dead.add(at);
    return undefined;
  };
  return from(0, MOST_PARTS);
}

const halves = (text: string): string | undefined =>
  text.length % 2 === 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2) ? text.slice(0, text.length / 2) : undefined;

export function explainUnknown(text: string, isKnown: (part: string) => boolean, expected: readonly string[]): ScanTrouble {
  const once = halves(text);
  // A right check digit on both halves and a wrong length for the whole is proof enough, also for a code nobody here knows.
  if (once !== undefined && once.length >= SHORTEST_PART && (isKnown(once) || checkBarcode(once).valid)) return { because: 'glued', code: once };
  const separated = text.split(/[\s,;|]+/u).filter((part) => part !== '');
  if (separated.length > 1 && separated.every(isKnown)) {
    return new Set(separated).size === 1 ? { because: 'glued', code: separated[0] ?? '' } : { because: 'several', codes: separated };
  }
  // A long text is no row of codes, and trying every cut of it would take too long.
  const parts = text.length <= 256 ? takeApart(text, isKnown) : undefined;
  if (parts !== undefined && parts.length > 1) {
    return new Set(parts).size === 1 ? { because: 'glued', code: parts[0] ?? '' } : { because: 'several', codes: parts };
  }
  const barcode = checkBarcode(text);
  if (barcode.kind === 'damaged') return { because: 'damaged' };
  if (text.length >= SHORTEST_REMAINDER) {
    const candidates = [...new Set(expected.filter((code) => code.length > text.length && (code.startsWith(text) || code.endsWith(text))))];
    if (candidates.length > 0) return { because: 'truncated', candidates };
  }
  if (barcode.reason === 'check_digit' && barcode.expectedCheckDigit !== undefined) return { because: 'check_digit', expected: barcode.expectedCheckDigit };
  return { because: 'not_known' };
}
