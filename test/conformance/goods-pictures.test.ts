import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGoodsPictureFolder, goodsPictureFile } from '../../electron/host/adapters/photos/goods-picture-folder.ts';
import type { GoodsPictures } from '../../shared/core/ports/goods-pictures.ts';
import { createMemoryGoodsPictures } from '../fakes/memory-goods-pictures.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

type Put = (merchant: string, sku: string, mime: 'image/png' | 'image/svg+xml', bytes: Uint8Array) => void;
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const DRAWING = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');

function inFolder(): { readonly pictures: GoodsPictures; readonly put: Put } {
  const folder = tempFolder();
  const put: Put = (merchant, sku, mime, bytes) => {
    const file = goodsPictureFile(folder, merchant, sku, mime === 'image/png' ? 'png' : 'svg');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  return { pictures: createGoodsPictureFolder(folder), put };
}
function inMemory(): { readonly pictures: GoodsPictures; readonly put: Put } {
  const pictures = createMemoryGoodsPictures();
  return { pictures, put: pictures.put };
}

describe.each([
  ['in a folder', inFolder],
  ['in memory', inMemory],
])('pictures of goods %s', (_, open) => {
  it('are found by merchant and SKU, with what they are', () => {
    const { pictures, put } = open();
    put('QH', 'QH-TEE01-BLK-L', 'image/png', PNG);
    put('QH', 'QH-TEE01-WHT-L', 'image/svg+xml', DRAWING);
    expect(pictures.of('QH', 'QH-TEE01-BLK-L')).toMatchObject({ mime: 'image/png' });
    expect([...(pictures.of('QH', 'QH-TEE01-BLK-L')?.bytes ?? [])]).toEqual([...PNG]);
    expect(pictures.of('QH', 'QH-TEE01-WHT-L')).toMatchObject({ mime: 'image/svg+xml' });
  });

  it('are nothing where nobody gave one: another merchant’s goods of that code, no code, no merchant', () => {
    const { pictures, put } = open();
    put('QH', 'A', 'image/png', PNG);
    for (const [merchant, sku] of [
      ['TM', 'A'],
      ['QH', 'B'],
      ['QH', ''],
      ['', 'A'],
    ] as const)
      expect(pictures.of(merchant, sku), `${merchant}/${sku}`).toBeNull();
  });

  it('are told apart however a code is written, and none leads out of its place', () => {
    const { pictures, put } = open();
    const codes = ['A/1', 'A%2F1', '../A', '..\\A', '.', '..', 'A:1', 'A 1', '杯子-红', '𠮷', 'a.png'];
    for (const [n, code] of codes.entries()) put('陶木记', code, 'image/png', Uint8Array.from([...PNG, n]));
    expect(codes.map((code) => pictures.of('陶木记', code)?.bytes.at(-1))).toEqual(codes.map((_code, n) => n));
  });

  it('are the new one once they were exchanged', () => {
    const { pictures, put } = open();
    put('QH', 'A', 'image/png', PNG);
    expect(pictures.of('QH', 'A')?.bytes.at(-1)).toBe(3);
    put('QH', 'A', 'image/png', Uint8Array.from([...PNG, 9]));
    expect(pictures.of('QH', 'A')?.bytes.at(-1)).toBe(9);
  });
});

it('in a folder a file that is not what its name says is no picture', () => {
  const folder = tempFolder();
  for (const [ending, bytes] of [
    ['png', DRAWING],
    ['jpg', PNG],
    ['svg', Buffer.from('<html><script>1</script></html>')],
  ] as const) {
    const file = goodsPictureFile(folder, 'QH', `A-${ending}`, ending);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    expect(createGoodsPictureFolder(folder).of('QH', `A-${ending}`), ending).toBeNull();
  }
});
