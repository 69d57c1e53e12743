import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createNearSearch } from '../../../shared/core/catalogue/near-search.ts';
import { isFeeCode } from '../../../shared/core/sku/fee-codes.ts';
import { looseSkuKey, normaliseSku } from '../../../shared/core/catalogue/normalise-sku.ts';
import { samplesDir } from '../../fixtures/samples.ts';

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] as number;
}

describe('near search', () => {
  it('finds what the textbook edit distance finds', () => {
    const key = fc.string({ unit: fc.constantFrom('A', 'B', '0', '1', '杯'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(key, fc.array(key, { maxLength: 20 }), (query, keys) => {
        const near = createNearSearch(keys, (text) => text)(query, 2);
        expect(near.map(({ item, distance }) => `${item} ${distance}`).sort()).toEqual(
          keys
            .map((text) => [text, editDistance(query, text)] as const)
            .filter(([, d]) => d <= 2)
            .map(([text, d]) => `${text} ${d}`)
            .sort(),
        );
      }),
    );
  });
});

describe('the form of a code', () => {
  it('does not matter for its loose key', () => {
    expect(looseSkuKey('ＱＨ－ｔｅｅ０１－blk－ｍ')).toBe('QHTEE01BLKM');
    expect(normaliseSku(' qh_tee01 / blk m ')).toEqual({ sku: 'QH-TEE01-BLK-M', multiple: 1 });
    expect(normaliseSku('QH-SOCK03-WHT×3')).toEqual({ sku: 'QH-SOCK03-WHT', multiple: 3 });
  });
  it('is stable: normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(looseSkuKey(looseSkuKey(text))).toBe(looseSkuKey(text));
      }),
      { numRuns: 300, examples: [['À˛']] },
    );
  });
});

describe('fee lines', () => {
  it.each(['POST', 'D', 'DOT', 'M', 'BANK CHARGES', 'S', 'AMAZONFEE', 'PADS', 'B', 'CRUK', 'C2', 'gift_0001_20', 'm'])('%s is a fee', (code) =>
    expect(isFeeCode(code, '')).toBe(true),
  );
  it.each(['运费', '邮费补差价', '补差价', 'Shipping', 'DOTCOM POSTAGE', 'Postage and packing', 'Shipping fee'])('"%s" is a fee by its name', (name) =>
    expect(isFeeCode('X1', name)).toBe(true),
  );
  it.each([
    ['22423', 'POSTAGE STAMP TIN'],
    ['QH-TEE01-BLK-M', '纯棉T恤 黑色 M'],
    ['DCGS0076', 'SUNJAR LED NIGHT NIGHT LIGHT'],
    ['85123A', 'WHITE HANGING HEART'],
    ['x', 'Insurance'],
    ['1', '快递盒'],
  ])('%s %s is none', (code, name) => expect(isFeeCode(code, name)).toBe(false));
  const samples = samplesDir();
  it.skipIf(samples === undefined)('finds the 39 fee lines among 10,144 real ones (skipped where the samples are absent)', () => {
    const csv = readFileSync(join(samples as string, 'orders/uci_online_retail_2010-12-01_05.csv'), 'utf8');
    const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
    expect(rows).toHaveLength(10_144);
    const fees = rows.filter((row) => isFeeCode(row['StockCode'] ?? '', row['Description'] ?? ''));
    expect(fees).toHaveLength(39);
    expect(new Set(fees.map((row) => row['StockCode']))).toEqual(new Set(['POST', 'D', 'DOT', 'C2', 'M', 'BANK CHARGES']));
  });
});
