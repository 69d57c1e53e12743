import { describe, expect, it } from 'vitest';
import english from '../../../renderer/i18n/locales/en/import.json' with { type: 'json' };
import chinese from '../../../renderer/i18n/locales/zh-CN/import.json' with { type: 'json' };
import { IMPORT_ERRORS, RECOGNISED_CODES, SET_ASIDE_REASONS } from '../../../shared/core/import/reasons.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(SET_ASIDE_REASONS).map(([code, params]) => [`setAside.${code}`, params])),
  ...Object.fromEntries(RECOGNISED_CODES.map((code) => [`recognised.${code}`, ['n']])),
  ...Object.fromEntries(Object.entries(IMPORT_ERRORS).map(([code, params]) => [`importError.${code}`, params])),
};

describe('what the reader says', () => {
  it.each([
    ['English', english as Readonly<Record<string, string>>],
    ['Chinese', chinese as Readonly<Record<string, string>>],
  ])('has a sentence for each code, and no other, in %s', (_, texts) => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(names).toSorted());
    for (const [key, text] of Object.entries(texts)) for (const [, placeholder] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(names[key]).toContain(placeholder);
  });
});
