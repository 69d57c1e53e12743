import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatAddress } from 'localized-address-format';
import { countryCode } from '../../../shared/core/address/divisions/countries.ts';
import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import { createDivisions, type Divisions } from '../../../shared/core/address/divisions/divisions.ts';
import { adcodeOf, parseChinese } from '../../../shared/core/address/chinese/parse-chinese.ts';
import { judgeForeign, readForeignParts, type ForeignParts } from '../../../shared/core/address/foreign/parse-foreign.ts';
import { pinyinFields, readPinyin } from '../../../shared/core/address/divisions/read-pinyin.ts';
import { namePinyin } from '../../../shared/core/search/name-keys.ts';
import { programFolder } from '../data-folder.ts';
import { BadRow, textOf } from './json-lines.ts';

type Row = Readonly<Record<string, unknown>>;

let loaded: Divisions | null = null;
const divisions = (): Divisions =>
  (loaded ??= createDivisions(JSON.parse(readFileSync(path.join(programFolder(), 'resources/divisions/cn-divisions.json'), 'utf8')) as DivisionsData));

const optional = (row: Row, ...fields: readonly string[]): string => {
  const field = fields.find((one) => row[one] !== undefined && row[one] !== null);
  return field === undefined ? '' : textOf(row, field);
};

function chinese(row: Row): object {
  const { parts, postcode, name, phone, ...read } = parseChinese(
    {
      province: optional(row, 'province'),
      city: optional(row, 'city'),
      district: optional(row, 'district'),
      town: optional(row, 'town', 'street'),
      detail: optional(row, 'text', 'detail', 'address'),
      name: optional(row, 'name'),
      phone: optional(row, 'phone'),
      postcode: optional(row, 'postcode', 'postalCode'),
    },
    divisions(),
  );
  return { ...read, ...(name !== '' && { name }), ...(phone !== '' && { phone }), ...(postcode !== '' && { postcode }), parts };
}

/** Tingyu Lu 12, Yuhang, Hangzhou: a Chinese address in Latin letters, read back as far as the table of divisions goes. */
function romanised(row: Row, text: string): object | null {
  const read = readPinyin(text, divisions(), (han) => namePinyin(han).full);
  if (read === null) return null;
  const { province, city, district, town, detail } = pinyinFields(read);
  const [suggestion] = [{ province, city, district, adcode: adcodeOf(read.division), confidence: null, rule: 'pinyin_read' }];
  return { ...chinese({ ...row, text: undefined, province, city, district, town, detail }), suggestions: [suggestion] };
}

function foreign(row: Row, country: string): object {
  const text = optional(row, 'text');
  const read = readForeignParts(text, country);
  const lines = row['addressLines'];
  const given: Partial<ForeignParts> = {
    recipient: optional(row, 'recipient', 'name'),
    organization: optional(row, 'organization', 'company'),
    locality: optional(row, 'locality', 'city'),
    dependentLocality: optional(row, 'dependentLocality', 'district'),
    administrativeArea: optional(row, 'administrativeArea', 'province', 'state'),
    postalCode: optional(row, 'postalCode', 'postcode'),
    sortingCode: optional(row, 'sortingCode'),
    addressLines: Array.isArray(lines)
      ? lines.map(String)
      : [optional(row, 'addressLine1', 'detail', 'address1'), optional(row, 'addressLine2', 'address2')].filter((line) => line !== ''),
  };
  const parts = { ...read, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value.length > 0)) };
  const { status, missing, suggestions, ...named } = judgeForeign(parts, country);
  const { recipient, addressLines, ...rest } = named;
  const label = formatAddress({ ...rest, addressLines: [...addressLines], name: recipient, postalCountry: country });
  return { status, ...named, missing, suggestions, label };
}

/** `{id, country, text | fields…}` to the parts of the address, its state and what may be meant. A row without a country is Chinese when its text is. */
export function checkAddressRow(row: Row): object {
  const written = optional(row, 'country');
  const text = ['text', 'detail', 'province', 'city', 'district', 'address'].map((field) => optional(row, field)).join('');
  const country = countryCode(written) || written.toUpperCase() || (/\p{Script=Han}/u.test(text) ? 'CN' : '');
  if (country === '') throw new BadRow('field "country" is missing');
  if (/^(?:CN|HK|MO|TW)$/u.test(country) && /\p{Script=Han}/u.test(text)) return chinese(row);
  return (country === 'CN' ? romanised(row, text) : null) ?? foreign(row, country);
}
