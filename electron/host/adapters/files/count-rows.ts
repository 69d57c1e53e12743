const QUOTE = 34;
const LINE_FEED = 10;

/**
 * Counts a text's rows while its bytes go by; a line end inside quotes begins none. Rows of UTF-16, and of files whose lines end otherwise, are not
 * counted: the byte of a line end stands inside their characters.
 */
export function createRowCounter(): (piece: Uint8Array) => number {
  let rows = 0;
  let isQuoted = false;
  let isCounting: boolean | null = null;
  return (piece) => {
    isCounting ??= !piece.subarray(0, 64).includes(0) && !(piece[0] === 0xff && piece[1] === 0xfe) && !(piece[0] === 0xfe && piece[1] === 0xff);
    if (!isCounting) return 0;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at];
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === LINE_FEED && !isQuoted) rows += 1;
    }
    return rows;
  };
}
