import { isAscii, isUtf8 } from 'node:buffer';
import type { TextEncodingName } from './detect-encoding.ts';

/**
 * Bytes to text, piece by piece. A character cut in half by the end of a piece is completed by the next; bytes that are no
 * character become U+FFFD, which whoever reads the cells must treat as damage. Pure ASCII pieces skip the decoder: ten times faster.
 */
export const createTextDecoder = (encoding: TextEncodingName): ((bytes: Buffer, last: boolean) => string) => {
  if (encoding === 'gb18030') return createGbDecoder();
  const decoder = new TextDecoder(encoding);
  let pending = false;
  return (bytes, last) => {
    if (encoding === 'utf-8' && !pending && isAscii(bytes)) return bytes.toString('latin1');
    const text = decoder.decode(bytes, { stream: !last });
    pending = (bytes.at(-1) ?? 0) >= 0x80;
    return text;
  };
};

const LINE_END = 10;
/** A line is not waited for beyond this many bytes; the tokenizer refuses longer ones anyway. */
const LONGEST_WAIT = 4 * 1024 * 1024;
const HAN = /\p{Script=Han}/gu;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
const FIRST_BEYOND_ASCII = /[^\p{ASCII}]/u;

/**
 * Nearly every byte means some Chinese character in GB18030, so a line that another program wrote as UTF-8 would come in as other characters and
 * nobody would know. A line that is whole UTF-8 and mostly Han in it is no chance: it is read as what it is and marked, so that a person looks at it.
 */
function createGbDecoder(): (bytes: Buffer, last: boolean) => string {
  const gb = new TextDecoder('gb18030');
  const utf8 = new TextDecoder('utf-8');
  let rest: Buffer = Buffer.alloc(0);

  const asUtf8 = (line: Buffer): string | null => {
    if (!isUtf8(line) || isAscii(line)) return null;
    const text = utf8.decode(line);
    const han = text.match(HAN)?.length ?? 0;
    return han >= 2 && han * 2 > (text.match(BEYOND_ASCII)?.length ?? 0) ? text.replace(FIRST_BEYOND_ASCII, '$&\uFFFD') : null;
  };
  return (bytes, last) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = last || all.length > LONGEST_WAIT ? all.length : all.lastIndexOf(LINE_END) + 1;
    // A copy: the piece's own memory is read into again.
    rest = Buffer.from(all.subarray(end));
    let text = '';
    let from = 0;
    for (let at = 0; at < end;) {
      const found = all.indexOf(LINE_END, at);
      const next = found < 0 || found >= end ? end : found + 1;
      const other = asUtf8(all.subarray(at, next));
      if (other !== null) {
        text += gb.decode(all.subarray(from, at), { stream: true }) + other;
        from = next;
      }
      at = next;
    }
    return text + gb.decode(all.subarray(from, end), { stream: !last });
  };
}
