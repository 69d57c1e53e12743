import type { HuffmanTable, JpegBits } from './jpeg-bits.ts';

/** Where the n-th coefficient of a block stands, row after row (T.81, figure 5). */
export const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22,
  15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/** What a scan carries of each block: coefficients `from` to `to`, without their lowest `low` bits; or, where `isFiner`, one bit more of what came before. */
export interface ScanPart {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly isFiner: boolean;
}

/** What one block hands on to the next of its component. */
export interface Carry {
  /** The mean of the block before. */
  mean: number;
  /** So many blocks come that have nothing in this scan. */
  emptyBlocks: number;
}

export interface BlockCodes {
  readonly mean: HuffmanTable | undefined;
  readonly rest: HuffmanTable | undefined;
}

const tableOf = (table: HuffmanTable | undefined): HuffmanTable => {
  if (table === undefined) throw new Error('a table of this picture is missing');
  return table;
};

/** Coefficients that are said for the first time (T.81, F.2.2 and G.1.2.1 to 2). */
function readFirst(block: Int16Array, bits: JpegBits, { from, to, low }: ScanPart, codes: BlockCodes, carry: Carry): void {
  let at = from;
  if (at === 0) {
    carry.mean += bits.signed(bits.symbol(tableOf(codes.mean)) & 15);
    block[0] = carry.mean * (1 << low);
    at = 1;
  }
  if (carry.emptyBlocks > 0) {
    carry.emptyBlocks -= 1;
    return;
  }
  while (at <= to) {
    const symbol = bits.symbol(tableOf(codes.rest));
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < 15) {
      carry.emptyBlocks = (1 << zeros) - 1 + bits.bits(zeros);
      return;
    }
    at += zeros;
    if (size > 0 && at <= to) block[ZIGZAG[at] ?? 0] = bits.signed(size) * (1 << low);
    at += 1;
  }
}

/** One bit more of coefficients that were said before, and those that only now are not nought (T.81, G.1.2.3). */
function readFiner(block: Int16Array, bits: JpegBits, { from, to, low }: ScanPart, codes: BlockCodes, carry: Carry): void {
  const step = 1 << low;
  if (from === 0) {
    if (bits.bit() === 1) block[0] = (block[0] ?? 0) | step;
    return;
  }
  const refine = (place: number): void => {
    const value = block[place] ?? 0;
    if (bits.bit() === 1) block[place] = value + (value < 0 ? -step : step);
  };
  let at = from;
  while (carry.emptyBlocks === 0 && at <= to) {
    const symbol = bits.symbol(tableOf(codes.rest));
    let zeros = symbol >> 4;
    if ((symbol & 15) === 0 && zeros < 15) {
      carry.emptyBlocks = (1 << zeros) + bits.bits(zeros);
      break;
    }
    const value = (symbol & 15) === 0 ? 0 : bits.bit() === 1 ? step : -step;
    for (; at <= to; at += 1) {
      const place = ZIGZAG[at] ?? 0;
      if (block[place] !== 0) refine(place);
      else if (zeros === 0) break;
      else zeros -= 1;
    }
    if (value !== 0 && at <= to) block[ZIGZAG[at] ?? 0] = value;
    at += 1;
  }
  if (carry.emptyBlocks === 0) return;
  for (; at <= to; at += 1) {
    const place = ZIGZAG[at] ?? 0;
    if (block[place] !== 0) refine(place);
  }
  carry.emptyBlocks -= 1;
}

export const readBlock = (block: Int16Array, bits: JpegBits, part: ScanPart, codes: BlockCodes, carry: Carry): void =>
  (part.isFiner ? readFiner : readFirst)(block, bits, part, codes, carry);

/** How much the u-th wave of a row adds at place x (T.81, A.3.3), as eight rows of eight. */
const WAVES = Float32Array.from({ length: 64 }, (_, n) => {
  const [x, u] = [n >> 3, n & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const half = new Float32Array(64);

/** The 64 brightnesses of a block, 128 being grey, from its coefficients and the steps they are counted in. */
export function lightsOfBlock(block: Int16Array, steps: Uint16Array, lights: Float32Array): void {
  const isFlat = block.every((value, place) => place === 0 || value === 0);
  if (isFlat) {
    lights.fill(128 + ((block[0] ?? 0) * (steps[0] ?? 1)) / 8);
    return;
  }
  for (let row = 0; row < 8; row += 1)
    for (let x = 0; x < 8; x += 1) {
      let sum = 0;
      for (let u = 0; u < 8; u += 1) sum += (WAVES[8 * x + u] ?? 0) * (block[8 * row + u] ?? 0) * (steps[8 * row + u] ?? 1);
      half[8 * row + x] = sum;
    }
  for (let x = 0; x < 8; x += 1)
    for (let y = 0; y < 8; y += 1) {
      let sum = 128;
      for (let v = 0; v < 8; v += 1) sum += (WAVES[8 * y + v] ?? 0) * (half[8 * v + x] ?? 0);
      lights[8 * y + x] = sum;
    }
}
