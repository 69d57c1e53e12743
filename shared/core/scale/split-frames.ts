/** What came of a line that has no end yet. */
export interface FrameRest {
  readonly text: string;
}
export const NO_FRAME: FrameRest = { text: '' };

const STX = '\u0002';
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', '\u0003']);
/** No frame of a scale and no code of a scanner is longer: a wrong speed makes noise without an end. */
const LONGEST = 8192;

/** Cuts what a serial line brings, in whatever pieces, at carriage return, line feed and ETX. STX begins anew: what lay before it was a checksum or half a frame. */
export function splitFrames(rest: FrameRest, piece: string): { readonly rest: FrameRest; readonly frames: readonly string[] } {
  const frames: string[] = [];
  let text = rest.text;
  for (const character of piece) {
    if (character === STX) text = '';
    else if (!ENDS.has(character)) text += character;
    else if (text !== '') {
      frames.push(text);
      text = '';
    }
    if (text.length > LONGEST) text = '';
  }
  return { rest: { text }, frames };
}
