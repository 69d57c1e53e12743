import { barcodeToGtin14 } from './check-barcode.ts';
import { gtinCheckDigit } from './gtin-check-digit.ts';

/**
 * How numbers of one product belong together: the GTIN of the unit, and the GTIN-14 of the inner packs and cases that hold it.
 *
 *   (1) 690123456789 (C)     indicator 1-8: a case of the unit 0 690123456789 (c); how many it holds the number does not say
 *   (9) …                    a case or piece of varying weight: weight or count stands beside it, in another element
 *   (0) …                    the unit itself
 */
export interface GtinLevel {
  /** 14 digits. */
  readonly gtin: string;
  readonly level: 'unit' | 'case' | 'variable';
  /** 14 digits of the unit inside; the number itself for a unit. */
  readonly unit: string;
}

const withCheckDigit = (body: string): string => `${body}${gtinCheckDigit(body)}`;

/** Null for what is no valid GTIN. In-store numbers have levels of their company's own making and are units here. */
export function gtinLevel(code: string): GtinLevel | null {
  const gtin = barcodeToGtin14(code);
  if (gtin === null) return null;
  const indicator = gtin.charAt(0);
  const unit = indicator === '0' ? gtin : withCheckDigit(`0${gtin.slice(1, 13)}`);
  return { gtin, level: indicator === '0' ? 'unit' : indicator === '9' ? 'variable' : 'case', unit };
}

/** The GTIN-14 under which cases of a unit are numbered; the indicator is the level of packing, 1 to 8. */
export const caseGtin = (unit: string, indicator: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8): string | null => {
  const level = gtinLevel(unit);
  return level?.level === 'unit' ? withCheckDigit(`${indicator}${level.gtin.slice(1, 13)}`) : null;
};

/** How a site writes weight or price into its own numbers: `20IIIIIVVVVVC`, one letter a digit. I item, V value, X anything, C check digit. */
export interface InStoreLayout {
  readonly picture: string;
  readonly value: 'grams' | 'price_cents' | 'units';
}

export interface InStoreCode {
  readonly item: string;
  readonly value: number;
  readonly measure: InStoreLayout['value'];
}

/** Reads an EAN-13 from the in-store ranges by the first layout that fits; what it means is known inside this company only. */
export function readInStoreCode(code: string, layouts: readonly InStoreLayout[]): InStoreCode | null {
  const gtin = barcodeToGtin14(code);
  if (gtin === null || !gtin.startsWith('0') || !/^0(?:2|02|04)/u.test(gtin)) return null;
  const digits = gtin.slice(1);
  for (const { picture, value } of layouts) {
    const fits = picture.length === 13 && [...picture].every((letter, at) => !/\d/u.test(letter) || letter === digits.charAt(at));
    if (!fits) continue;
    const read = (letter: string): string => [...digits].filter((_, at) => picture.charAt(at) === letter).join('');
    return { item: read('I'), value: Number(read('V')), measure: value };
  }
  return null;
}
