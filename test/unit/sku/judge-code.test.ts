import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';
import { judgeCode, type CodeQuestion, type CodeStatus } from '../../../shared/core/sku/judge-code.ts';
import { slipsBetween } from '../../../shared/core/sku/slip-cost.ts';
import { harbourProducts } from '../../fixtures/harbour-one.ts';
import { inventedCatalogue, wrongCodes } from '../../fixtures/wrong-codes.ts';

const QIHE = '栖禾衣社';
const harbour = createCatalogue(harbourProducts, [{ merchant: QIHE, code: 'OLD-7731', sku: 'QH-TEE01-BLK-M' }]);
const ask = (code: string, over: Partial<CodeQuestion> = {}, catalogue = harbour) =>
  judgeCode({ code, name: '', variant: '', merchant: null, ...over }, catalogue);

describe('a written code', () => {
  it.each<[string, Partial<CodeQuestion>, CodeStatus, string | undefined, string | undefined]>([
    ['QH-TEE01-BLK-M', {}, 'ok', undefined, undefined],
    ['QH-TEE01-BLK-M', { name: '纯棉T恤 黑色 M' }, 'ok', undefined, undefined],
    ['qh tee01 blk m', {}, 'form', 'QH-TEE01-BLK-M', 'sku.normalised'],
    ['ＱＨ－ｔｅｅ０１－blk-m', {}, 'form', 'QH-TEE01-BLK-M', 'sku.normalised'],
    ['="QH-TEE01-BLK-M"', {}, 'form', 'QH-TEE01-BLK-M', 'sku.normalised'],
    ['QH-TEEO1-WHT-M', {}, 'look_alike', 'QH-TEE01-WHT-M', 'sku.look_alike'],
    ['old 7731', {}, 'alias', 'QH-TEE01-BLK-M', 'sku.alias'],
    ['12002000000054', {}, 'barcode', 'TM-MUG02-WHT', 'sku.barcode'],
    ['QH-TEE00-BLK-L', {}, 'retired', 'QH-TEE01-BLK-L', 'sku.successor'],
    ['QH-TEE01-BLK', {}, 'ambiguous', undefined, undefined],
    ['QH-TEE01-BLK', { name: '纯棉T恤 黑色 XL' }, 'ambiguous', 'QH-TEE01-BLK-XL', 'sku.part_of_code'],
    ['QH-TEE01-BLK-L', { name: 'Cotton tee', variant: 'Navy / L' }, 'wrong_variant', 'QH-TEE01-NVY-L', 'sku.words_variant'],
    ['TM-MUG01-WHT', { name: '马克杯四只装' }, 'bundle', 'TM-MUG-SET4', 'sku.words_bundle'],
    ['QH-TEE01-BLK-N', {}, 'unknown', 'QH-TEE01-BLK-M', 'sku.look_alike'],
    ['QH-TEE10-BLK-M', {}, 'unknown', 'QH-TEE01-BLK-M', 'sku.near'],
    ['默认', { name: '马克杯四只装' }, 'unknown', 'TM-MUG-SET4', 'sku.name'],
    ['ZZZ-NOTHING-LIKE-IT', {}, 'unknown', undefined, undefined],
    ['', {}, 'unknown', undefined, undefined],
    ['2,06E+12', {}, 'unknown', undefined, undefined],
  ])('%s %j is %s', (code, over, status, sku, rule) => {
    const verdict = ask(code, over);
    expect(verdict.status).toBe(status);
    if (sku !== undefined) expect([verdict.suggestions[0]?.sku, verdict.suggestions[0]?.rule]).toEqual([sku, rule]);
    else if (status !== 'ambiguous') expect(verdict.suggestions).toEqual([]);
  });

  it('is asked about with all that fit, none of them likely', () => {
    const { suggestions } = ask('QH-TEE01-BLK');
    expect(suggestions.map((one) => one.sku).toSorted()).toEqual(['QH-TEE01-BLK-L', 'QH-TEE01-BLK-M', 'QH-TEE01-BLK-S', 'QH-TEE01-BLK-XL']);
    for (const { confidence } of suggestions) expect(confidence).toBeLessThan(0.5);
  });
  it("means the own merchant's product first, and another merchant's only where the own has nothing", () => {
    const [tee] = harbourProducts;
    const two = createCatalogue([...harbourProducts, { ...(tee as Product), merchant: '别家', sku: 'QH-TEE01-BLK-N', barcodes: [] }]);
    expect(ask('QH-TEE01-BLK-N', { merchant: QIHE }, two).suggestions[0]).toMatchObject({ merchant: QIHE, sku: 'QH-TEE01-BLK-M' });
    const elsewhere = ask('TM-MUG02-WHT', { merchant: '别家' }, two);
    expect(elsewhere).toMatchObject({ status: 'unknown', suggestions: [{ merchant: '陶木记', sku: 'TM-MUG02-WHT', rule: 'sku.other_merchant' }] });
    expect(elsewhere.suggestions[0]?.confidence).toBeLessThan(0.5);
  });
  it('keeps the quantity that hung behind it', () => {
    expect(ask('QH-SOCK03-WHT*2').suggestions).toMatchObject([{ sku: 'QH-SOCK03-WHT', quantity: 2 }]);
    expect(ask('QH-SOCK03-WHT x2').suggestions).toMatchObject([{ sku: 'QH-SOCK03-WHT', quantity: 2 }]);
  });
  it("is doubted when its name is word for word another product's", () => {
    const { catalogue, products } = inventedCatalogue(3);
    const [one, ...others] = products.filter((product) => product.merchant === '乙');
    const words = new Set(one?.name.split(' '));
    const two = others.find((other) => other.name.split(' ').every((word) => !words.has(word)));
    expect(ask(one?.sku ?? '', { name: two?.name ?? '', merchant: '乙' }, catalogue)).toMatchObject({
      status: 'wrong_variant',
      suggestions: [{ sku: two?.sku }],
    });
  });
});

