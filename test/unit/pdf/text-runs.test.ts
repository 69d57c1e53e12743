import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../electron/host/adapters/pdf/font-coverage.ts';
import { textToRuns } from '../../../electron/host/adapters/pdf/text-runs.ts';
import { woffToSfnt } from '../../../electron/host/adapters/pdf/woff-to-sfnt.ts';

const woff = (part: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${part}-400-normal.woff`)));
const typefaces = ['chinese-simplified', 'cyrillic'].map((name) => ({ name, covers: coverageOf(woffToSfnt(woff(name))) }));
const written = (text: string): string =>
  textToRuns(text, typefaces)
    .map((run) => run.text)
    .join('');

describe('fonts of papers', () => {
  it('know which letters they have', () => {
    const [han] = typefaces;
    expect([...'A9杭龍，é한Ж'].map((letter) => han?.covers(letter.codePointAt(0) ?? 0))).toEqual([true, true, true, true, true, true, false, false]);
  });

  it('are refused when they are something else', () => {
    expect(() => woffToSfnt(Buffer.from('wOF2' + '\0'.repeat(60)))).toThrow('no WOFF');
  });
});

describe('a text on a paper', () => {
  it('is drawn in the first font that has its letters', () => {
    expect(textToRuns('司机 Иван 1', typefaces)).toEqual([
      { text: '司机 ', font: 'chinese-simplified' },
      { text: 'Иван', font: 'cyrillic' },
      { text: ' 1', font: 'chinese-simplified' },
    ]);
  });

  it('has a word in one typeface where one has all of it', () => {
    const own = [
      { name: 'narrow', covers: (codePoint: number) => codePoint < 0x100 },
      { name: 'wide', covers: (codePoint: number) => codePoint < 0x500 },
    ];
    expect(textToRuns('Jan Żądło 1', own)).toEqual([
      { text: 'Jan ', font: 'narrow' },
      { text: 'Żądło', font: 'wide' },
      { text: ' 1', font: 'narrow' },
    ]);
    expect(textToRuns('Żꜳ 한b', own)).toEqual([
      { text: 'Ż', font: 'wide' },
      { text: '[U+A733] [U+D55C]b', font: 'narrow' },
    ]);
  });

  it('loses nothing that can be seen: a letter no font has is named by its number', () => {
    expect(written('ok 😀 한')).toBe('ok [U+1F600] [U+D55C]');
  });

  it('is one line, and nothing in it steers its reader', () => {
    expect(written('a\u202eb\u0000\n\tc\u2028d\u200be')).toBe('ab c de');
    expect(written('<b>{{x}}</b> %PDF- )Tj file:///etc/passwd')).toBe('<b>{{x}}</b> %PDF- )Tj file:///etc/passwd');
  });
});
