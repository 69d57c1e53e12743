import type { RequestType } from './request-rules.ts';

/** What this site can do for a customer, until when, how often and for how much. Data an administrator edits. */
export interface ServiceTerm {
  readonly type: RequestType;
  readonly offered: boolean;
  /** Decimal text in the terms' currency; "0" is free. */
  readonly fee: string;
  /** Minute of the site's day after which it ships on the next open day; null for none. */
  readonly cutOffMinute: number | null;
  /** How many a day can be done; null for any number. */
  readonly perDay: number | null;
  /** Codes of the carriers that offer it; empty where the carrier does not matter. */
  readonly carriers: readonly string[];
}
export interface RequestTerms {
  readonly currency: string;
  readonly services: readonly ServiceTerm[];
}

const term = (type: RequestType, parts: Partial<ServiceTerm> = {}): ServiceTerm => ({
  type,
  offered: true,
  fee: '0',
  cutOffMinute: null,
  perDay: null,
  carriers: [],
  ...parts,
});

/** Where a new site begins; every figure is meant to be looked at. */
export const STARTING_TERMS: RequestTerms = {
  currency: 'CNY',
  services: [
    term('designate_carrier', { fee: '8' }),
    term('exclude_carrier'),
    term('service_level', { fee: '12', cutOffMinute: 16 * 60 }),
    term('urgent', { fee: '10', cutOffMinute: 16 * 60, perDay: 40 }),
    term('gift_note', { fee: '0' }),
    term('gift_wrap', { fee: '5', perDay: 60 }),
    term('no_price'),
    term('plain_pack'),
    term('extra_pack', { fee: '3' }),
    term('photo_video', { fee: '2', perDay: 30 }),
    term('insurance', { fee: '4' }),
    term('signature', { fee: '2' }),
    term('invoice'),
    term('cod', { offered: false }),
  ],
};

export const isFee = (text: string): boolean => /^\d{1,6}(?:\.\d{1,2})?$/u.test(text);

/** Adds decimal texts without floating point. */
export function addFees(fees: readonly string[]): string {
  const cents = fees.reduce((sum, fee) => {
    const [whole = '0', part = ''] = fee.split('.');
    return sum + Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2));
  }, 0);
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}
