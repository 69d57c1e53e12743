import type { Finding } from '../../finding/finding.ts';
import type { Recipient } from '../../order/recipient.ts';
import type { AddressContext } from './address-context.ts';
import { addressFinding, addressSuggestion, changesTo, whole } from './address-finding.ts';
import { splitPasted } from '../chinese/split-pasted.ts';

/** A telephone number, or the words of a form: most addresses have neither and cost one look. */
const MAY_HOLD_CONTACT = /\d{11}|\d{3}[- ]\d{4}[- ]?\d{4}|收[货件]人|手机号|联系电话/u;

/**
 * Who and which number, pasted into the address with it. Where the order has no name or no number of its own this is the fault to mend first:
 * what else is wrong can only be told when the address stands alone. Where it has both, the words do no harm and are only pointed out.
 */
export function checkPasted(recipient: Recipient, { divisions }: AddressContext): Finding | null {
  if (!MAY_HOLD_CONTACT.test(recipient.detail)) return null;
  const { name, phone, address, before } = splitPasted(recipient.detail, divisions);
  if (phone === '' && name === '') return null;
  const isNeeded = (recipient.name.trim() === '' && name !== '') || (recipient.phone.trim() === '' && phone !== '');
  const parted: Partial<Recipient> = {
    detail: before === '' ? address : `${before} ${address}`,
    ...(recipient.name.trim() === '' && { name }),
    ...(recipient.phone.trim() === '' && { phone }),
  };
  const part = addressSuggestion('address.contact_parted', changesTo(recipient, parted), isNeeded ? 0.9 : null);
  return addressFinding('address.contact_in_address', whole('detail'), {}, [part], isNeeded ? 'stop' : 'hint');
}
