/** A note as the rules read it, with the way back to the characters a person wrote. */
export interface PlainNote {
  /** Lower case, half width, simplified; punctuation and blanks kept. */
  readonly text: string;
  /** The same without anything but letters and digits. */
  readonly compact: string;
  /** For each character of `text`, and one past its end, its place in the raw note. */
  readonly textAt: readonly number[];
  readonly compactAt: readonly number[];
}

const WORD = /[\p{L}\p{N}]/u;
const isWordUnit = (char: string): boolean => {
  const unit = char.charCodeAt(0);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
  return (unit >= 0x4e00 && unit <= 0x9fff) || WORD.test(char);
};

export function simplifierOf(pairs: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < pairs.length; i += 2) map.set(pairs[i] as string, pairs[i + 1] as string);
  return map;
}

export function plainNote(raw: string, simplified: ReadonlyMap<string, string>): PlainNote {
  let text = '';
  let compact = '';
  const textAt: number[] = [];
  const compactAt: number[] = [];
  let at = 0;
  for (const point of raw) {
    const plain = point < '\u0080' ? point.toLowerCase() : (simplified.get(point) ?? point.normalize('NFKC').toLowerCase());
    for (const char of plain) {
      text += char;
      for (let i = 0; i < char.length; i += 1) textAt.push(at);
      if (!isWordUnit(char)) continue;
      compact += char;
      for (let i = 0; i < char.length; i += 1) compactAt.push(at);
    }
    at += point.length;
  }
  textAt.push(at);
  compactAt.push(at);
  return { text, compact, textAt, compactAt };
}
