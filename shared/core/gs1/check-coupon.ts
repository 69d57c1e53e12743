import { dateChecks } from './check-dates.ts';
import { type ComponentFault, fault, onlyDigits } from './component-fault.ts';

/**
 * The paperless coupon codes of North America, AI 8110 and 8112: fields that follow one another, most with a digit before them that says how
 * long they are. A reader walks them and stops at the first fault.
 */
class CouponFault extends Error {
  readonly found: ComponentFault;
  constructor(found: ComponentFault) {
    super(found.code);
    this.found = found;
  }
}

interface LengthRule {
  readonly field: string;
  readonly digits: RegExp;
  readonly plus: number;
  /** A length digit that means: the field is not there. */
  readonly absent?: string;
}

const couponReader = (text: string) => {
  let at = 0;
  const refuse = (code: string, from: number, length: number): never => {
    throw new CouponFault(fault(`COUPON_${code}`, from, length));
  };
  const missing = (code: string): never => refuse(code, 0, text.length);
  const take = (length: number, code: string): string => {
    if (text.length - at < length) refuse(code, at === text.length ? 0 : at, at === text.length ? text.length : text.length - at);
    at += length;
    return text.slice(at - length, at);
  };
  return {
    ended: (): boolean => at === text.length,
    at: (): number => at,
    take,
    refuse,
    missing,
    digit: (field: string, allowed: RegExp): void => {
      if (at === text.length) missing(`MISSING_${field}`);
      if (!allowed.test(text.charAt(at))) refuse(`INVALID_${field}`, at, 1);
      at += 1;
    },
    sized: ({ field, digits, plus, absent }: LengthRule): void => {
      if (at === text.length) missing(`MISSING_${field}_VLI`);
      const size = text.charAt(at);
      if (!digits.test(size)) refuse(`INVALID_${field}_LENGTH`, at, 1);
      at += 1;
      take(size === absent ? 0 : Number(size) + plus, `TRUNCATED_${field}`);
    },
    /** Whether the next optional field is this one. */
    option: (mark: string): boolean => {
      if (text.charAt(at) !== mark) return false;
      at += 1;
      return true;
    },
  };
};
type CouponReader = ReturnType<typeof couponReader>;

const endOf = (reader: CouponReader, text: string): void => {
  if (!reader.ended()) reader.refuse('EXCESS_DATA', reader.at(), text.length - reader.at());
};

const purchase = (reader: CouponReader, which: string): void => {
  reader.sized({ field: `${which}_PURCHASE_REQUIREMENT`, digits: /^[1-5]$/u, plus: 0 });
  reader.digit(`${which}_PURCHASE_REQUIREMENT_CODE`, /^[0-49]$/u);
  reader.take(3, `TRUNCATED_${which}_PURCHASE_FAMILY_CODE`);
};

const day = (reader: CouponReader, field: string, invalid: string): string => {
  const from = reader.at();
  const text = reader.take(6, `TOO_SHORT_FOR_${field}`);
  if (dateChecks['yymmdd']?.(text) !== undefined) reader.refuse(invalid, from, 6);
  return text;
};

function readOffer(reader: CouponReader, text: string): void {
  reader.sized({ field: 'GCP', digits: /^[0-6]$/u, plus: 6 });
  reader.take(6, 'TRUNCATED_OFFER_CODE');
  reader.sized({ field: 'SAVE_VALUE', digits: /^[1-5]$/u, plus: 0 });
  purchase(reader, '1ST');
  if (reader.option('1')) {
    reader.digit('ADDITIONAL_PURCHASE_RULES_CODE', /^[0-3]$/u);
    purchase(reader, '2ND');
    reader.sized({ field: '2ND_PURCHASE_GCP', digits: /^[0-69]$/u, plus: 6, absent: '9' });
  }
  if (reader.option('2')) {
    purchase(reader, '3RD');
    reader.sized({ field: '3RD_PURCHASE_GCP', digits: /^[0-69]$/u, plus: 6, absent: '9' });
  }
  // The misspelling is GS1's own name for this fault.
  const expires = reader.option('3') ? day(reader, 'EXPIRATION_DATE', 'INVALID_EXIPIRATION_DATE') : undefined;
  if (reader.option('4')) {
    const starts = day(reader, 'START_DATE', 'INVALID_START_DATE');
    if (expires !== undefined && starts > expires) reader.refuse('EXPIRATION_BEFORE_START', reader.at() - 14, 14);
  }
  if (reader.option('5')) reader.sized({ field: 'SERIAL_NUMBER', digits: /^\d$/u, plus: 6 });
  if (reader.option('6')) reader.sized({ field: 'RETAILER_GCP_OR_GLN', digits: /^[1-7]$/u, plus: 6 });
  if (reader.option('9')) {
    reader.digit('SAVE_VALUE_CODE', /^[01256]$/u);
    reader.digit('SAVE_VALUE_APPLIES_TO_ITEM', /^[0-2]$/u);
    reader.digit('STORE_COUPON_FLAG', /^\d$/u);
    reader.digit('DONT_MULTIPLY_FLAG', /^[01]$/u);
  }
  endOf(reader, text);
}

function readPositiveOffer(reader: CouponReader, text: string): void {
  reader.digit('FORMAT_CODE', /^[01]$/u);
  reader.sized({ field: 'FUNDER', digits: /^[0-6]$/u, plus: 6 });
  reader.take(6, 'TRUNCATED_OFFER_CODE');
  reader.sized({ field: 'SERIAL_NUMBER', digits: /^\d$/u, plus: 6 });
  endOf(reader, text);
}

const couponCheck =
  (read: (reader: CouponReader, text: string) => void) =>
  (text: string): ComponentFault | undefined => {
    const stray = onlyDigits(text);
    if (stray !== undefined) return stray;
    try {
      read(couponReader(text), text);
      return undefined;
    } catch (error) {
      if (error instanceof CouponFault) return error.found;
      throw error;
    }
  };

export const checkCoupon = couponCheck(readOffer);
export const checkPositiveOffer = couponCheck(readPositiveOffer);
