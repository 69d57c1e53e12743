/** Huffman codes of up to 16 bits, found by the next 16 bits: the length in the high byte, what the code stands for in the low one. 0 is no code. */
export type HuffmanTable = Uint16Array;

/** From the counts of codes by length and their symbols in order (ITU-T T.81, C.2). */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(1 << 16);
  let code = 0;
  let at = 0;
  for (let length = 1; length <= 16; length += 1) {
    for (let n = counts[length - 1] ?? 0; n > 0; n -= 1) {
      const first = code << (16 - length);
      table.fill((length << 8) | (symbols[at] ?? 0), first, first + (1 << (16 - length)));
      code += 1;
      at += 1;
    }
    code <<= 1;
  }
  return table;
}

export interface JpegBits {
  readonly bit: () => number;
  /** So many bits as a number. */
  readonly bits: (count: number) => number;
  /** So many bits as a signed number: the lower half of what they can say is negative (T.81, F.2.2.1). */
  readonly signed: (count: number) => number;
  readonly symbol: (table: HuffmanTable) => number;
  /** Goes behind the next restart marker; false where there is none. */
  readonly restart: () => boolean;
}

/** The bits of a scan. A marker is its end: behind it come noughts, so that a picture that was cut off is grey below. */
export function jpegBits(bytes: Uint8Array, start: number): JpegBits {
  let at = start;
  let held = 0;
  let count = 0;
  const fill = (): void => {
    while (count <= 16) {
      const byte = bytes[at] ?? 0xff;
      const isMarker = byte === 0xff && bytes[at + 1] !== 0;
      held = ((held << 8) | (isMarker ? 0 : byte)) & 0xff_ffff;
      count += 8;
      if (!isMarker) at += byte === 0xff ? 2 : 1;
    }
  };
  const bits = (wanted: number): number => {
    if (wanted === 0) return 0;
    fill();
    count -= wanted;
    return (held >>> count) & ((1 << wanted) - 1);
  };
  return {
    bit: () => bits(1),
    bits,
    signed: (wanted) => {
      const value = bits(wanted);
      return wanted === 0 || value >= 1 << (wanted - 1) ? value : value - (1 << wanted) + 1;
    },
    symbol: (table) => {
      fill();
      const entry = table[(held >>> (count - 16)) & 0xffff] ?? 0;
      if (entry === 0) throw new Error('no code of this picture');
      count -= entry >> 8;
      return entry & 0xff;
    },
    restart: () => {
      held = count = 0;
      while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff)) at += 1;
      const marker = bytes[at + 1] ?? 0;
      if (marker < 0xd0 || marker > 0xd7) return false;
      at += 2;
      return true;
    },
  };
}
