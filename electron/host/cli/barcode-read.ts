import { readFile, stat } from 'node:fs/promises';
import { openBarcodeImages } from '../compose/barcode-images.ts';
import { programFolder } from '../data-folder.ts';
import { BadRow, type Row, textOf } from './json-lines.ts';

/** A picture larger than this is not read from the disk at all. */
const MOST_BYTES = 32 * 1024 * 1024;

/** `barcode read`: the codes in a picture file. */
export function barcodeRead(): (row: Row) => Promise<object> {
  const images = openBarcodeImages(programFolder());
  return async (row) => {
    const path = textOf(row, 'path');
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile() !== true) throw new BadRow('no such file');
    if (facts.size > MOST_BYTES) throw new BadRow('the picture is too large');
    const texts = await images.read(await readFile(path));
    if (!texts.ok) throw new BadRow(texts.error === 'too_large' ? 'the picture is too large' : 'not a PNG, WebP or JPEG picture');
    return { texts: texts.value };
  };
}
