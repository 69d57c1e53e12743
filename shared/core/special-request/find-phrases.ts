import type { RequestStrength } from '../finding/finding.ts';
import type { RequestRules } from './compile-request-rules.ts';
import type { PlainNote } from './plain-note.ts';
import type { RequestPhrase, RequestType } from './request-rules.ts';

export interface PhraseHit {
  readonly type: RequestType;
  readonly strength: RequestStrength;
  readonly params: Readonly<Record<string, string | number>>;
  /** Place in the raw note, [start, end). */
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
}

const isLatin = (char: string | undefined): boolean =>
  char !== undefined && ((char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9'));

/** Latin words match whole: "no ups" is not in "no upset". */
const isWhole = (raw: string, start: number, end: number): boolean =>
  !(isLatin(raw[start]) && isLatin(raw[start - 1])) && !(isLatin(raw[end - 1]) && isLatin(raw[end]) && !/\d/.test(raw[end] as string));

function flatParams(params: RequestPhrase['params'], groups: Readonly<Record<string, string | undefined>> = {}): Record<string, string | number> {
  const flat: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'boolean') flat[key] = value ? 'yes' : 'no';
    else flat[key] = typeof value === 'string' || typeof value === 'number' ? value : value.join(',');
  }
  for (const [key, value] of Object.entries(groups)) if (value !== undefined) flat[key] = value.trim();
  return flat;
}

/** The negation that stands right before a place of the compact note, as its first place; -1 when there is none. */
function negationBefore(raw: string, note: PlainNote, at: number, rules: RequestRules): number {
  for (const word of rules.negations) {
    if (!note.compact.startsWith(word, at - word.length) || at < word.length) continue;
    const start = note.compactAt[at - word.length] as number;
    if (isLatin(raw[start]) && isLatin(raw[start - 1])) continue;
    return start;
  }
  return -1;
}

/** A phrase that is itself a refusal ("不要放丰巢", "no invoice") has nothing to turn round. */
const refuses = (phrase: RequestPhrase, rules: RequestRules): boolean =>
  rules.exclusions.has(phrase.type) || phrase.params['want'] === false || /^(?:不|别|勿|先别|no |not |do not |don't )/.test(phrase.pattern);

function toHit(
  phrase: RequestPhrase,
  start: number,
  end: number,
  negatedFrom: number,
  rules: RequestRules,
  groups?: Record<string, string | undefined>,
): PhraseHit {
  const params = flatParams(phrase.params, groups);
  if (negatedFrom < 0 || refuses(phrase, rules))
    return { type: phrase.type, strength: phrase.strength, params, start, end, negated: rules.exclusions.has(phrase.type) || params['want'] === 'no' };
  const type = rules.becomes[phrase.type];
  if (type === 'exclude_carrier') return { type, strength: 'condition', params, start: negatedFrom, end, negated: true };
  if (type === 'home_delivery') return { type, strength: 'demand', params: { not: params['place'] ?? '' }, start: negatedFrom, end, negated: true };
  if (type !== undefined) return { type, strength: type === 'soft_wish' ? 'wish' : 'demand', params: {}, start: negatedFrom, end, negated: true };
  return { type: phrase.type, strength: 'wish', params: { ...params, want: 'no' }, start: negatedFrom, end, negated: true };
}

function containedHits(raw: string, note: PlainNote, rules: RequestRules): PhraseHit[] {
  const hits: PhraseHit[] = [];
  const { compact, compactAt } = note;
  for (let from = 0; from < compact.length; from += 1) {
    let node = rules.root;
    for (let to = from; to < compact.length; to += 1) {
      const next = node.next.get(compact[to] as string);
      if (next === undefined) break;
      node = next;
      if (node.phrases === null) continue;
      const start = compactAt[from] as number;
      const end = (compactAt[to] as number) + 1;
      if (!isWhole(raw, start, end)) continue;
      const negatedFrom = negationBefore(raw, note, from, rules);
      for (const phrase of node.phrases) hits.push(toHit(phrase, start, end, negatedFrom, rules));
    }
  }
  return hits;
}

function patternHits(raw: string, note: PlainNote, rules: RequestRules): PhraseHit[] {
  if (!rules.anyPattern.test(note.text)) return [];
  const hits: PhraseHit[] = [];
  for (const { phrase, pattern } of rules.patterns) {
    for (const match of note.text.matchAll(pattern)) {
      const start = note.textAt[match.index] as number;
      const end = note.textAt[match.index + match[0].length] as number;
      const groups: Record<string, string | undefined> = { ...match.groups };
      // The customer's own words, not the folded ones: they are copied onto a card.
      if (groups['text'] !== undefined) groups['text'] = raw.slice(note.textAt[match.index + match[0].lastIndexOf(groups['text'])] as number, end);
      const compactFrom = note.compactAt.indexOf(start);
      hits.push(toHit(phrase, start, end, compactFrom < 0 ? -1 : negationBefore(raw, note, compactFrom, rules), rules, groups));
    }
  }
  return hits;
}

const AROUND_A_NAME = /^(?:请|麻烦)|(?:快递|速运|速递|物流)?(?:谢谢|哦|吧|please|thanks)?$/g;

/** A note that is nothing but a carrier's name. */
function bareCarrier(note: PlainNote, rules: RequestRules): readonly PhraseHit[] {
  const phrase = rules.carrierByName.get(note.compact) ?? rules.carrierByName.get(note.compact.replace(AROUND_A_NAME, ''));
  const start = note.compactAt[0];
  return phrase === undefined || start === undefined ? [] : [toHit(phrase, start, (note.compactAt.at(-2) ?? start) + 1, -1, rules)];
}

/** Words of a card are not requests, whatever they say. */
function withoutCardText(raw: string, hits: readonly PhraseHit[]): readonly PhraseHit[] {
  const cards = hits.filter((hit) => hit.type === 'gift_note' && (hit.params['text'] !== undefined || hit.params['text_follows'] !== undefined));
  if (cards.length === 0) return hits;
  const spans = cards.map((card): readonly [number, number] => {
    const text = card.params['text'];
    if (typeof text === 'string') return [card.end - text.length, card.end];
    const lineEnd = raw.indexOf('\n', card.end);
    return [card.end, lineEnd < 0 ? raw.length : lineEnd];
  });
  return hits.filter((hit) => !spans.some(([from, to]) => hit.start >= from && hit.end <= to));
}

const overlap = (a: PhraseHit, b: PhraseHit): boolean => a.start < b.end && b.start < a.end;
const length = (hit: PhraseHit): number => hit.end - hit.start;

/** Every phrase of the note that stands: refusals win over what they overlap, the longest wins inside a type, politeness gives way to anything. */
export function findPhrases(raw: string, note: PlainNote, rules: RequestRules): readonly PhraseHit[] {
  const all = withoutCardText(raw, [...containedHits(raw, note, rules), ...patternHits(raw, note, rules), ...bareCarrier(note, rules)]);
  const refusals = all.filter((hit) => hit.negated);
  const standing = all.filter((hit) => hit.negated || !refusals.some((refusal) => overlap(refusal, hit)));
  const longest = standing.filter(
    (hit) => !standing.some((other) => other !== hit && other.type === hit.type && overlap(other, hit) && length(other) > length(hit)),
  );
  return longest
    .filter((hit) => hit.type !== 'soft_wish' || !longest.some((other) => other.type !== 'soft_wish' && overlap(other, hit)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
