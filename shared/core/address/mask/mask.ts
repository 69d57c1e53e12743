import type { Recipient } from '../../order/recipient.ts';

/**
 * What of a person each outlet may show (GB/T 41833-2022, 快递电子运单). On a label at least one character of the name, six digits of the phone
 * and the unit and room are hidden; screens and exports follow the role. The journal shows keyed tokens instead, which are made where the key is.
 * Whatever cannot be understood is hidden rather than shown.
 */
export const MASKING_PROFILES = ['label', 'screen_clerk', 'screen_packer', 'screen_dispatcher', 'report', 'merchant_export'] as const;
export type MaskingProfile = (typeof MASKING_PROFILES)[number];

const MARK = /[\p{L}\p{N}]/u;
const stars = (count: number): string => '*'.repeat(Math.max(0, count));

/** 沈听澜 → 沈**, Maria Beck → M**** B***, 杰 → *. */
const maskWord = (word: string): string => {
  const [first = '', ...rest] = [...word];
  return rest.length === 0 ? stars(first === '' ? 0 : 1) : first + stars(rest.length);
};

export function maskName(name: string, profile: MaskingProfile): string {
  switch (profile) {
    case 'screen_clerk':
      return name;
    case 'label':
    case 'screen_packer':
    case 'merchant_export':
      return name.trim().split(/\s+/u).map(maskWord).join(' ');
    case 'screen_dispatcher':
    case 'report':
      return '';
  }
}

/** Hides the characters of a number from `from` up to `to`, counting letters and digits only, so that + and - keep the number readable. */
function hideMarks(number: string, from: number, to: number): string {
  let count = -1;
  return [...number]
    .map((char) => {
      if (!MARK.test(char)) return char;
      count += 1;
      return count >= from && count < to ? '*' : char;
    })
    .join('');
}

const HIDDEN_ON_LABEL = 6;
/** +86 and a mobile: up to here the six hidden digits stand before the last two; a longer field holds two numbers or an extension and hides more. */
const LONGEST_SINGLE_NUMBER = 13;

export function maskPhone(phone: string, profile: MaskingProfile): string {
  const count = [...phone].filter((char) => MARK.test(char)).length;
  switch (profile) {
    case 'label': {
      const last = Math.min(2, Math.max(0, count - HIDDEN_ON_LABEL));
      const first = count > LONGEST_SINGLE_NUMBER ? 3 : Math.max(0, count - last - HIDDEN_ON_LABEL);
      return hideMarks(phone, first, count - last);
    }
    case 'screen_clerk':
      return count > 7 ? hideMarks(phone, 3, count - 4) : hideMarks(phone, 0, count - 4);
    case 'merchant_export':
      return hideMarks(phone, 0, count - 4);
    case 'screen_packer':
    case 'screen_dispatcher':
    case 'report':
      return '';
  }
}

const NUMERAL = '[\\d０-９一二三四五六七八九十百零]+';
/** Up to and with the house number: 听雨路12号, 望星路99弄5号, 望京里2号院. A 号 before 楼, 室 or 房 counts buildings and rooms and ends the search. */
const HOUSE = new RegExp(
  `^.*?(?:${NUMERAL}\\s*弄\\s*)?${NUMERAL}(?:\\s*[-之－]\\s*${NUMERAL})?\\s*[号號](?:大?[街院](?:${NUMERAL}[号號])?)?(?![楼樓室房])`,
  'su',
);
const INSIDE = new RegExp(`(?:${NUMERAL}|[A-Za-z]\\d*)\\s*(?:号?[楼樓幢栋棟座]|号[室房]|单元|單元|[层層]|[室房户]|#)|\\d`, 'u');
const LATIN_UNIT =
  /\b(?:apartment|apt|unit|suite|ste|flat|room|rm|floor|fl|app|appt|wohnung|door|dorm)\b\.?\s*#?\s*[\w-]+|#\s*[\w-]+|\b\d+(?:st|nd|rd|th)?\/f\b|\b\d+(?:st|nd|rd|th) floor\b/giu;

/** 听雨路12号3幢2单元601室 → 听雨路12号***. Without a house number everything from the first number inside on is hidden. */
export function maskDetail(detail: string): string {
  if (!/\p{Script=Han}/u.test(detail)) return detail.replaceAll(LATIN_UNIT, '***');
  const house = HOUSE.exec(detail)?.[0];
  const inside = INSIDE.exec(detail);
  // The building may be counted before any house number: 南校区12号楼.
  const end = house !== undefined && !/[楼樓幢栋棟座室]/u.test(house.slice(-12)) ? house.length : (inside?.index ?? detail.length);
  const rest = detail.slice(end).trim();
  return rest === '' ? detail.trimEnd() : `${detail.slice(0, end)}***`;
}

export function maskAddress(recipient: Recipient, profile: MaskingProfile): string {
  const { province, city, district, town, detail, postcode, country } = recipient;
  const isHan = /\p{Script=Han}/u.test(province + city + district + detail);
  const join = (...parts: readonly string[]): string => {
    const written = parts.filter((part, n) => part !== '' && part !== parts[n - 1]);
    return isHan ? written.join('') : written.join(', ');
  };
  switch (profile) {
    case 'label':
      return isHan ? join(province, city, district, town, maskDetail(detail)) : join(maskDetail(detail), town, district, city, province, postcode, country);
    case 'screen_clerk':
      return isHan ? join(province, city, district, town, detail) : join(detail, town, district, city, province, postcode, country);
    case 'screen_packer':
      return join(city, district);
    case 'screen_dispatcher':
      return city;
    case 'report':
      return join(province, city);
    case 'merchant_export':
      return join(province, city, district);
  }
}
