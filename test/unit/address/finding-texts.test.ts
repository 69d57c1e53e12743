import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADDRESS_FINDING_CODES, ADDRESS_REASON_CODES } from '../../../shared/core/address/check/finding-codes.ts';

const read = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../../renderer/i18n/locales/${language}/findings-address.json`, import.meta.url), 'utf8')) as Record<string, string>;
const expected: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...Object.entries(ADDRESS_FINDING_CODES).map(([code, names]) => [`finding.${code}`, names]),
  ...Object.entries(ADDRESS_REASON_CODES).map(([code, names]) => [`reason.${code}`, names]),
]);

describe.each(['zh-CN', 'en'])('address texts in %s', (language) => {
  const texts = read(language);

  it('say every code and nothing else', () => expect(Object.keys(texts).toSorted()).toEqual(Object.keys(expected).toSorted()));

  it.each(Object.entries(texts))('%s uses only what the code provides', (key, text) => {
    const used = [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name);
    for (const name of used) expect(expected[key]).toContain(name);
    expect(text.trim()).toBe(text);
  });
});

it('gives both languages the same facts', () => {
  const [zh, en] = [read('zh-CN'), read('en')];
  const names = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? ''))].toSorted();
  for (const [key, text] of Object.entries(zh)) expect([key, names(en[key] ?? '')]).toEqual([key, names(text)]);
});
