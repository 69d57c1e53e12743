import type { Pixels } from '../../../../shared/core/barcode/pixels.ts';
import { type BlockCodes, type Carry, lightsOfBlock, readBlock, type ScanPart, ZIGZAG } from './jpeg-blocks.ts';
import { type HuffmanTable, huffmanTable, jpegBits } from './jpeg-bits.ts';

interface Component {
  readonly id: number;
  /** Blocks of it in one unit of the scan. */
  readonly across: number;
  readonly down: number;
  readonly stepsNo: number;
}
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}
interface Tables {
  readonly steps: Map<number, Uint16Array>;
  /** By class (0 means, 1 the rest) and number, as the segment names them. */
  readonly codes: Map<number, HuffmanTable>;
  restartEvery: number;
}
/** Brightness alone: what bars and squares are made of. Of a picture that keeps red, green and blue it is the red. */
interface Brightness {
  readonly blocksAcross: number;
  readonly blocks: Int16Array;
}

const BASELINE = 0xc0;
const PROGRESSIVE = 0xc2;
const UNSUPPORTED = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
const [HUFFMAN, END, SCAN, STEPS, RESTART_EVERY] = [0xc4, 0xd9, 0xda, 0xdb, 0xdd];

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Undefined for more than eight bits, and for the four inks of a printer. */
function frameOf(body: Uint8Array): Frame | undefined {
  const count = body[5] ?? 0;
  if (body[0] !== 8 || (count !== 1 && count !== 3)) return undefined;
  const components = Array.from({ length: count }, (_, n): Component => {
    const [id = 0, sampling = 0x11, stepsNo = 0] = body.subarray(6 + 3 * n, 9 + 3 * n);
    // A picture of one component has one block in a unit, whatever it says.
    return { id, across: count === 1 ? 1 : sampling >> 4, down: count === 1 ? 1 : sampling & 15, stepsNo };
  });
  const isSound = components.every(({ across, down }) => across >= 1 && across <= 4 && down >= 1 && down <= 4);
  const [first] = components;
  const isFinest = components.every(({ across, down }) => across <= (first?.across ?? 0) && down <= (first?.down ?? 0));
  return isSound && isFinest ? { height: wordAt(body, 1), width: wordAt(body, 3), components } : undefined;
}

function takeSteps(body: Uint8Array, { steps }: Tables): void {
  for (let at = 0; at < body.length;) {
    const head = body[at] ?? 0;
    const size = head >> 4 === 0 ? 1 : 2;
    const start = at + 1;
    const table = new Uint16Array(64);
    for (const [n, place] of ZIGZAG.entries()) table[place] = size === 1 ? (body[start + n] ?? 1) : wordAt(body, start + 2 * n);
    steps.set(head & 15, table);
    at = start + 64 * size;
  }
}

