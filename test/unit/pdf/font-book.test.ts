import { describe, expect, it } from 'vitest';
import { openFontBook } from '../../../electron/host/adapters/pdf/font-book.ts';
import { paperFonts } from '../../fixtures/paper-fonts.ts';

const { typefaces, fileOf, descriptors } = openFontBook(paperFonts);
const isDrawn = (codePoint: number): boolean => typefaces.some(({ covers }) => covers(codePoint));
const drawnOf = (from: number, to: number): number => Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(isDrawn).length;
const notDrawn = (text: string): readonly string[] => [...text].filter((letter) => !isDrawn(letter.codePointAt(0) ?? 0));

/** Every two-byte code of a Chinese character set between these lead bytes, as one text. */
function lettersOf(encoding: string, [first, last]: readonly [number, number]): string {
  const decoder = new TextDecoder(encoding);
  const letters = new Set<string>();
  for (let lead = first; lead <= last; lead += 1)
    for (let trail = encoding === 'gbk' ? 0xa1 : 0x40; trail <= 0xfe; trail += 1)
      for (const letter of decoder.decode(Uint8Array.of(lead, trail))) letters.add(letter);
  return [...letters].filter((letter) => /\p{Script=Han}/u.test(letter)).join('');
}

describe('what the fonts of papers draw', { timeout: 120_000 }, () => {
  it.each([
    ['Han of the first block', 0x4e00, 0x9fff, 12_242],
    ['Han, extension A', 0x3400, 0x4dbf, 27],
    ['Han, extension B', 0x2_0000, 0x2_a6df, 0],
    ['compatibility Han', 0xf900, 0xfaff, 20],
    ['hiragana', 0x3041, 0x3096, 86],
    ['katakana', 0x30a0, 0x30ff, 96],
    ['Latin-1', 0xa0, 0xff, 96],
    ['Latin Extended-A', 0x100, 0x17f, 128],
    ['Latin Extended-B', 0x180, 0x24f, 36],
    ['Vietnamese', 0x1ea0, 0x1ef9, 90],
    ['Greek', 0x370, 0x3ff, 75],
    ['Cyrillic', 0x400, 0x4ff, 255],
    ['pictograms', 0x1_f000, 0x1_faff, 17],
    ['Hebrew', 0x590, 0x5ff, 0],
    ['Arabic', 0x600, 0x6ff, 0],
    ['Devanagari', 0x900, 0x97f, 0],
    ['Thai', 0xe00, 0xe7f, 0],
    ['Hangul', 0xac00, 0xd7a3, 0],
  ])('%s (U+%i to %i): %i letters', (_, from, to, count) => expect(drawnOf(from, to)).toBe(count));

  it('nearly all of GB 2312, and of Big5 nearly all of its common half', () => {
    const [simplified, traditional] = [lettersOf('gbk', [0xb0, 0xf7]), lettersOf('big5', [0xa4, 0xc6])];
    expect([simplified.length, notDrawn(simplified).length]).toEqual([6_763, 33]);
    expect([traditional.length, notDrawn(traditional).length]).toEqual([5_401, 308]);
  });

  it('names as they are written, and not those nobody has a shape for', () => {
    expect(notDrawn('龔囍臺灣堃喆 Łódź Żądło İğşç Ελένη Ґанна Ї Қайырғали Nguyễn Ượng ș ț €')).toEqual([]);
    expect(notDrawn('㛃𠮷䶮😀한ไ')).toEqual(['㛃', '𠮷', '䶮', '😀', '한', 'ไ']);
  });

  it('every typeface has both weights', () => {
    expect(typefaces.length).toBeGreaterThan(90);
    for (const { normal, bold } of Object.values(descriptors)) for (const name of [normal, bold]) expect(fileOf(name)?.length ?? 0).toBeGreaterThan(1_000);
    expect(fileOf('arial-normal')).toBeUndefined();
  });
});
