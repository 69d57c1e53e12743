import { GS1_DICTIONARY } from './dictionary-table.ts';

/** What a part of a value is made of: N digits, X the 82 characters of GS1, Y 39 of them, Z the base64url alphabet. */
export type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

/** One part of an AI's value: `N6,yymmdd`, `[X..16]`. Only the last may be of variable length. */
export interface Component {
  readonly set: CharacterSet;
  readonly minLength: number;
  readonly maxLength: number;
  readonly optional: boolean;
  /** Names of the checks its text must pass, in order. */
  readonly checks: readonly string[];
}

export interface AiEntry {
  readonly ai: string;
  /** Its length is known beforehand, so no separator follows it. */
  readonly predefinedLength: boolean;
  /** May be written into the query of a Digital Link. */
  readonly linkAttribute: boolean;
  readonly components: readonly Component[];
  /** Every list must be met; a list is met by any of its groups, a group by all its patterns (`31nn`, n = any digit). */
  readonly requires: readonly (readonly (readonly string[])[])[];
  readonly excludes: readonly string[];
  /** The orders of qualifiers that may follow this key in a Digital Link; absent when it is no key. */
  readonly linkQualifiers?: readonly (readonly string[])[];
  readonly title: string;
}

function readComponent(text: string): Component {
  const [head = '', ...checks] = text.split(',');
  const optional = head.startsWith('[');
  const [, set = 'X', dots = '', digits = '0'] = /^([NXYZ])(\.\.)?(\d+)$/u.exec(head.replace(/[[\]]/gu, '')) ?? [];
  const maxLength = Number(digits);
  return { set: set as CharacterSet, minLength: dots === '' ? maxLength : 1, maxLength, optional, checks };
}

function readLine(line: string): readonly AiEntry[] {
  const [rule = '', title = ''] = line.split(' # ');
  const [ais = '', ...words] = rule.split(' ');
  const flags = /^[^\dA-Za-z[]+$/u.test(words[0] ?? '') ? (words.shift() ?? '') : '';
  const attributes = words.filter((word) => /^(?:req|ex|dlpkey)(?:=|$)/u.test(word)).map((word) => word.split('=') as [string, string?]);
  const valuesOf = (key: string): readonly string[] => attributes.filter(([name]) => name === key).map(([, value]) => value ?? '');
  const links = valuesOf('dlpkey');
  const entry = {
    predefinedLength: flags.includes('*'),
    linkAttribute: flags.includes('?'),
    components: words.filter((word) => /^\[?[NXYZ](?:\.\.)?\d/u.test(word)).map(readComponent),
    requires: valuesOf('req').map((list) => list.split(',').map((group) => group.split('+'))),
    excludes: valuesOf('ex').flatMap((list) => list.split(',')),
    ...(links.length === 0 ? {} : { linkQualifiers: (links[0] ?? '').split('|').map((order) => (order === '' ? [] : order.split(','))) }),
    title,
  };
  const [first = '', last = first] = ais.split('-');
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, step) => ({ ai: String(Number(first) + step).padStart(first.length, '0'), ...entry }));
}

let entries: ReadonlyMap<string, AiEntry> | undefined;

function dictionary(): ReadonlyMap<string, AiEntry> {
  entries ??= new Map(
    GS1_DICTIONARY.trim()
      .split('\n')
      .flatMap((line) => readLine(line).map((entry) => [entry.ai, entry] as const)),
  );
  return entries;
}

export const aiEntry = (ai: string): AiEntry | undefined => dictionary().get(ai);
export const allAis = (): readonly string[] => [...dictionary().keys()];

/** The AI that begins at `at`: no AI is the beginning of another, so at most one fits. */
export function aiAt(text: string, at: number): AiEntry | undefined {
  for (let length = 2; length <= 4; length += 1) {
    const entry = dictionary().get(text.slice(at, at + length));
    if (entry !== undefined && entry.ai.length === length) return entry;
  }
  return undefined;
}