describe('slips', () => {
  it('weigh less where eyes or fingers explain them', () => {
    const cost = (a: string, b: string): number => slipsBetween(a, b).cost;
    expect(cost('TEE0', 'TEEO')).toBeLessThan(cost('TRE0', 'TEE0'));
    expect(cost('TRE', 'TEE')).toBeLessThan(cost('TPE', 'TEE'));
    expect(cost('ETE', 'TEE')).toBeLessThan(cost('TPE', 'TEE'));
    expect(cost('TEEE', 'TEE')).toBeLessThan(cost('TEEX', 'TEE'));
    expect(cost('12', '19')).toBeGreaterThan(cost('1A', '1G'));
  });
  it('are the same both ways, and none only between equals', () => {
    const key = fc.stringMatching(/^[A-Z0-9]{0,12}$/);
    fc.assert(
      fc.property(key, key, (a, b) => {
        const there = slipsBetween(a, b).cost;
        expect(slipsBetween(b, a).cost).toBeCloseTo(there);
        expect(there === 0).toBe(a === b);
      }),
    );
  });
});

describe('suggestions', () => {
  it('answer the same question the same way, whatever order the catalogue is in', () => {
    const { products } = inventedCatalogue(9);
    const turned = createCatalogue(products.toReversed());
    const straight = createCatalogue(products);
    for (const { code, name, merchant } of wrongCodes(9, 200, { catalogue: straight, products })) {
      const question = { code, name, variant: '', merchant };
      expect(judgeCode(question, turned)).toEqual(judgeCode(question, straight));
    }
  });
  it('survive any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (code, name) => {
        const { suggestions } = ask(code, { name });
        for (const { confidence } of suggestions) expect(confidence >= 0 && confidence <= 1).toBe(true);
      }),
    );
  });
  it('are calibrated: of those shown at 95 % and more, at least 95 % are right; the first is right wherever the code alone tells', () => {
    let shown = 0;
    let right = 0;
    const first = new Map<string, [right: number, of: number]>();
    for (let seed = 11; seed <= 13; seed += 1) {
      const world = inventedCatalogue(seed);
      for (const { kind, code, name, merchant, meant } of wrongCodes(seed, 600, world)) {
        const { suggestions } = judgeCode({ code, name, variant: '', merchant }, world.catalogue);
        const sure = suggestions.filter(({ confidence }) => confidence >= 0.95);
        shown += sure.length;
        right += sure.filter(({ sku }) => sku === meant).length;
        const tally = first.get(kind) ?? [0, 0];
        first.set(kind, [tally[0] + (suggestions[0]?.sku === meant ? 1 : 0), tally[1] + 1]);
      }
    }
    expect(shown).toBeGreaterThan(500);
    expect(right / shown).toBeGreaterThanOrEqual(0.95);
    for (const kind of ['case', 'separators', 'look_alike', 'barcode', 'multiple', 'doubled', 'swapped', 'left_out', 'other_letter']) {
      const [hit, of] = first.get(kind) ?? [0, 1];
      expect([kind, hit / of > 0.88]).toEqual([kind, true]);
    }
  });
});
