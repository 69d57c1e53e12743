import type { Covers } from './font-coverage.ts';

export interface Typeface {
  readonly name: string;
  readonly covers: Covers;
}
export interface Run {
  readonly text: string;
  readonly font: string;
}

/** Marks that would steer a reader of text and draw nothing: directions, joiners, variants of a shape. */
const UNSEEN = /[\p{Cf}\u{fe00}-\u{fe0f}]/gu;
/** Breaks and control characters are one gap: a line of a paper is a line. */
const GAPS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/** Letters that are written together, or a single one: half a name in another typeface would look like a misprint. */
const WORDS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+|./gu;

const numberOf = (letter: string): number => letter.codePointAt(0) ?? 0;

/**
 * A text in pieces, each in the first typeface that has its letters, a word whole where one has all of them; a character none of them has is written as
 * its number instead of as an empty box.
 */
export function textToRuns(text: string, typefaces: readonly Typeface[]): readonly Run[] {
  const first = typefaces[0]?.name ?? '';
  const fontOf = (letters: readonly string[]): string | undefined => typefaces.find(({ covers }) => letters.every((letter) => covers(numberOf(letter))))?.name;
  const runs: { text: string; font: string }[] = [];
  const draw = (drawn: string, font: string): void => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ text: drawn, font });
  };
  for (const word of text.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(GAPS, ' ').match(WORDS) ?? []) {
    const whole = fontOf([...word]);
    if (whole !== undefined) {
      draw(word, whole);
      continue;
    }
    for (const letter of word) {
      const font = fontOf([letter]);
      draw(font === undefined ? `[U+${numberOf(letter).toString(16).toUpperCase().padStart(4, '0')}]` : letter, font ?? first);
    }
  }
  return runs;
}
