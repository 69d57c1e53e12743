import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import { findPhoneFaults, type PhoneFaultCode } from '../../phone/find-phone-faults.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo } from './address-finding.ts';

/** Numbers that work and only deserve a word. */
const HINTS: ReadonlySet<PhoneFaultCode> = new Set(['phone_virtual', 'phone_no_sms']);

export function checkPhoneField(recipient: Recipient, country: string, context: AddressContext): readonly Finding[] {
  const faults = findPhoneFaults(recipient.phone, {
    region: country,
    trainingNumbers: context.trainingNumbers,
    ...(context.nowAt !== undefined && { nowAt: context.nowAt }),
    ...(context.virtualUntilAt !== undefined && { virtualUntilAt: context.virtualUntilAt }),
  });
  return faults.map(({ code, span, params, readings }) => {
    // Abroad many order files never had a phone column; a Chinese courier does not set out without a number.
    const isHint = HINTS.has(code) || (code === 'phone_missing' && !['CN', 'HK', 'MO', 'TW'].includes(country));
    const confidence = readings.length === 1 ? 0.95 : null;
    const suggestions = readings.map((phone) => addressSuggestion('address.same_digits', changesTo(recipient, { phone }), confidence));
    return addressFinding(`address.${code}`, { field: 'phone', span }, params, suggestions, isHint ? 'hint' : 'stop');
  });
}
