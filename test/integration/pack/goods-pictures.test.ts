import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGoodsPictureFolder, goodsPictureFile } from '../../../electron/host/adapters/photos/goods-picture-folder.ts';
import { openDrawings } from '../../../electron/host/sample/goods-drawings.ts';
import { readSampleData } from '../../../electron/host/sample/sample-data.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const resources = path.resolve(import.meta.dirname, '../../../resources');

function lay(file: string, bytes: Uint8Array | string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

describe('pictures of goods that a site laid into its folder', () => {
  it('are found by merchant and SKU, and shown as what they are', () => {
    const folder = tempFolder();
    const pictures = createGoodsPictureFolder(folder);
    lay(path.join(folder, 'QH', 'MUG-RED.png'), PNG);
    lay(path.join(folder, 'QH', '茶壶 600.svg'), '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(pictures.of('QH', 'MUG-RED')).toEqual({ mime: 'image/png', bytes: PNG });
    expect(pictures.of('QH', '茶壶 600')?.mime).toBe('image/svg+xml');
    expect([pictures.of('TM', 'MUG-RED'), pictures.of('QH', 'MUG'), pictures.of('QH', ''), pictures.of('', 'MUG-RED')]).toEqual([null, null, null, null]);
    lay(path.join(folder, 'QH', 'MUG-RED.png'), Buffer.concat([PNG, Buffer.from('new')]));
    expect(pictures.of('QH', 'MUG-RED')?.bytes.length, 'exchanged').toBe(PNG.length + 3);
  });

  it('that are no pictures, or too large for a bench that waits, are not shown', () => {
    const folder = tempFolder();
    const pictures = createGoodsPictureFolder(folder);
    lay(path.join(folder, 'QH', 'A.png'), 'not one');
    lay(path.join(folder, 'QH', 'B.svg'), '<html><svg/></html>');
    lay(path.join(folder, 'QH', 'C.png'), Buffer.concat([PNG, Buffer.alloc(4 * 1024 * 1024)]));
    mkdirSync(path.join(folder, 'QH', 'D.png'));
    expect(['A', 'B', 'C', 'D'].map((sku) => pictures.of('QH', sku))).toEqual([null, null, null, null]);
    lay(path.join(folder, 'QH', 'A.webp'), Buffer.concat([Buffer.from('RIFF....WEBP')]));
    expect(pictures.of('QH', 'A')?.mime, 'the next kind is looked at').toBe('image/webp');
  });

  it('no code leads out of the folder, and no two codes to one file', () => {
    const folder = tempFolder();
    const secret = path.join(folder, 'secret.png');
    lay(secret, PNG);
    const pictures = createGoodsPictureFolder(path.join(folder, 'goods'));
    mkdirSync(path.join(folder, 'goods', 'QH'), { recursive: true });
    for (const [merchant, sku] of [
      ['..', 'secret'],
      ['QH', '../../secret'],
      ['QH', '..\\..\\secret'],
      ['QH', secret.slice(0, -4)],
    ] as const)
      expect(pictures.of(merchant, sku), `${merchant} ${sku}`).toBeNull();
    const odd = ['A/B', 'A:B', 'A%2FB', 'A_B', '.A', 'A*B', 'A B'];
    expect(new Set(odd.map((sku) => goodsPictureFile(folder, 'QH', sku, 'png'))).size).toBe(odd.length);
    lay(goodsPictureFile(path.join(folder, 'goods'), 'QH', 'A/B', 'png'), PNG);
    expect(pictures.of('QH', 'A/B')?.mime).toBe('image/png');
  });

  it('come with the sample warehouse for all its goods, and twins look different', () => {
    const draw = openDrawings(resources);
    const { products } = readSampleData(resources);
    expect(products.filter(({ sku }) => draw(sku) === null).map(({ sku }) => sku)).toEqual([]);
    for (const { sku, twinSkus } of products) for (const twin of twinSkus) expect(draw(twin), `${sku} and ${twin}`).not.toBe(draw(sku));
    expect(draw('NOT-OF-HERE')).toBeNull();
    const folder = tempFolder();
    lay(goodsPictureFile(folder, 'QH', 'X', 'svg'), draw('QH-TEE01-BLK-S') ?? '');
    expect(createGoodsPictureFolder(folder).of('QH', 'X')?.mime).toBe('image/svg+xml');
  });
});
