import { readFileSync } from 'node:fs';
import path from 'node:path';
import { coverageOf } from './font-coverage.ts';
import type { Typeface } from './text-runs.ts';
import { woffToSfnt } from './woff-to-sfnt.ts';

/** Parts of Noto Sans SC, the one with nearly all letters first. */
const PARTS = ['chinese-simplified', 'latin-ext', 'cyrillic', 'vietnamese'] as const;
const WEIGHTS = { normal: 400, bold: 700 } as const;
type Weight = keyof typeof WEIGHTS;

export interface FontBook {
  readonly typefaces: readonly Typeface[];
  /** By the name a document asks for it. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly descriptors: Readonly<Record<string, Readonly<Record<Weight, string>>>>;
}

/** The fonts of every paper, from files that are shipped along: none of the machine's own, so a paper looks the same everywhere. */
export function openFontBook(folder: string): FontBook {
  const files = new Map<string, Buffer>();
  const typefaces = PARTS.map((name): Typeface => {
    for (const [weight, value] of Object.entries(WEIGHTS))
      files.set(`${name}-${weight}`, woffToSfnt(readFileSync(path.join(folder, `noto-sans-sc-${name}-${value}-normal.woff`))));
    const normal = files.get(`${name}-normal`);
    if (normal === undefined) throw new Error(`the font ${name} was not read`);
    return { name, covers: coverageOf(normal) };
  });
  return { typefaces, files, descriptors: Object.fromEntries(PARTS.map((name) => [name, { normal: `${name}-normal`, bold: `${name}-bold` }])) };
}
