/**
 * Numbers on paper: what it is, whose books, a running number and a check character.
 *
 *   M-7F3A-0024-K     M manual order · P pick list · K pack list · S packing slip · L label · H manifest of what was handed over
 *
 * The check character is ISO/IEC 7064 MOD 37-2 over letters and digits. 37 is a prime and the weights are powers of two, so every single wrong
 * character is caught, every pair of neighbours changed over, and every pair changed over across another. In MOD 37-2 the check may be an
 * asterisk, which nobody finds on a keyboard and no scanner types alike: running numbers that would have it are passed over.
 */
export const DOCUMENT_KINDS = ['manual_order', 'pick_list', 'pack_list', 'packing_slip', 'label'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Everything that has a number: a manifest is of many orders, some of which may be held by the time it is printed again, so that the print journal is not its place. */
const NUMBERED_KINDS = [...DOCUMENT_KINDS, 'manifest'] as const;
export type NumberedKind = (typeof NUMBERED_KINDS)[number];

const LETTERS: Readonly<Record<NumberedKind, string>> = { manual_order: 'M', pick_list: 'P', pack_list: 'K', packing_slip: 'S', label: 'L', manifest: 'H' };
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MODULUS = 37;
const ASTERISK = 36;
const SHAPE = /^([MPKSLH])([0-9A-Z]{4})(\d{4,7})([0-9A-Z])$/u;

/** The value, 0 to 36, that makes the weighted sum one. Characters outside A–Z and 0–9 do not count. */
function checkValue(text: string): number {
  let sum = 0;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value >= 0) sum = ((sum + value) * 2) % MODULUS;
  }
  return (MODULUS + 1 - sum) % MODULUS;
}

/** A place in the books of one life of one station (ARCHITECTURE, "always true" 10): four characters, so that a restored copy never repeats a number. */
export const booksOf = (incarnationId: string): string =>
  incarnationId
    .replaceAll(/[^0-9a-z]/giu, '')
    .slice(-4)
    .toUpperCase()
    .padStart(4, '0');

/** The books of a drill: an R is no digit of an incarnation, so that no paper of a drill has the number of a real one. */
export const drillBooksOf = (incarnationId: string): string => `DR${booksOf(incarnationId).slice(-2)}`;

/** The next number after `lastRun`, and which run it is. */
export function nextDocumentNumber(kind: NumberedKind, books: string, lastRun: number): { readonly number: string; readonly run: number } {
  for (let run = lastRun + 1; ; run += 1) {
    const digits = String(run).padStart(4, '0');
    const value = checkValue(`${LETTERS[kind]}${books}${digits}`);
    if (value !== ASTERISK) return { number: `${LETTERS[kind]}-${books}-${digits}-${ALPHABET.charAt(value)}`, run };
  }
}

/** Runs that were passed over between these numbers, as they stand on paper without a check character: whoever counts papers misses none of them. */
export function passedOver(numbers: readonly string[]): readonly string[] {
  const runs = new Map<string, number[]>();
  for (const number of numbers) {
    const read = readDocumentNumber(number);
    if (read === null) continue;
    const series = `${LETTERS[read.kind]}-${read.books}`;
    runs.set(series, [...(runs.get(series) ?? []), read.run]);
  }
  return [...runs].flatMap(([series, all]) => {
    const [from, until] = [Math.min(...all), Math.max(...all)];
    const between = Array.from({ length: until - from }, (_, at) => `${series}-${String(from + at).padStart(4, '0')}`);
    return between.filter((number) => checkValue(number) === ASTERISK);
  });
}

export interface ReadDocumentNumber {
  readonly kind: NumberedKind;
  readonly books: string;
  readonly run: number;
}

/** A number as typed or scanned, hyphens or not; null when it is none of ours or was misread. */
export function readDocumentNumber(text: string): ReadDocumentNumber | null {
  const plain = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '');
  const parts = SHAPE.exec(plain);
  if (parts === null) return null;
  const [, letter = '', books = '', digits = '', check = ''] = parts;
  const kind = NUMBERED_KINDS.find((one) => LETTERS[one] === letter);
  if (kind === undefined || checkValue(plain.slice(0, -1)) !== ALPHABET.indexOf(check)) return null;
  return { kind, books, run: Number(digits) };
}
