/**
 * Code 128 (ISO/IEC 15417): the table of bar and space widths, code set B for text and C for runs of digits. A table and a sum, so a sheet is
 * drawn in the moment its number is given, without waiting for a decoder's writer to load; zxing-wasm's writer is its oracle in tests.
 */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
    ' ',
  );
const [SWITCH_TO_C, SWITCH_TO_B, START_B, START_C, STOP] = [99, 100, 104, 105, 106];

function symbolsOf(text: string): readonly number[] {
  const symbols: number[] = [];
  let isDigits: boolean | null = null;
  for (let at = 0; at < text.length;) {
    const run = /^\d+/u.exec(text.slice(at))?.[0].length ?? 0;
    // Pairs of digits pay for the change of set from four on in the middle, or two when nothing else is there.
    const pairs = run >= 4 || (run === text.length && run === 2) ? run - (run % 2) : isDigits === true && run >= 2 ? run - (run % 2) : 0;
    if (pairs > 0) {
      if (isDigits !== true) symbols.push(isDigits === null ? START_C : SWITCH_TO_C);
      isDigits = true;
      for (let pair = 0; pair < pairs; pair += 2) symbols.push(Number(text.slice(at + pair, at + pair + 2)));
      at += pairs;
      continue;
    }
    if (isDigits !== false) symbols.push(isDigits === null ? START_B : SWITCH_TO_B);
    isDigits = false;
    symbols.push(text.charCodeAt(at) - 32);
    at += 1;
  }
  return symbols;
}

/** Widths in modules, bar, space, bar, …, without the quiet zone of ten modules on each side; null for text that is empty or not printable ASCII. */
export function code128(text: string): readonly number[] | null {
  if (!/^[\x20-\x7e]{1,80}$/u.test(text)) return null;
  const symbols = symbolsOf(text);
  const check = symbols.reduce((sum, symbol, place) => sum + symbol * Math.max(1, place), 0) % 103;
  return [...symbols, check, STOP].flatMap((symbol) => [...(WIDTHS[symbol] ?? '')].map(Number));
}
