import { isMunicipality, isWithin, type Division } from './division.ts';
import type { Divisions } from './divisions.ts';
import { zoneNames } from './division-aliases.ts';
import type { HanCharacters } from './han-characters.ts';

/**
 * A division's name with a typing error: one character that sounds or looks like the right one, one too many, one missing, two swapped.
 * Only names below what is known are compared, so that 余航区 in 杭州市 can be nothing but 余杭区.
 */
export const MENDS = ['sound', 'form', 'character'] as const;
export interface Mend {
  readonly how: (typeof MENDS)[number];
  /** 0…1: how much of the written name speaks for the division. */
  readonly sureness: number;
}

export interface Mended {
  readonly division: readonly Division[];
  /** Characters of the text that are the name. */
  readonly length: number;
  readonly mend: Mend;
}

const SUFFIXES: ReadonlySet<string> = new Set('省市区县旗州盟城');
/** Half the cities have one and no table lists it: 西安市高新区 is not 高陵区 with a wrong character. */
const ZONE_WORD = /^(?:高新|经开|开发|工业园|产业园|度假|保税|自贸|示范|管理|新城|新|园)区/u;
const STARTS_A_ROAD = /^[路街道巷弄桥]/u;

/** One of two characters speaks for the name. */
const WEAK = 0.6;

interface Likeness extends Mend {
  readonly length: number;
}

/** One character apart at most, and the last one, which says what it is, right. */
function likeness(text: string, at: number, name: string, characters: HanCharacters): Likeness | null {
  const { length } = name;
  const suffix = name.charAt(length - 1);
  let best: Likeness | null = null;
  const offer = (how: Mend['how'], sureness: number, used: number): void => {
    if (best === null || sureness > best.sureness) best = { how, sureness, length: used };
  };
  if (text.charAt(at + length - 1) === suffix) {
    let wrong = -1;
    let count = 0;
    let sounds = true;
    for (let n = 0; n < length - 1 && count < 3; n += 1) {
      const [is, meant] = [text.charAt(at + n), name.charAt(n)];
      if (is === meant) continue;
      count += 1;
      wrong = n;
      sounds &&= characters.soundAlike(is, meant);
    }
    const long = length - 1 - count;
    if (count > 0 && sounds && (count === 1 || length === 3)) offer('sound', long === 0 ? 0.75 : 0.95, length);
    if (count === 1) {
      const [is, meant] = [text.charAt(at + wrong), name.charAt(wrong)];
      if (/\p{Script=Han}/u.test(is))
        offer(characters.lookAlike(is, meant) ? 'form' : 'character', characters.lookAlike(is, meant) ? 0.9 : long >= 2 ? 0.8 : WEAK, length);
    }
    if (count === 2 && length >= 3 && text.charAt(at + wrong - 1) === name.charAt(wrong) && text.charAt(at + wrong) === name.charAt(wrong - 1))
      offer('character', 0.9, length);
  }
  // 沁沁县 may be 沁县 with a key that stuck as well as 沁源县: then a person is asked.
  if (length === 2 && text.startsWith(name.charAt(0) + name, at)) offer('character', WEAK, 3);
  if (length >= 4 && text.charAt(at + length - 2) === suffix && isOneShort(text.slice(at, at + length - 1), name))
    offer('character', length >= 5 ? 0.9 : 0.7, length - 1);
  if (length >= 3 && text.charAt(at + length) === suffix && isOneShort(name, text.slice(at, at + length + 1))) offer('character', 0.85, length + 1);
  return best;
}

/** `short` is `long` with one character left out. */
function isOneShort(short: string, long: string): boolean {
  let skipped = 0;
  for (let n = 0; n < short.length; n += 1) {
    if (short.charAt(n) === long.charAt(n + skipped)) continue;
    if (skipped === 1 || short.charAt(n) !== long.charAt(n + 1)) return false;
    skipped = 1;
  }
  return long.length === short.length + 1;
}

interface Namesake {
  readonly name: string;
  readonly division: Division;
}
/** Names below one division by their last character and length, so that a text meets only those that can be one character away. */
type NamesByShape = ReadonlyMap<string, readonly Namesake[]>;
const shapeOf = (suffix: string, length: number): string => suffix + String(length);

function below(one: Division): readonly Division[] {
  return one.children.flatMap((child) => (child.unwritten ? child.children : one.level === 'province' ? [child, ...child.children] : [child]));
}
const byShape = (candidates: readonly Division[]): NamesByShape =>
  Map.groupBy(
    candidates.flatMap((division) => [division.name, ...zoneNames(division)].map((name) => ({ name, division }))),
    ({ name }) => shapeOf(name.charAt(name.length - 1), name.length),
  );

const headNames = new WeakMap<Divisions, NamesByShape>();
const namesBelow = new WeakMap<Division, NamesByShape>();

/** With nothing known only provinces and cities are compared: three thousand districts would find somebody for every word. */
function namesUnder(focus: readonly Division[], divisions: Divisions): readonly NamesByShape[] {
  if (focus.length === 0) {
    const known = headNames.get(divisions) ?? byShape(divisions.all.filter(({ level, unwritten }) => level !== 'district' && !unwritten));
    headNames.set(divisions, known);
    return [known];
  }
  return focus.map((one) => {
    const known = namesBelow.get(one) ?? byShape(below(one));
    namesBelow.set(one, known);
    return known;
  });
}

/** The likeliest divisions for what stands at `at`; several bearers when nothing tells them apart. */
export function mendName(text: string, at: number, focus: readonly Division[], divisions: Divisions): readonly Mended[] {
  if (!/^\p{Script=Han}{2}/u.test(text.slice(at, at + 2)) || ZONE_WORD.test(text.slice(at, at + 4))) return [];
  const found: { readonly division: Division; readonly like: Likeness }[] = [];
  const shapes = namesUnder(focus, divisions);
  for (let end = at + 1; end < Math.min(text.length, at + 18); end += 1) {
    const suffix = text.charAt(end);
    if (!SUFFIXES.has(suffix)) continue;
    const length = end - at + 1;
    for (const names of shapes)
      for (const size of [length, length + 1, length - 1])
        for (const { name, division } of names.get(shapeOf(suffix, size)) ?? []) {
          const like = likeness(text, at, name, divisions.characters);
          if (like !== null && !STARTS_A_ROAD.test(text.charAt(at + like.length))) found.push({ division, like });
        }
  }
  const top = Math.max(0, ...found.map(({ like }) => like.sureness));
  const best = found.filter(({ like }) => like.sureness >= top - 0.04);
  const [first] = best;
  // With nothing known before it, two characters of three have to sound or look right.
  if (first === undefined || (focus.length === 0 && top < 0.9)) return [];
  const alike = [...new Set(best.filter(({ like }) => like.length === first.like.length).map(({ division }) => division))];
  const division = alike.filter((one) => !alike.some((other) => other !== one && isWithin(one, other) && !isMunicipality(other)));
  return [{ division, length: first.like.length, mend: first.like }];
}
