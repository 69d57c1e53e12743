import type { Recipient } from '../../order/recipient.ts';
import type { Role } from '../../user/roles.ts';
import { maskDetail, maskName, maskPhone, type MaskingProfile } from './mask.ts';

/** The levels a profile may show; everything else of the address is empty. */
const SHOWN_LEVELS: Readonly<Record<MaskingProfile, readonly (keyof Recipient)[]>> = {
  label: ['country', 'province', 'city', 'district', 'town', 'postcode'],
  screen_clerk: ['company', 'email', 'country', 'province', 'city', 'district', 'town', 'detail', 'postcode'],
  screen_packer: ['city', 'district'],
  screen_dispatcher: ['city'],
  report: ['province', 'city'],
  merchant_export: ['country', 'province', 'city', 'district'],
};

/** The recipient as one outlet may show it, field by field; a field that is not shown is empty. */
export function maskRecipient(recipient: Recipient, profile: MaskingProfile): Recipient {
  const shown = SHOWN_LEVELS[profile];
  const level = (field: keyof Recipient): string => (shown.includes(field) ? recipient[field] : '');
  return {
    name: maskName(recipient.name, profile),
    phone: maskPhone(recipient.phone, profile),
    company: level('company'),
    email: level('email'),
    country: level('country'),
    province: level('province'),
    city: level('city'),
    district: level('district'),
    town: level('town'),
    detail: profile === 'label' ? maskDetail(recipient.detail) : level('detail'),
    postcode: level('postcode'),
  };
}

/** What a screen shows: the widest of a person's roles; who works on orders sees addresses, the others what their bench needs. */
export function profileOf(roles: readonly Role[]): MaskingProfile {
  if (roles.some((role) => role === 'clerk' || role === 'operator' || role === 'supervisor')) return 'screen_clerk';
  if (roles.includes('packer')) return 'screen_packer';
  return roles.includes('dispatcher') ? 'screen_dispatcher' : 'report';
}
