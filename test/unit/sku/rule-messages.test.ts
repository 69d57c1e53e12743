import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BARCODE_REASONS } from '../../../shared/core/barcode/check-barcode.ts';
import { DUPLICATE_FINDING_CODES } from '../../../shared/core/duplicate/judge-duplicate.ts';
import { SKU_FINDING_CODES, SKU_SUGGESTION_RULES } from '../../../shared/core/sku/sku-finding-codes.ts';
import { REQUEST_FINDING_CODES } from '../../../shared/core/special-request/request-rules.ts';
import { ALLOCATION_OUTCOMES } from '../../../shared/core/stock/allocation.ts';
import { ALLOCATION_CRITERIA } from '../../../shared/core/stock/allocation-policy.ts';

const load = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../../renderer/i18n/locales/${language}/findings-rules.json`, import.meta.url), 'utf8')) as Record<string, string>;
const zh = load('zh-CN');
const en = load('en');
const placeholders = (text: string | undefined): readonly string[] => [...new Set((text ?? '').match(/\{\{\w+\}\}/g))].sort();

const keys = [
  ...[...SKU_FINDING_CODES, ...REQUEST_FINDING_CODES, ...DUPLICATE_FINDING_CODES].map((code) => `finding.${code}`),
  ...SKU_SUGGESTION_RULES.map((rule) => `reason.${rule}`),
  ...BARCODE_REASONS.map((reason) => `reason.barcode.${reason}`),
  ...['pinned', ...ALLOCATION_CRITERIA, ...ALLOCATION_OUTCOMES].map((word) => `reason.stock.${word}`),
];

describe('the sentences of the rules', () => {
  it('are there for every code in both languages, and no others', () => {
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });
  it('say the same: a placeholder of one language is in the other, names of goods apart', () => {
    const own = (text: string | undefined): readonly string[] => [...new Set(placeholders(text).map((mark) => (mark === '{{nameEn}}' ? '{{name}}' : mark)))];
    for (const key of keys) expect({ key, marks: own(zh[key]) }).toEqual({ key, marks: own(en[key]) });
  });
  it('end as sentences', () => {
    for (const key of keys) {
      expect(zh[key]).toMatch(/。$/u);
      expect(en[key]).toMatch(/\.$/);
      expect(en[key]).not.toMatch(/[!\u4e00-\u9fff]|\bplease\b/iu);
    }
  });
});
