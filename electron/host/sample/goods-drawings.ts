import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the sample's goods look like: a shape for the codes that begin so, the first that fits; a colour for the codes that have this part. */
interface Drawings {
  readonly shapes: readonly (readonly [begins: string, drawn: string])[];
  readonly colours: Readonly<Record<string, string>>;
}
const PLAIN = '#b98d5a';

/** Draws the goods of the sample warehouse by their code; null where it has no shape for one. */
export function openDrawings(resourcesFolder: string): (sku: string) => string | null {
  const { shapes, colours } = JSON.parse(readFileSync(path.join(resourcesFolder, 'sample-warehouse', 'pictures.json'), 'utf8')) as Drawings;
  return (sku) => {
    const shape = shapes.find(([begins]) => sku.startsWith(begins))?.[1];
    if (shape === undefined) return null;
    const colour =
      sku
        .split('-')
        .map((part) => colours[part])
        .find((one) => one !== undefined) ?? PLAIN;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="${colour}" stroke="#4a463f" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round">${shape}</svg>`;
  };
}
