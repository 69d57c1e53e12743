import { describe, expect, it } from 'vitest';
import { pngPixels } from '../../../electron/host/adapters/barcode-images/png-pixels.ts';
import { pngOf, pngOfPixels, type PngLook } from '../../fixtures/png-of.ts';

const WIDTH = 9;
const HEIGHT = 11;
/** Bytes that never repeat from row to row, so that a wrong neighbour shows. */
const noise = (bytes: number): readonly Uint8Array[] =>
  Array.from({ length: HEIGHT }, (_, y) => Uint8Array.from({ length: bytes }, (__, at) => (y * 83 + at * 47 + ((y * at) % 7) * 31) % 256));
const pixelsOf = (rows: readonly Uint8Array[], look: PngLook) => [...(pngPixels(pngOf(WIDTH, rows, look), WIDTH, HEIGHT)?.data ?? [])];
const each = (rgba: (row: Uint8Array, x: number) => readonly number[], rows: readonly Uint8Array[]) =>
  rows.flatMap((row) => Array.from({ length: WIDTH }, (_, x) => rgba(row, x)).flat());

const grey = (light = 0): readonly number[] => [light, light, light];

describe('a PNG, whatever its filters', () => {
  it('in grey', () => {
    const rows = noise(WIDTH);
    expect(pixelsOf(rows, { depth: 8, colour: 0 })).toEqual(each((row, x) => [row[x] ?? 0, row[x] ?? 0, row[x] ?? 0, 255], rows));
  });

  it('in grey of sixteen bits, and of one', () => {
    const fine = noise(2 * WIDTH);
    expect(pixelsOf(fine, { depth: 16, colour: 0 })).toEqual(each((row, x) => [...grey(row[2 * x]), 255], fine));
    const bits = noise(2);
    const bit = (row: Uint8Array, x: number): number => (((row[x >> 3] ?? 0) >> (7 - (x % 8))) & 1) * 255;
    expect(pixelsOf(bits, { depth: 1, colour: 0 })).toEqual(each((row, x) => [bit(row, x), bit(row, x), bit(row, x), 255], bits));
  });

  it('in colour, with and without alpha', () => {
    const rgb = noise(3 * WIDTH);
    expect(pixelsOf(rgb, { depth: 8, colour: 2 })).toEqual(each((row, x) => [...row.subarray(3 * x, 3 * x + 3), 255], rgb));
    const rgba = noise(4 * WIDTH);
    expect(pixelsOf(rgba, { depth: 8, colour: 6 })).toEqual(each((row, x) => [...row.subarray(4 * x, 4 * x + 4)], rgba));
    const greyAlpha = noise(2 * WIDTH);
    expect(pixelsOf(greyAlpha, { depth: 8, colour: 4 })).toEqual(each((row, x) => [...grey(row[2 * x]), row[2 * x + 1] ?? 0], greyAlpha));
  });

  it('from a palette of four, one of them transparent', () => {
    const rows = noise(3);
    const palette = [0, 0, 0, 10, 20, 30, 200, 100, 50, 255, 255, 255];
    const number = (row: Uint8Array, x: number): number => ((row[x >> 2] ?? 0) >> (6 - 2 * (x % 4))) & 3;
    const expected = each((row, x) => [...palette.slice(3 * number(row, x), 3 * number(row, x) + 3), number(row, x) === 1 ? 0 : 255], rows);
    expect(pixelsOf(rows, { depth: 2, colour: 3, palette, alphas: [255, 0] })).toEqual(expected);
  });

  it('that is woven in passes is left alone, and one that ends early throws', () => {
    const png = pngOf(WIDTH, noise(WIDTH), { depth: 8, colour: 0 });
    const woven = Uint8Array.from(png);
    woven[28] = 1;
    expect(pngPixels(woven, WIDTH, HEIGHT)).toBeUndefined();
    expect(() => pngPixels(png.subarray(0, 60), WIDTH, HEIGHT)).toThrow('unexpected end of file');
    expect(() => pngPixels(png, WIDTH, 2)).toThrow(RangeError);
  });

  it('written from pixels comes back as they were', () => {
    const data = Uint8ClampedArray.from({ length: 4 * WIDTH * HEIGHT }, (_, at) => (at * 37) % 256);
    expect(pngPixels(pngOfPixels({ data, width: WIDTH, height: HEIGHT }), WIDTH, HEIGHT)?.data).toEqual(data);
  });
});