function takeCodes(body: Uint8Array, { codes }: Tables): void {
  for (let at = 0; at < body.length;) {
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    codes.set(body[at] ?? 0, huffmanTable(counts, body.subarray(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

/** Reads what a scan has of the brightness; what it has of colours is read past, and a scan of colours alone not at all. */
function readScan(jpeg: Uint8Array, head: Uint8Array, start: number, frame: Frame, brightness: Brightness, { codes, restartEvery }: Tables): void {
  const count = head[0] ?? 0;
  const [from = 0, to = 63, bits = 0] = head.subarray(1 + 2 * count, 4 + 2 * count);
  const part: ScanPart = { from, to: Math.min(63, to), low: bits & 15, isFiner: bits >> 4 > 0 };
  const scanned = Array.from({ length: count }, (_, n) => {
    const [id, tables = 0] = head.subarray(1 + 2 * n, 3 + 2 * n);
    const component = frame.components.find((one) => one.id === id);
    if (component === undefined) throw new Error('a scan of nothing');
    const own: BlockCodes = { mean: codes.get(tables >> 4), rest: codes.get(0x10 | (tables & 15)) };
    return { component, own, carry: { mean: 0, emptyBlocks: 0 } satisfies Carry };
  });
  const [first] = frame.components;
  if (first === undefined || !scanned.some(({ component }) => component === first)) return;
  // Alone, a component comes block by block, and only those that hold some of the picture.
  const alone = scanned.length === 1;
  const [unitWidth, unitHeight] = alone ? [8, 8] : [8 * first.across, 8 * first.down];
  const unitsAcross = Math.ceil(frame.width / unitWidth);
  const units = unitsAcross * Math.ceil(frame.height / unitHeight);
  const reader = jpegBits(jpeg, start);
  const elsewhere = new Int16Array(64);
  for (let unit = 0; unit < units; unit += 1) {
    if (restartEvery > 0 && unit > 0 && unit % restartEvery === 0) {
      if (!reader.restart()) return;
      for (const { carry } of scanned) carry.mean = carry.emptyBlocks = 0;
    }
    const [column, row] = [unit % unitsAcross, Math.floor(unit / unitsAcross)];
    for (const { component, own, carry } of scanned) {
      const [across, down] = alone ? [1, 1] : [component.across, component.down];
      for (let n = 0; n < across * down; n += 1) {
        const place = 64 * ((row * down + Math.floor(n / across)) * brightness.blocksAcross + column * across + (n % across));
        readBlock(component === first ? brightness.blocks.subarray(place, place + 64) : elsewhere, reader, part, own, carry);
      }
    }
  }
}

function draw({ width, height }: Frame, { blocks, blocksAcross }: Brightness, steps: Uint16Array): Pixels {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  const lights = new Float32Array(64);
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8) {
      const place = 64 * ((top >> 3) * blocksAcross + (left >> 3));
      lightsOfBlock(blocks.subarray(place, place + 64), steps, lights);
      for (let y = top; y < Math.min(height, top + 8); y += 1)
        for (let x = left; x < Math.min(width, left + 8); x += 1)
          data.fill(lights[8 * (y - top) + x - left] ?? 0, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  return { data, width, height };
}

/**
 * How bright a JPEG is at each place, its colours left out (ITU-T T.81): baseline and progressive, Huffman coded, eight bits, of one or three components.
 * Undefined for what else a JPEG may be; a picture that contradicts itself throws.
 */
export function jpegPixels(jpeg: Uint8Array): Pixels | undefined {
  const tables: Tables = { steps: new Map(), codes: new Map(), restartEvery: 0 };
  let frame: Frame | undefined;
  let brightness: Brightness | undefined;
  for (let at = 2; at + 3 < jpeg.length;) {
    const marker = jpeg[at + 1] ?? 0;
    // Between segments lie the bits of a scan, and bytes that fill up.
    if (jpeg[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    if (UNSUPPORTED.includes(marker)) return undefined;
    const next = at + 2 + wordAt(jpeg, at + 2);
    const body = jpeg.subarray(at + 4, next);
    if (marker === STEPS) takeSteps(body, tables);
    else if (marker === HUFFMAN) takeCodes(body, tables);
    else if (marker === RESTART_EVERY) tables.restartEvery = wordAt(body, 0);
    else if (marker >= BASELINE && marker <= PROGRESSIVE) {
      frame = frameOf(body);
      const [first] = frame?.components ?? [];
      if (frame === undefined || first === undefined) return undefined;
      const blocksAcross = Math.ceil(frame.width / (8 * first.across)) * first.across;
      brightness = { blocksAcross, blocks: new Int16Array(64 * blocksAcross * Math.ceil(frame.height / (8 * first.down)) * first.down) };
    } else if (marker === SCAN) {
      if (frame === undefined || brightness === undefined) return undefined;
      readScan(jpeg, body, next, frame, brightness, tables);
    }
    at = next;
  }
  const steps = tables.steps.get(frame?.components[0]?.stepsNo ?? -1);
  return frame === undefined || brightness === undefined || steps === undefined ? undefined : draw(frame, brightness, steps);
}
