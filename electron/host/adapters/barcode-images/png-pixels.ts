import { inflateSync } from 'node:zlib';
import type { Pixels } from '../../../../shared/core/barcode/pixels.ts';

/** Samples of a pixel by PNG's colour type: grey, colour, a palette's number, grey with alpha, colour with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunks {
  readonly palette: Uint8Array;
  readonly alphas: Uint8Array;
  readonly packed: Uint8Array;
}

function chunksOf(png: Uint8Array): Chunks {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const parts: Uint8Array[] = [];
  let palette: Uint8Array = new Uint8Array();
  let alphas: Uint8Array = new Uint8Array();
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(body);
    if (name === 'PLTE') palette = body;
    if (name === 'tRNS') alphas = body;
    if (name === 'IEND') break;
    at += 12 + length;
  }
  return { palette, alphas, packed: Buffer.concat(parts) };
}

/** The neighbour PNG foretells a byte from: left, above or above left, whichever lies nearest to left + above - above left. */
function paeth(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
}

/** Takes back in place what each row was foretold by (PNG, filter method 0). Rows begin with the number of their filter. */
function unfilter(rows: Uint8Array, bytesPerRow: number, bytesPerPixel: number): void {
  for (let start = 0; start + bytesPerRow < rows.length; start += bytesPerRow + 1) {
    const filter = rows[start] ?? 0;
    for (let at = 1; at <= bytesPerRow; at += 1) {
      const place = start + at;
      const left = at > bytesPerPixel ? (rows[place - bytesPerPixel] ?? 0) : 0;
      const up = start > 0 ? (rows[place - bytesPerRow - 1] ?? 0) : 0;
      const corner = start > 0 && at > bytesPerPixel ? (rows[place - bytesPerRow - 1 - bytesPerPixel] ?? 0) : 0;
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      rows[place] = (rows[place] ?? 0) + foretold;
    }
  }
}

/** The pixels of a PNG whose header was believed before; undefined for what is woven in passes (Adam7), which no scanner and no camera writes. */
export function pngPixels(png: Uint8Array, width: number, height: number): Pixels | undefined {
  const [depth = 8, colour = 0, , , woven = 0] = png.subarray(24, 29);
  const samples = SAMPLES[colour];
  if (woven !== 0 || samples === undefined) return undefined;
  const { palette, alphas, packed } = chunksOf(png);
  const bytesPerRow = Math.ceil((width * samples * depth) / 8);
  const rows = inflateSync(packed, { maxOutputLength: (bytesPerRow + 1) * height });
  unfilter(rows, bytesPerRow, Math.max(1, (samples * depth) >> 3));
  const most = 2 ** Math.min(8, depth) - 1;
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const start = y * (bytesPerRow + 1) + 1;
    // Of 16 bits the higher eight are all the eye sees; of fewer than eight several share a byte, the first in its highest bits.
    const sample = (n: number): number =>
      depth >= 8 ? (rows[start + n * (depth >> 3)] ?? 0) : ((rows[start + ((n * depth) >> 3)] ?? 0) >> (8 - depth - ((n * depth) & 7))) & most;
    for (let x = 0; x < width; x += 1) {
      const to = 4 * (y * width + x);
      const first = sample(x * samples);
      if (colour === 3) {
        data.set(palette.subarray(3 * first, 3 * first + 3), to);
        data[to + 3] = alphas[first] ?? 255;
        continue;
      }
      const grey = (first * 255) / most;
      data[to] = grey;
      data[to + 1] = samples < 3 ? grey : sample(x * samples + 1);
      data[to + 2] = samples < 3 ? grey : sample(x * samples + 2);
      if (samples % 2 === 0) data[to + 3] = sample(x * samples + samples - 1);
    }
  }
  return { data, width, height };
}
