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
