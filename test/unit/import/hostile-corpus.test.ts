import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS, WRITABLE_HOSTILE_TEXTS } from '../../fixtures/hostile-texts.ts';

describe('the corpus of hostile texts', () => {
  it('is large and holds each kind', () => {
    expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(300);
    expect(HOSTILE_TEXTS.length - WRITABLE_HOSTILE_TEXTS.length).toBe(4);
    const kinds: readonly RegExp[] = [
      /<script>/i,
      /onerror=/,
      /javascript:/i,
      /\{\{/,
      /\$t\(/,
      /^=/,
      /\u202e/,
      /\u200b/,
      /\u0301/,
      /W{1000}/,
      /👨‍👩‍👧‍👦/u,
      /__proto__/,
    ];
    expect(kinds.filter((kind) => !HOSTILE_TEXTS.some((text) => kind.test(text))).map(String)).toEqual([]);
  });
});
