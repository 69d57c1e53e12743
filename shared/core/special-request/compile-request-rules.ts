import type { RequestStrength } from '../finding/finding.ts';
import { plainNote, simplifierOf } from './plain-note.ts';
import type { RequestPhrase, RequestType, SpecialRequestData } from './request-rules.ts';

export interface TrieNode {
  readonly next: Map<string, TrieNode>;
  phrases: RequestPhrase[] | null;
}

export interface RequestRules {
  readonly simplified: ReadonlyMap<string, string>;
  readonly root: TrieNode;
  readonly patterns: ReadonlyArray<{ readonly phrase: RequestPhrase; readonly pattern: RegExp }>;
  /** Matches where any of `patterns` does: most notes are spared the walk through each. */
  readonly anyPattern: RegExp;
  /** Carrier by name: a note that is nothing but one names the carrier wanted. */
  readonly carrierByName: ReadonlyMap<string, RequestPhrase>;
  readonly seenAgainAt: ReadonlyMap<RequestType, readonly string[]>;
  /** Compact forms, longest first. */
  readonly negations: readonly string[];
  readonly becomes: SpecialRequestData['negation']['becomes'];
  readonly exclusions: ReadonlySet<RequestType>;
  readonly conditionWords: readonly string[];
}

function carrierPhrases(data: SpecialRequestData): readonly RequestPhrase[] {
  return Object.entries(data.carrierPhrases).flatMap(([name, { type, strength, patterns }]) =>
    data.carriers.flatMap(({ code, names }) =>
      names.flatMap((carrier) =>
        patterns.map((pattern): RequestPhrase => ({
          id: `${name}-${code}`,
          match: 'contains',
          pattern: pattern.replace('{carrier}', carrier),
          type,
          strength,
          params: { carrier: code },
        })),
      ),
    ),
  );
}

/** Done once per version of the data: the phrases become one tree, so that a note is walked once however many phrases there are. */
export function compileRequestRules(data: SpecialRequestData): RequestRules {
  const simplified = simplifierOf(data.traditional);
  const compact = (text: string): string => plainNote(text, simplified).compact;
  const root: TrieNode = { next: new Map(), phrases: null };
  const phrases = [...data.phrases, ...carrierPhrases(data)];
  for (const phrase of phrases) {
    if (phrase.match === 'regex') continue;
    let node = root;
    for (const char of compact(phrase.pattern)) {
      let next = node.next.get(char);
      if (next === undefined) node.next.set(char, (next = { next: new Map(), phrases: null }));
      node = next;
    }
    if (node !== root) (node.phrases ??= []).push(phrase);
  }
  return {
    simplified,
    root,
    patterns: phrases.filter((phrase) => phrase.match === 'regex').map((phrase) => ({ phrase, pattern: new RegExp(phrase.pattern, 'g') })),
    anyPattern: new RegExp(phrases.flatMap(({ match, pattern }) => (match === 'regex' ? [pattern.replace(/\(\?<[a-z]+>/gi, '(?:')] : [])).join('|') || '(?!)'),
    carrierByName: new Map(
      data.carriers.flatMap(({ code, names }) =>
        names.map(
          (name) =>
            [
              compact(name),
              { id: `bare-${code}`, match: 'contains', pattern: name, ...data.carrierPhrases.designate, params: { carrier: code } } as const,
            ] as const,
        ),
      ),
    ),
    seenAgainAt: new Map(data.types.map((type) => [type.id, type.seenAgainAt])),
    negations: data.negation.words.map(compact).sort((a, b) => b.length - a.length),
    becomes: data.negation.becomes,
    exclusions: new Set(data.negation.exclusions),
    conditionWords: data.conditionWords.map(compact),
  };
}

const RANK: Readonly<Record<RequestStrength, number>> = { wish: 0, demand: 1, condition: 2 };
export const stronger = (a: RequestStrength, b: RequestStrength): RequestStrength => (RANK[a] >= RANK[b] ? a : b);
