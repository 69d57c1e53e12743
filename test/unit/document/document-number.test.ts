import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booksOf, DOCUMENT_KINDS, nextDocumentNumber, passedOver, readDocumentNumber } from '../../../shared/core/document/document-number.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const books = fc.stringMatching(/^[0-9A-Z]{4}$/u);
const numbers = fc
  .tuple(fc.constantFrom(...DOCUMENT_KINDS), books, fc.nat({ max: 9_000_000 }))
  .map(([kind, of, last]) => ({ kind, of, last, ...nextDocumentNumber(kind, of, last) }));
const bare = (number: string): string => number.replaceAll('-', '');

describe('numbers on paper', () => {
  it('are read back as they were given, however they are typed', () => {
    fc.assert(
      fc.property(numbers, ({ kind, of, number, run }) => {
        for (const typed of [number, bare(number), number.toLowerCase(), ` ${number} `]) expect(readDocumentNumber(typed)).toEqual({ kind, books: of, run });
      }),
    );
  });

  it('go up, never repeat, and pass over what would need an asterisk', () => {
    let last = 0;
    const given = new Set<string>();
    for (let n = 0; n < 500; n += 1) {
      const { number, run } = nextDocumentNumber('pick_list', '7F3A', last);
      expect(run).toBeGreaterThan(last);
      expect(number).toMatch(/^P-7F3A-\d{4}-[0-9A-Z]$/u);
      given.add(number);
      last = run;
    }
    expect(given.size).toBe(500);
    expect(last).toBeGreaterThan(500);
  });

  it('tell which were passed over between them, and nothing else is missing', () => {
    let last = 0;
    const given = Array.from({ length: 120 }, () => {
      const next = nextDocumentNumber('manual_order', 'DR7F', last);
      last = next.run;
      return next;
    });
    const all = given.map(({ number }) => number);
    const runs = new Set(given.map(({ run }) => run));
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((run) => !runs.has(run));
    expect(missing.length).toBeGreaterThan(0);
    expect(passedOver(all.toReversed())).toEqual(missing.map((run) => `M-DR7F-${String(run).padStart(4, '0')}`));
    // One that only was not printed yet is none of them, nor is one of other books.
    const seen = all.filter((_, at) => at % 2 === 0);
    expect(passedOver([...seen, 'P-7F3A-0024-K', 'no number']).every((number) => missing.includes(Number(number.slice(-4))))).toBe(true);
    expect(passedOver([])).toEqual([]);
  });

  it('betray every single wrong character', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat({ max: 35 }), ({ number }, place, to) => {
        const text = bare(number);
        const at = place % text.length;
        const other = ALPHABET.charAt(to);
        fc.pre(other !== text.charAt(at));
        expect(readDocumentNumber(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('betray every pair of neighbours changed over, and across another', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.constantFrom(1, 2), ({ number }, place, apart) => {
        const chars = [...bare(number)];
        const at = place % (chars.length - apart);
        const [a = '', b = ''] = [chars[at], chars[at + apart]];
        fc.pre(a !== b);
        chars[at] = b;
        chars[at + apart] = a;
        expect(readDocumentNumber(chars.join(''))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['', 'M-7F3A-0024', 'X-7F3A-0024-1', 'M-7F3A-24-1', '4415919902317', 'M-7F3A-0024-*'])('%s is none of ours', (text) => {
    expect(readDocumentNumber(text)).toBeNull();
  });

  it('a restored copy of the books writes under a name of its own', () => {
    expect(booksOf('0190b7c2-0000-7000-8000-00000000abcd')).toBe('ABCD');
    expect(booksOf('a')).toBe('000A');
  });
});
