import { barcodeToGtin14 } from './check-barcode.ts';
import { gtinCheckDigit } from './gtin-check-digit.ts';

/** What the figure inside such a number is. A price is only read past: a bench packs goods, it sells none. */
export const IN_STORE_VALUES = ['grams', 'units', 'price_cents'] as const;

/**
 * How a site writes weight, price or number of pieces into its own EAN-13: `21IIIIIVVVVVC`, a letter or a digit for each place. I item, V value,
 * K check digit of the value, X anything, C check digit of the whole, a digit itself. A UPC-A is the same with a 0 before it.
 */
export interface InStoreLayout {
  readonly picture: string;
  readonly value: (typeof IN_STORE_VALUES)[number];
}

export interface InStoreCode {
  readonly item: string;
  readonly value: number;
  readonly measure: InStoreLayout['value'];
  /** The same number with no value in it, 13 digits: what stands in a catalogue, and what may be learned. */
  readonly reference: string;
  /** Whether the value's own check digit fits; true where the layout has none. */
  readonly isValueRight: boolean;
}

const LENGTH = 13;
const SHORTEST_ITEM = 3;

/** Weights of the GS1 General Specifications, 7.9.2, as what each digit counts: twice less its tens, three times, five times with and less its tens. */
const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVE_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/** The check digit that stands beside a weight or price of four or five digits (GS1 General Specifications, 7.9.3 and 7.9.4). */
export function valueCheckDigit(value: string): number {
  const weights = value.length === 4 ? [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS] : [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS];
  const sum = weights.reduce((total, weight, at) => total + (weight[Number(value.charAt(at))] ?? 0), 0);
  return value.length === 4 ? (3 * sum) % 10 : FIVE_MINUS.indexOf((10 - (sum % 10)) % 10);
}

const placesOf = (picture: string, letter: string): readonly number[] => [...picture].flatMap((one, at) => (one === letter ? [at] : []));
const isOneRun = (places: readonly number[]): boolean => places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1);

/** Why a picture cannot be read by; undefined where it can. */
export function layoutFault({ picture }: InStoreLayout): 'length' | 'letters' | 'range' | 'item' | 'value' | 'check' | undefined {
  if (picture.length !== LENGTH) return 'length';
  if (!/^\d+[IVKX\d]*C$/u.test(picture)) return 'letters';
  if (!/^(?:2|02)/u.test(picture)) return 'range';
  const [item, value, check] = [placesOf(picture, 'I'), placesOf(picture, 'V'), placesOf(picture, 'K')];
  if (item.length < SHORTEST_ITEM || !isOneRun(item)) return 'item';
  if (value.length === 0 || !isOneRun(value)) return 'value';
  return check.length === 0 || (check.length === 1 && (value.length === 4 || value.length === 5)) ? undefined : 'check';
}

const fits = (picture: string, digits: string): boolean =>
  picture.length === LENGTH && [...picture].every((letter, at) => !/\d/u.test(letter) || letter === digits.charAt(at));

/** Reads an EAN-13 from the in-store ranges by the first layout that fits; what it means is known inside this company only. */
export function readInStoreCode(code: string, layouts: readonly InStoreLayout[]): InStoreCode | null {
  const gtin = barcodeToGtin14(code);
  if (gtin === null || !/^0(?:2|02)/u.test(gtin)) return null;
  const digits = gtin.slice(1);
  const layout = layouts.find(({ picture }) => fits(picture, digits));
  if (layout === undefined) return null;
  const { picture, value: measure } = layout;
  const read = (letter: string): string => [...digits].filter((_, at) => picture.charAt(at) === letter).join('');
  const bare = Array.from(digits.slice(0, -1), (digit, at) => (/[VKX]/u.test(picture.charAt(at)) ? '0' : digit)).join('');
  const [value, check] = [read('V'), read('K')];
  return {
    item: read('I'),
    value: Number(value),
    measure,
    reference: `${bare}${gtinCheckDigit(bare)}`,
    isValueRight: check === '' || Number(check) === valueCheckDigit(value),
  };
}
