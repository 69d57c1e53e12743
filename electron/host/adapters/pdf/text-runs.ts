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

/** A text in pieces, each in the first typeface that has its letters; a character none of them has is written as its number instead of as an empty box. */
export function textToRuns(text: string, typefaces: readonly Typeface[]): readonly Run[] {
  const first = typefaces[0]?.name ?? '';
  const runs: { text: string; font: string }[] = [];
  for (const letter of text.normalize('NFC').replaceAll(UNSEEN, '').replaceAll(GAPS, ' ')) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const found = typefaces.find(({ covers }) => covers(codePoint));
    const drawn = found === undefined ? `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]` : letter;
    const font = found?.name ?? first;
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ text: drawn, font });
  }
  return runs;
}
