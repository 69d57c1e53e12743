import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Longer than any record of ours. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/**
 * Lines of JSON Lines end in LF alone, with or without a CR: U+2028 may stand inside a JSON string, and `readline` would cut there. A line that
 * never ends does not fill the memory: what goes beyond the longest record is dropped, and the line is one character too long to be taken.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let line = '';
  const add = (text: string): void => {
    const room = LONGEST_LINE + 1 - line.length;
    if (room > 0) line += text.length > room ? text.slice(0, room) : text;
  };
  for await (const piece of input) {
    const text = typeof piece === 'string' ? piece : decoder.write(piece as Buffer);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield line;
      line = '';
      from = end + 1;
    }
    add(text.slice(from));
  }
  add(decoder.end());
  if (line !== '') yield line;
}
