import type { AddressContext } from '../address/check/address-context.ts';
import { parseChinese } from '../address/chinese/parse-chinese.ts';
import { splitDetail, type DetailParts } from '../address/detail/split-detail.ts';
import type { Finding, Suggestion } from '../finding/finding.ts';
import { MessageText } from '../manual-order/message-text.ts';
import { readContact, type ReadContact, type ReadPlace } from '../manual-order/read-contact.ts';
import type { FieldChange, FieldPath, Order } from '../order/order.ts';
import type { Recipient, RecipientField } from '../order/recipient.ts';
import { answerWords, choiceIn, verdictIn } from './answer-words.ts';

/**
 * What a customer or merchant wrote back, read against the question that was open: an address or a part of one, a phone number, a choice among
 * what was offered, yes or no.
 *
 *   对的                          the suggestion that was shown
 *   是余杭区的,3栋502室           the district, and the room behind the road that is known
 *   第二个 / B / 要黑色L码        the one of the offered that is meant
 *
 * Nothing is decided here. What is not sure is shown all the same and has to be taken over by hand.
 */
export const ANSWER_REASONS = [
  'phone_read',
  'phone_doubtful',
  'name_read',
  'address_read',
  'address_part',
  'address_doubtful',
  'chosen_by_code',
  'chosen_by_words',
  'chosen_by_number',
  'agreed',
  'refused',
] as const;
export type AnswerReason = (typeof ANSWER_REASONS)[number];

export interface AnswerReading {
  readonly verdict: 'yes' | 'no' | null;
  readonly changes: readonly FieldChange[];
  readonly reasons: readonly AnswerReason[];
  /** Nothing in it was doubtful; then one key takes it over. */
  readonly sure: boolean;
}

/** Suggestions as people see them: the surest first, the same change once. */
export function offeredBy(findings: readonly Finding[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return findings
    .flatMap(({ suggestions }) => suggestions)
    .filter(({ changes }) => changes.length > 0)
    .toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))
    .filter(({ changes }) => {
      const key = JSON.stringify(changes);
      return !seen.has(key) && seen.add(key);
    });
}

const DOUBTFUL: ReadonlySet<AnswerReason> = new Set(['phone_doubtful', 'address_doubtful', 'chosen_by_number', 'refused']);

interface Found {
  readonly changes: readonly FieldChange[];
  readonly reasons: readonly AnswerReason[];
}
const NOTHING: Found = { changes: [], reasons: [] };

/** `offered` in the order in which people see it. */
export function readAnswer(
  text: string,
  order: Order,
  offered: readonly Suggestion[],
  context: Pick<AddressContext, 'divisions' | 'trainingNumbers' | 'siteCountry'>,
): AnswerReading {
  const words = answerWords(text);
  const { verdict, rest } = verdictIn(words);
  const chosen = choiceIn(rest === '' ? words : rest, offered);
  const contact = chosen === null ? readWhere(rest, order, context) : NOTHING;
  const [first] = offered;
  const found: Found =
    chosen !== null
      ? { changes: chosen.suggestion.changes, reasons: [chosen.how] }
      : contact.changes.length > 0 || verdict !== 'yes' || first === undefined
        ? contact
        : { changes: first.changes, reasons: ['agreed'] };
  // "No" beside something that was read leaves it open which of the two counts.
  const reasons: readonly AnswerReason[] = verdict === 'no' ? [...found.reasons, 'refused'] : found.reasons;
  return { verdict, changes: found.changes, reasons, sure: !reasons.some((reason) => DOUBTFUL.has(reason)) };
}

function readWhere(rest: string, order: Order, context: Pick<AddressContext, 'divisions' | 'trainingNumbers' | 'siteCountry'>): Found {
  if (rest === '') return NOTHING;
  const { recipient } = order;
  const message = new MessageText(rest, context.divisions.characters);
  const { name, phone, place } = readContact(message, context);
  const target: Partial<Record<RecipientField, string>> = {};
  const reasons: AnswerReason[] = [];
  if (phone.value !== '' && phone.value !== recipient.phone) {
    target.phone = phone.value;
    reasons.push(phone.sure ? 'phone_read' : 'phone_doubtful');
  }
  if (name.value !== '' && name.sure && name.why === 'labelled') {
    target.name = name.value;
    reasons.push('name_read');
  }
  const isChinese = recipient.country === '' || recipient.country === 'CN';
  const where = isChinese
    ? chineseWhere(placeWords(place, spoken(rest, phone.value, name.value)), recipient, context)
    : place.value.detail === ''
      ? null
      : { fields: placeFields(place.value), reason: place.sure ? ('address_read' as const) : ('address_doubtful' as const) };
  if (where !== null) {
    Object.assign(target, where.fields);
    reasons.push(where.reason);
  }
  const changes = Object.entries(target).flatMap(([field, to]): readonly FieldChange[] => {
    const from = recipient[field as RecipientField];
    return to === from ? [] : [{ field: `recipient.${field}` as FieldPath, from, to }];
  });
  return changes.length === 0 ? NOTHING : { changes, reasons };
}

