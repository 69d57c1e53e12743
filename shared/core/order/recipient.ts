/**
 * Where a parcel goes. Every field is text as it arrived, trimmed; an absent field is the empty string.
 * `country` is ISO 3166 alpha-2 where it could be read, else the text as written. `province` is the state or region abroad.
 * `town` is the Chinese street office or township (街道, 镇); `detail` is the rest of the address, lines joined by a line feed.
 */
export interface Recipient {
  readonly name: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  readonly detail: string;
  readonly postcode: string;
}

export const RECIPIENT_FIELDS = ['name', 'company', 'phone', 'email', 'country', 'province', 'city', 'district', 'town', 'detail', 'postcode'] as const;
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

export const emptyRecipient: Recipient = {
  name: '',
  company: '',
  phone: '',
  email: '',
  country: '',
  province: '',
  city: '',
  district: '',
  town: '',
  detail: '',
  postcode: '',
};
