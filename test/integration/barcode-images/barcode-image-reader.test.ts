import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { openBarcodeImages } from '../../../electron/host/compose/barcode-images.ts';
import { pngPixels } from '../../../electron/host/adapters/barcode-images/png-pixels.ts';
import { programFolder } from '../../../electron/host/data-folder.ts';
import { inverted } from '../../../shared/core/barcode/pixels.ts';
import { pngOfPixels } from '../../fixtures/png-of.ts';
import { samplesDir } from '../../fixtures/samples.ts';
import { WHITE_ON_BLACK_JPEGS, WHITE_ON_BLACK_TEXT, whiteOnBlack } from '../../fixtures/white-on-black.ts';

const samples = samplesDir();
const images = openBarcodeImages(programFolder());

const rows =
  samples === undefined
    ? []
    : Papa.parse<Record<string, string>>(readFileSync(path.join(samples, 'barcodes/expected.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Expected texts write some control characters as marks; both sides are compared with marks. */
const MARKS: Readonly<Record<string, string>> = { '\n': '<LF>', '\r': '<CR>', '\u001d': '<GS>', '\u001e': '<RS>', '\u0004': '<EOT>' };
const marked = (text: string): string => [...text].map((character) => MARKS[character] ?? character).join('');

/** What zxing-cpp itself reads of these folders in its slow mode: 14 of 16 EAN-13, 11 of 13 DataBar, all the rest. */
const PEER_MISSES = 4;

describe('pictures with barcodes', () => {
  test.skipIf(samples === undefined)('as many as the best known reader, and not one wrongly (skipped without the sample folder)', async () => {
    const missed: string[] = [];
    const wrong: unknown[] = [];
    for (const row of rows) {
      const read = await images.read(readFileSync(path.join(samples ?? '', 'barcodes', row['image'] ?? '')));
      const texts = read.ok ? read.value.map(({ text }) => marked(text)) : [];
      const expected = marked(row['expected'] ?? '');
      if (texts.length === 0) missed.push(row['image'] ?? '');
      for (const text of texts) if (text !== expected) wrong.push([row['image'], text]);
      for (const { format } of read.ok ? read.value : []) expect(format).not.toBe('');
    }
    expect(wrong).toEqual([]);
    expect(missed.length).toBeLessThanOrEqual(PEER_MISSES);
    expect(rows.length).toBeGreaterThan(100);
  });

  test.skipIf(samples === undefined)('white on black they are the same codes (skipped without the sample folder)', async () => {
    const drawn = rows.filter((row) => row['image']?.endsWith('.png') === true && row['format'] !== 'DataMatrix');
    const missed: string[] = [];
    const wrong: unknown[] = [];
    for (const { image = '', expected = '' } of drawn) {
      const png = readFileSync(path.join(samples ?? '', 'barcodes', image));
      const pixels = pngPixels(png, png.readUInt32BE(16), png.readUInt32BE(20));
      if (pixels === undefined) throw new Error(`${image} is woven in passes`);
      const read = await images.read(pngOfPixels(inverted(pixels)));
      const texts = read.ok ? read.value.map(({ text }) => marked(text)) : [];
      if (!texts.includes(marked(expected))) missed.push(image);
      for (const text of texts) if (text !== marked(expected)) wrong.push([image, text]);
    }
    expect(wrong).toEqual([]);
    expect(drawn.length).toBeGreaterThan(15);
    expect(missed.length).toBeLessThanOrEqual(drawn.length / 10);
  });

  test.each(WHITE_ON_BLACK_JPEGS)('white on black in a JPEG: %s', async (name) => {
    expect(await images.read(whiteOnBlack(name))).toEqual({ ok: true, value: [{ text: WHITE_ON_BLACK_TEXT, format: 'Code128' }] });
  });

  test('what is no picture, ends early or would be enormous is refused', async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.padEnd(64, '\0'));
    expect(await images.read(bytes('order number,sku'))).toEqual({ ok: false, error: 'not_an_image' });
    expect(await images.read(new Uint8Array())).toEqual({ ok: false, error: 'not_an_image' });
    const bomb = Buffer.alloc(64);
    bomb.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
    bomb.write('IHDR', 12, 'latin1');
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(await images.read(bomb)).toEqual({ ok: false, error: 'too_large' });
    const broken = Buffer.alloc(64);
    broken.write('RIFF', 0, 'latin1');
    broken.write('WEBPVP8 ', 8, 'latin1');
    broken.writeUInt16LE(40, 26);
    broken.writeUInt16LE(40, 28);
    expect(await images.read(broken)).toEqual({ ok: false, error: 'not_an_image' });
  });
});
