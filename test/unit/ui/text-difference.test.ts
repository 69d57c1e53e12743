import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../renderer/ui/text/text-difference.ts';

const withoutKind = (from: string, to: string, kind: 'gone' | 'new'): string =>
  differenceOf(from, to)
    .filter((stretch) => stretch.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  it('gives both texts back, whatever they are', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.stringMatching(/^[ab西湖余杭区]{0,40}$/));
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        expect(withoutKind(from, to, 'new')).toBe(from);
        expect(withoutKind(from, to, 'gone')).toBe(to);
      }),
    );
  });

  it('never puts two stretches of one kind beside each other, nor an empty one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abc]{0,30}$/), fc.stringMatching(/^[abc]{0,30}$/), (from, to) => {
        const kinds = differenceOf(from, to).map(({ kind, text }) => (text === '' ? 'empty' : kind));
        expect(kinds).not.toContain('empty');
        expect(kinds.filter((kind, at) => kind === kinds[at - 1])).toEqual([]);
      }),
    );
  });

  it('marks two changes in one line apart', () => {
    expect(differenceOf('余杭区 文二西路738号3幢', '西湖区 文二西路738号5幢').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'gone 余杭',
      'new 西湖',
      'same 区 文二西路738号',
      'gone 3',
      'new 5',
      'same 幢',
    ]);
  });

  it('tells two texts that share nothing but letters as two texts', () => {
    expect(differenceOf('Wolfeschlegel', 'Inhaberin der Firma').map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });

  it('does not cut a flag or an accent', () => {
    expect(differenceOf('🇨🇳 e', '🇨🇦 é').map(({ text }) => text)).toEqual(['🇨🇳', '🇨🇦', ' ', 'e', 'é']);
  });
});
