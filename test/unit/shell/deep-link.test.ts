import { describe, expect, it } from 'vitest';
import { hashOfLink } from '../../../electron/main/deep-link.ts';

describe('a link to a place of the console', () => {
  it.each([
    [['sidebay', '--flag', 'sidebay:/queue/case-7'], '#/queue/case-7'],
    [['sidebay:queue?view=mine&kinds=stock_out,bad_address'], '#/queue?view=mine&kinds=stock_out,bad_address'],
    [['sidebay://queue/order/TB%2D1'], '#/queue/order/TB%2D1'],
  ])('%j', (words, hash) => expect(hashOfLink(words)).toBe(hash));

  it.each([[['sidebay']], [['sidebay:']], [['sidebay:/queue#x']], [['sidebay:javascript alert(1)']], [['https://example.org']], [[]]])('%j is none', (words) =>
    expect(hashOfLink(words)).toBe(''),
  );
});
