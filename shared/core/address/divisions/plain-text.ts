import type { HanCharacters } from './han-characters.ts';

/** Marks that are drawn nowhere or take no room of their own: they count as blanks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u3000\u00a0\t\r\n]/u;

const TO_CHANGE = /[\p{Cc}\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\u3000\ufeff\uff01-\uff5e]/u;

/**
 * Full-width letters and digits made narrow, traditional characters simplified, invisible marks blank: for reading only. Every character stays
 * in its place, so that a position in the result is a position in what was written.
 */
export function plainText(written: string, characters: HanCharacters): string {
  if (!TO_CHANGE.test(written)) return characters.simplify(written);
  let plain = '';
  for (let at = 0; at < written.length; at += 1) {
    const char = written.charAt(at);
    const code = written.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else plain += code < 0x80 ? (code < 0x20 ? ' ' : char) : UNSEEN.test(char) ? ' ' : char;
  }
  return characters.simplify(plain);
}
