import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Covers, coverageOf } from './font-coverage.ts';
import type { Typeface } from './text-runs.ts';
import { woffToSfnt } from './woff-to-sfnt.ts';

/** Parts of Noto Sans SC, the one with nearly all letters of mainland China first. */
const PARTS = ['chinese-simplified', 'latin-ext', 'cyrillic', 'vietnamese'] as const;
/** What the package keeps of the same typeface beside them, in numbered slices: a higher number holds more common letters. */
const SLICE = /^noto-sans-sc-(\d+)-400-normal\.woff$/u;
const WEIGHTS = { normal: 400, bold: 700 } as const;
const ROBOTO = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' } as const;
type Weight = keyof typeof WEIGHTS;

export interface FontBook {
  readonly typefaces: readonly Typeface[];
  /** The font that a document asks for by this name; read when it is first asked for. */
  readonly fileOf: (name: string) => Buffer | undefined;
  readonly descriptors: Readonly<Record<string, Readonly<Record<Weight, string>>>>;
}

/** Where the font files lie; both may be one folder. */
export interface FontFolders {
  readonly noto: string;
  readonly roboto: string;
}

const readOnce = <T>(read: () => T): (() => T) => {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
};

/**
 * The fonts of every paper, from files that are shipped along: none of the machine's own, so a paper looks the same everywhere.
 *
 * What they draw, as the test of this module counts it:
 * - Han: 12,242 letters of U+4E00–9FFF, simplified and traditional: GB 2312 but for 33 of its 6,763, and 5,093 of the 5,401 common ones of Big5;
 *   of Extension A (U+3400–4DBF) 27, of the compatibility letters (U+F900–FAFF) 20, of Extension B and later (U+20000 up) none
 * - kana whole, bopomofo, full-width forms, punctuation and the usual signs (arrows, boxes, circled numbers, ★ ☎ ✓)
 * - Latin whole through U+017F, Vietnamese whole (U+1EA0–1EF9), of U+0180–024F 36, among them those of pinyin, Romanian and Vietnamese
 * - Greek without its polytonic accents; Cyrillic whole (U+0400–04FF but for one sign): Russian, Ukrainian, Serbian, Kazakh …
 * - 17 pictograms of U+1F000–1FAFF
 *
 * Not drawn, and named by their numbers instead (`text-runs.ts`): rare Han letters of names such as 㛃, 䶮 or 𠮷, nearly all emoji, and Hangul, Arabic,
 * Hebrew, Thai, Devanagari and every other script. No package of this program has shapes for them.
 */
export function openFontBook({ noto, roboto }: FontFolders): FontBook {
  const files = new Map<string, () => Buffer>();
  const typeface = (name: string, fileOf: (weight: Weight) => Buffer): Typeface => {
    for (const weight of ['normal', 'bold'] as const)
      files.set(
        `${name}-${weight}`,
        readOnce(() => fileOf(weight)),
      );
    const covers = readOnce((): Covers => coverageOf(files.get(`${name}-normal`)?.() ?? Buffer.alloc(0)));
    return { name, covers: (codePoint) => covers()(codePoint) };
  };
  const ofNoto = (name: string): Typeface =>
    typeface(name, (weight) => woffToSfnt(readFileSync(path.join(noto, `noto-sans-sc-${name}-${WEIGHTS[weight]}-normal.woff`))));
  const slices = readdirSync(noto)
    .flatMap((file) => SLICE.exec(file)?.[1] ?? [])
    .toSorted((a, b) => Number(b) - Number(a));
  // Before the slices: a word of Polish or Greek is then asked of one more font, and not of ninety.
  const typefaces = [...PARTS.map(ofNoto), typeface('roboto', (weight) => readFileSync(path.join(roboto, ROBOTO[weight]))), ...slices.map(ofNoto)];
  return {
    typefaces,
    fileOf: (name) => files.get(name)?.(),
    descriptors: Object.fromEntries(typefaces.map(({ name }) => [name, { normal: `${name}-normal`, bold: `${name}-bold` }])),
  };
}
