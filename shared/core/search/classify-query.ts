export const LOOK_UPS = ['order_number', 'waybill', 'phone', 'phone_end', 'sku', 'chinese_name', 'pinyin', 'latin_name', 'address_part'] as const;
export type LookUpKind = (typeof LOOK_UPS)[number];

export interface LookUp {
  readonly kind: LookUpKind;
  /** What to look for, already in the form the index holds: digits of a phone, lower-case pinyin, upper-case numbers. */
  readonly term: string;
}

const HAN_ONLY = /^[\p{Script=Han}·]+$/u;
const HAN = /\p{Script=Han}/u;
const PHONE = /^\+?[\d\s()-]+$/;
const NUMBER = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9\-_/.#]*$/;
const LETTERS = /^\p{Script=Latin}[\p{Script=Latin}\s.'’-]*$/u;
const ADDRESS_ENDING = /[省市区县镇乡村路街巷弄号栋幢楼室]$/u;
const SHORTEST_NUMBER = 4;

function ofDigits(text: string): readonly LookUp[] {
  const digits = text.replace(/\D/g, '');
  const national = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  const numbers: readonly LookUp[] = [
    { kind: 'order_number', term: digits },
    { kind: 'waybill', term: digits },
    { kind: 'sku', term: digits },
  ];
  if (digits.length < SHORTEST_NUMBER)
    return [
      { kind: 'sku', term: digits },
      { kind: 'order_number', term: digits },
    ];
  if (/^1\d{10}$/.test(national) || text.startsWith('+')) return [{ kind: 'phone', term: national }, ...numbers];
  return digits.length <= 10 ? [{ kind: 'phone_end', term: digits }, ...numbers] : [...numbers, { kind: 'phone', term: digits }];
}

function ofHan(text: string): readonly LookUp[] {
  const name: LookUp = { kind: 'chinese_name', term: text };
  const address: LookUp = { kind: 'address_part', term: text };
  const length = Array.from(text).length;
  if (!HAN_ONLY.test(text) || length > 6) return [address];
  return length > 3 || (length > 2 && ADDRESS_ENDING.test(text)) ? [address, name] : [name, address];
}

/** What a typed text can mean, likeliest first. Nothing is ruled out that could be meant: each kind is a cheap look-up of its own. */
export function classifyQuery(text: string): readonly LookUp[] {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (plain === '') return [];
  if (PHONE.test(plain) && /\d/.test(plain)) {
    const dashed = /\d-\d/.test(plain) && !plain.startsWith('+') ? (['order_number', 'waybill', 'sku'] as const) : [];
    return [...ofDigits(plain), ...dashed.map((kind): LookUp => ({ kind, term: plain }))];
  }
  if (HAN.test(plain)) return ofHan(plain);
  if (NUMBER.test(plain)) {
    const term = plain.toUpperCase();
    const numbers: readonly LookUp[] = [
      { kind: 'order_number', term },
      { kind: 'waybill', term },
      { kind: 'sku', term },
    ];
    return plain.includes('-') || plain.length < 10 ? [{ kind: 'sku', term }, ...numbers.slice(0, 2)] : numbers;
  }
  if (LETTERS.test(plain)) {
    const pinyinTerm = plain
      .toLowerCase()
      .replaceAll('ü', 'v')
      .replace(/[^a-z]/g, '');
    const words: readonly LookUp[] = [
      { kind: 'latin_name', term: plain.toLowerCase() },
      { kind: 'address_part', term: plain.toLowerCase() },
    ];
    const pinyin: readonly LookUp[] = pinyinTerm.length >= 2 ? [{ kind: 'pinyin', term: pinyinTerm }] : [];
    return plain.includes('-')
      ? [{ kind: 'sku', term: plain.toUpperCase() }, ...pinyin, ...words]
      : [...pinyin, ...words, { kind: 'sku', term: plain.toUpperCase() }];
  }
  return [
    { kind: 'address_part', term: plain.toLowerCase() },
    { kind: 'sku', term: plain.toUpperCase() },
  ];
}