const placeFields = ({ province, city, district, town, detail, postcode }: ReadPlace): Partial<Recipient> =>
  Object.fromEntries(Object.entries({ province, city, district, town, detail, postcode }).filter(([, value]) => value !== ''));

/** A whole address as it was read, without its labels; else the words. */
const placeWords = ({ sure, value }: ReadContact['place'], words: string): string =>
  sure && value.district !== '' ? [value.province, value.city, value.district, value.town, value.detail].join('') : words;

/** The words without the number and the name: 是余杭区的 becomes 余杭区. */
const spoken = (rest: string, phone: string, name: string): string =>
  [phone, name]
    .reduce((text, part) => (part === '' ? text : text.replace(part, ' ')), rest)
    .replace(/^[\s,，。]*(?:地址)?(?:应该|就)?(?:是|为|在|改成|改为|改到)\s*/u, '')
    .replace(/(?<=[区县市镇乡道室号楼])的(?=[\s,，。]|$)/gu, '')
    .replace(/(?:谢谢|麻烦了?|辛苦了?|thanks?)[^\n]*$/iu, '')
    .replace(/^[\s,，。:：]+|[\s,，。!！~～]+$/gu, '');

const HAS_PLACE = /[省市区县镇乡村路街巷弄号栋幢室楼座苑园]|\d/u;

interface Where {
  readonly fields: Partial<Recipient>;
  readonly reason: AnswerReason;
}

/** A whole address stands for itself; a part is read inside the province and city that are known. */
function chineseWhere(text: string, recipient: Recipient, { divisions }: Pick<AddressContext, 'divisions'>): Where | null {
  if (text === '' || !/\p{Script=Han}/u.test(text) || !HAS_PLACE.test(text)) return null;
  const whole = parseChinese({ detail: text }, divisions);
  const read = whole.status === 'ok' ? whole : parseChinese({ province: recipient.province, city: recipient.city, detail: text }, divisions);
  const { province, city, district, town, detail } = read;
  const says = district !== '' && text.includes(district.slice(0, 2));
  if (!says || read.status === 'ambiguous' || read.status === 'contradictory') {
    if (says) return { fields: { ...(district !== '' && { district }), ...(detail !== '' && { detail }) }, reason: 'address_doubtful' };
    return detailWhere(town === '' ? detail || text : text.replace(town, ''), recipient, town);
  }
  const levels = { province, city, district, town: town !== '' || district !== recipient.district ? town : recipient.town };
  if (detail === '') return { fields: levels, reason: 'address_part' };
  const beside = detailWhere(detail, recipient, '');
  return { fields: { ...levels, ...beside.fields }, reason: beside.reason === 'address_doubtful' ? 'address_doubtful' : 'address_read' };
}

const PARTS = ['road', 'village', 'number', 'building', 'unit', 'room'] as const satisfies readonly (keyof DetailParts)[];
const firstOf = (parts: DetailParts): number => PARTS.findIndex((part) => parts[part] !== '');

/** 3栋502室 goes behind the road and number that are known; 听雨路12号 takes their place. */
function detailWhere(said: string, recipient: Recipient, town: string): Where {
  const answered = splitDetail(said);
  const stored = splitDetail(recipient.detail);
  const from = firstOf(answered);
  const beside = town === '' ? {} : { town };
  if (from < 0) return { fields: { ...beside, detail: said }, reason: 'address_doubtful' };
  if (PARTS.slice(0, 2).some((part) => answered[part] !== '')) return { fields: { ...beside, detail: said }, reason: 'address_read' };
  const isBehind = PARTS.slice(from).every((part) => stored[part] === '');
  if (isBehind && recipient.detail.trim() !== '') return { fields: { ...beside, detail: `${recipient.detail.trim()}${said}` }, reason: 'address_part' };
  // The known address already ends in such a part: whether this one replaces or follows it only a person can say.
  const head = PARTS.slice(0, from)
    .map((part) => stored[part])
    .join('');
  return { fields: { ...beside, detail: head !== '' && recipient.detail.startsWith(head) ? `${head}${said}` : said }, reason: 'address_doubtful' };
}
