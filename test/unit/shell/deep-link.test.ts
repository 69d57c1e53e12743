import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfLink } from '../../../electron/main/deep-link.ts';

describe('a link to a place of the console', () => {
  it.each([
    [['sidebay', '--flag', 'sidebay:/queue/case-7'], '#/queue/case-7'],
    [['sidebay:queue?view=mine&kinds=stock_out,bad_address'], '#/queue?view=mine&kinds=stock_out,bad_address'],
    [['sidebay://queue/order/TB%2D1'], '#/queue/order/TB%2D1'],
    [['sidebay:/queue?text=%E7%8E%8B+%E4%BA%94*'], '#/queue?text=%E7%8E%8B+%E4%BA%94*'],
  ])('%j', (words, hash) => expect(hashOfLink(words)).toBe(hash));

  it('is read back whatever was searched for and whatever an order is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (id, text) => {
        const place = `/queue/order/${encodeURIComponent(id)}?${new URLSearchParams({ text }).toString()}`;
        expect(hashOfLink([`sidebay:${place}`])).toBe(`#${place}`);
      }),
    );
  });

  it.each([[['sidebay']], [['sidebay:']], [['sidebay:/queue#x']], [['sidebay:javascript alert(1)']], [['https://example.org']], [[]]])('%j is none', (words) =>
    expect(hashOfLink(words)).toBe(''),
  );
});
