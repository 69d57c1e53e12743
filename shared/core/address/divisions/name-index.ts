import type { Division, DivisionLevel, RenamedDivision } from './division.ts';

/**
 * `full` 余杭区, `short` 余杭, `alias` what people make of a long name (延边州), `variant` with another word at its end (浦东区, 昆山县),
 * `zone` what they make of a development zone (高新区), `old` 江干区. The last three but one count only below their own city: there is a 高新区
 * in half of them.
 */
export type NameKind = 'full' | 'short' | 'alias' | 'variant' | 'zone' | 'old';

export interface NamedDivision {
  readonly name: string;
  readonly kind: NameKind;
  readonly level: DivisionLevel;
  readonly division?: Division;
  readonly renamed?: RenamedDivision;
}

/** All who bear one name in one way. */
export interface NameMatch {
  readonly name: string;
  readonly kind: NameKind;
  readonly level: DivisionLevel;
  readonly bearers: readonly Division[];
  readonly renamed: readonly RenamedDivision[];
}

interface Bearers extends NameMatch {
  readonly bearers: Division[];
  readonly renamed: RenamedDivision[];
}

const NOBODY: readonly NameMatch[] = [];

/** Names by their first two characters; a position in a text is answered by one look-up and a few comparisons. */
export class NameIndex {
  readonly #byHead = new Map<string, Bearers[]>();

  add({ name, kind, level, division, renamed }: NamedDivision): void {
    const head = name.slice(0, 2);
    let names = this.#byHead.get(head);
    if (names === undefined) this.#byHead.set(head, (names = []));
    let match = names.find((one) => one.name === name && one.kind === kind && one.level === level);
    if (match === undefined) {
      match = { name, kind, level, bearers: [], renamed: [] };
      const after = names.findIndex((one) => one.name.length < name.length);
      names.splice(after < 0 ? names.length : after, 0, match);
    }
    if (division !== undefined && !match.bearers.includes(division)) match.bearers.push(division);
    if (renamed !== undefined) match.renamed.push(renamed);
  }

  at(text: string, at: number): readonly NameMatch[] {
    const names = this.#byHead.get(text.slice(at, at + 2));
    if (names === undefined) return NOBODY;
    return names.filter(({ name }) => name.length === 2 || text.startsWith(name, at));
  }
}
