import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { GoodsPictures } from '../../../../shared/core/ports/goods-pictures.ts';
import { pictureMimeOf } from './photo-files.ts';

/** The bench waits for it with a parcel open, and four of them may be on its screen. */
const MOST_BYTES = 3 * 1024 * 1024;

/** Shown as pictures only, where a drawing runs nothing and fetches nothing. */
const KINDS = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', svg: 'image/svg+xml' } as const;

/** What a file name cannot hold on every system is written as its bytes, `%2F` for a slash, so that no two codes share a picture. */
const asFileName = (code: string): string =>
  code
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, (letter) =>
      [...new TextEncoder().encode(letter)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    )
    .replace(/^\./u, '%2E');

/** Where the picture of a product lies: a folder for each merchant, a file called like the SKU. */
export const goodsPictureFile = (folder: string, merchant: string, sku: string, ending: keyof typeof KINDS): string =>
  path.join(folder, asFileName(merchant), `${asFileName(sku)}.${ending}`);

const isDrawing = (bytes: Uint8Array): boolean => /^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/u.test(Buffer.from(bytes.subarray(0, 300)).toString('utf8'));

/** Pictures that the site lays into a folder of the data folder. Nothing is kept in memory: a picture that was exchanged is the new one the next time. */
export const createGoodsPictureFolder = (folder: string): GoodsPictures => ({
  of: (merchant, sku) => {
    if (merchant === '' || sku === '') return null;
    for (const [ending, mime] of Object.entries(KINDS)) {
      const file = goodsPictureFile(folder, merchant, sku, ending as keyof typeof KINDS);
      const facts = statSync(file, { throwIfNoEntry: false });
      if (facts?.isFile() !== true || facts.size > MOST_BYTES) continue;
      const bytes = readFileSync(file);
      if (mime === 'image/svg+xml' ? isDrawing(bytes) : pictureMimeOf(bytes) === mime) return { mime, bytes };
    }
    return null;
  },
});
