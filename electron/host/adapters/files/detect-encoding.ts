import { isAscii, isUtf8 } from 'node:buffer';

export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

const byteOrderMark = (head: Uint8Array): TextEncodingName | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
};

const SEPARATORS = new Set([...'\n\r\t,;|'].map((one) => one.charCodeAt(0)));

/**
 * Delimiters, digits and line ends leave a zero in every second byte, always on the same side. A stray zero in a short file of single bytes does
 * too: there the delimiters stand without one.
 */
const bareUtf16 = (head: Uint8Array): TextEncodingName | null => {
  const pairs = Math.min(head.length, 8192) >> 1;
  const first = { zeros: 0, separators: 0 };
  const second = { zeros: 0, separators: 0 };
  let alone = 0;
  for (let at = 0; at < pairs * 2; at++) {
    const byte = head[at] ?? 0;
    const side = at % 2 === 0 ? first : second;
    if (byte === 0) side.zeros++;
    else if (!SEPARATORS.has(byte)) continue;
    else if (head[at ^ 1] === 0) side.separators++;
    else alone++;
  }
  if (second.zeros > pairs / 10 && first.zeros * 10 < second.zeros && first.separators >= alone) return 'utf-16le';
  if (first.zeros > pairs / 10 && second.zeros * 10 < first.zeros && second.separators >= alone) return 'utf-16be';
  return null;
};

/** Cuts an unfinished character off both ends, so that a piece of a valid file is valid. */
const wholeCharacters = (piece: Uint8Array): Uint8Array => {
  let start = 0;
  while (start < 3 && ((piece[start] ?? 0) & 0xc0) === 0x80) start++;
  let end = piece.length;
  for (let back = 1; back <= 3 && back <= piece.length; back++) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (needs > back) end = piece.length - back;
      break;
    }
  }
  return piece.subarray(start, end);
};

/** Half of an emoji, written as UTF-8 by a program that cut it in two. */
const isHalfCharacter = (piece: Uint8Array, at: number): boolean =>
  piece[at] === 0xed && ((piece[at + 1] ?? 0) & 0xe0) === 0xa0 && ((piece[at + 2] ?? 0) & 0xc0) === 0x80;

/** Halves of characters are damage whoever reads them, but no sign of another encoding: what stands around them tells. */
const damage = (piece: Uint8Array): { readonly broken: number; readonly whole: number } => {
  // A decoder marks each of the three bytes.
  let broken = -3 * piece.filter((_, at) => isHalfCharacter(piece, at)).length;
  let whole = 0;
  for (const character of new TextDecoder('utf-8').decode(piece)) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return { broken, whole };
};

/** Western letters stand alone between ASCII ones; Chinese bytes come in pairs. */
const highBytesStandAlone = (piece: Uint8Array): boolean => {
  let runs = 0;
  let singles = 0;
  for (let index = 0; index < piece.length; index++) {
    if ((piece[index] ?? 0) < 0x80) continue;
    let length = 1;
    while ((piece[index + length] ?? 0) >= 0x80) length++;
    runs++;
    if (length === 1) singles++;
    index += length;
  }
  return singles * 2 > runs;
};

/** One broken character in eight is damage; more is another encoding. */
const TOLERATED_DAMAGE = 8;

/**
 * Looks at bytes until they tell. A file that is plain ASCII for megabytes and Chinese at its end is still told apart, because
 * only pieces with other bytes count as evidence; enough of them end the search.
 */
export const createEncodingDetector = (): { readonly look: (piece: Uint8Array) => boolean; readonly verdict: () => TextEncodingName } => {
  const ENOUGH_PIECES = 16;
  let first = true;
  let certain: TextEncodingName | null = null;
  let utf8 = 0;
  let chinese = 0;
  let western = 0;
  return {
    look: (piece) => {
      if (first) {
        first = false;
        certain = byteOrderMark(piece) ?? bareUtf16(piece);
      }
      if (certain !== null) return true;
      if (isAscii(piece)) return false;
      const whole = wholeCharacters(piece);
      if (isUtf8(whole)) utf8++;
      else {
        const { broken, whole: good } = damage(whole);
        if (broken === 0 || good > broken * TOLERATED_DAMAGE) utf8++;
        else if (highBytesStandAlone(piece)) western++;
        else chinese++;
      }
      return utf8 + chinese + western >= ENOUGH_PIECES;
    },
    verdict: () => {
      if (certain !== null) return certain;
      if (chinese > 0 && chinese >= utf8 && chinese >= western) return 'gb18030';
      return western > utf8 ? 'windows-1252' : 'utf-8';
    },
  };
};
