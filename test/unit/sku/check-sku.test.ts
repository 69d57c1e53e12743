import { describe, expect, it } from 'vitest';
import { createCatalogue, type Product } from '../../../shared/core/catalogue/catalogue.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import type { OrderLine } from '../../../shared/core/order/order.ts';
import { checkLines } from '../../../shared/core/sku/check-sku.ts';
import { noteNamesVariant } from '../../../shared/core/sku/words-against-code.ts';
import { harbourLines, harbourOrder, harbourOrders, harbourProducts } from '../../fixtures/harbour-one.ts';

const catalogue = createCatalogue(harbourProducts);
const QIHE = '栖禾衣社';
const CLAY = '陶木记';
const GLIMMER = '微光电子';

const line = (sku: string, over: Partial<OrderLine> = {}): OrderLine => ({
  lineNo: 1,
  kind: 'goods',
  sku,
  name: '',
  variant: '',
  quantity: 1,
  unitPrice: '',
  reserved: 0,
  ...over,
});
const suggested = (finding: Finding | undefined): readonly (readonly [string, number | null])[] =>
  (finding?.suggestions ?? []).map((s) => [s.changes[0]?.to ?? '', s.confidence] as const);
const check = (merchant: string, sku: string, over: Partial<OrderLine> = {}, note = ''): readonly Finding[] =>
  checkLines([line(sku, over)], note, catalogue, merchant);

describe('the planted orders of Harbour One', () => {
  it.each([
    ['O-28', 'sku.unknown', [['QH-TEE01-BLK-XL', null]]],
    ['O-29', 'sku.retired', [['QH-TEE01-BLK-L', 0.9]]],
    ['O-30', 'sku.variant_conflict', [['QH-TEE01-NVY-L', null]]],
    ['O-31', 'sku.barcode_as_sku', [['WG-CHG20-BLK', 0.95]]],
    ['O-32', 'sku.bundle_conflict', [['TM-MUG-SET4', null]]],
    [
      'O-33',
      'sku.ambiguous',
      [
        ['WG-CBL1-WHT', null],
        ['WG-CBL2-WHT', null],
      ],
    ],
    ['O-34', 'sku.form_damaged', [['QH-TEE01-BLK-M', 0.99]]],
    ['O-35', 'sku.look_alike', [['QH-TEE01-WHT-M', 0.95]]],
  ] as const)('%s is %s', (id, code, expected) => {
    const row = harbourOrder(id);
    const findings = checkLines(harbourLines(row), row.note, catalogue, row.merchant);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(suggested(findings[0])).toEqual(expected);
    expect(findings[0]).toMatchObject({ kind: 'sku_mismatch', severity: 'stop', field: 'lines.1.sku' });
  });

  it('raises no false alarm on the other 62', () => {
    const others = harbourOrders.filter((row) => row.kind !== 'sku_mismatch');
    expect(others).toHaveLength(62);
    for (const row of others)
      expect({ id: row.id, found: checkLines(harbourLines(row), row.note, catalogue, row.merchant) }).toEqual({ id: row.id, found: [] });
  });
});

describe('codes the catalogue does not hold', () => {
  it.each([
    [QIHE, 'QH-TEEO1-WHT-M', 'sku.look_alike', ['QH-TEE01-WHT-M']],
    [QIHE, 'qh tee01 blk m', 'sku.form_damaged', ['QH-TEE01-BLK-M']],
    [QIHE, 'QHTEE01BLKM', 'sku.form_damaged', ['QH-TEE01-BLK-M']],
    [QIHE, 'QH-TEE01\u00ad-BLK\u200b-M', 'sku.form_damaged', ['QH-TEE01-BLK-M']],
    [QIHE, 'QH-SOCK03-WHT*2', 'sku.form_damaged', ['QH-SOCK03-WHT', 'QH-SOCK03-WHT']],
    [QIHE, 'QH-TEE01-BLK', 'sku.ambiguous', ['QH-TEE01-BLK-S', 'QH-TEE01-BLK-M', 'QH-TEE01-BLK-L', 'QH-TEE01-BLK-XL']],
    [QIHE, '默认', 'sku.placeholder', []],
    [QIHE, 'TEST001', 'sku.placeholder', []],
    [QIHE, '#N/A', 'sku.placeholder', []],
    [QIHE, '链接1', 'sku.placeholder', []],
    [QIHE, '', 'sku.placeholder', []],
    [QIHE, '2,06E+12', 'sku.damaged_number', []],
    [CLAY, '12002000000054', 'sku.barcode_as_sku', ['TM-MUG02-WHT']],
    [CLAY, '2002000000999', 'sku.unknown', []],
    [GLIMMER, 'ZZZ-NOTHING-LIKE-IT', 'sku.unknown', []],
    [GLIMMER, 'WG-HBU4', 'sku.unknown', []],
  ])('%s %s is %s', (merchant, sku, code, expected) => {
    const [finding] = check(merchant, sku);
    expect(finding?.code).toBe(code);
    expect(suggested(finding).map(([to]) => to)).toEqual(expected);
  });

  it('never proposes a guess with confidence', () => {
    for (const sku of ['QH-TEE01-BLK-XXL', 'QH-TEE01-BLK', 'QH-TEE01-BLK-N', 'QH-SOCK03-WHT*2']) {
      for (const suggestion of check(QIHE, sku)[0]?.suggestions ?? []) expect(suggestion.confidence).toBeNull();
    }
  });

  const numbered = (skus: readonly string[]): readonly Product[] =>
    skus.map((sku) => ({ ...(harbourProducts[0] as Product), merchant: 'N', sku, barcodes: [], twinSkus: [] }));
  it('restores leading zeros only when one code fits', () => {
    const one = createCatalogue(numbered(['00123', '00456']));
    expect(suggested(checkLines([line('123')], '', one, 'N')[0])).toEqual([['00123', 0.9]]);
    const two = createCatalogue(numbered(['00123', '0123']));
    const [finding] = checkLines([line('123')], '', two, 'N');
    expect(finding?.code).toBe('sku.ambiguous');
    expect(suggested(finding)).toEqual([
      ['00123', null],
      ['0123', null],
    ]);
    expect(suggested(checkLines([line('17850.0')], '', createCatalogue(numbered(['17850'])), 'N')[0])).toEqual([['17850', null]]);
  });
  it('believes a merchant who sells a thing called 1', () => {
    expect(checkLines([line('1')], '', createCatalogue(numbered(['1'])), 'N')).toEqual([]);
  });
  it('says nothing of a merchant whose catalogue is empty, and nothing of fees', () => {
    expect(checkLines([line('anything')], '', catalogue, 'unknown merchant')).toEqual([]);
    expect(checkLines([line('POST', { kind: 'fee' })], '', catalogue, QIHE)).toEqual([]);
  });
  it('asks about the successor where the merchant has not allowed it', () => {
    const [finding] = checkLines([line('QH-TEE00-BLK-L')], '', catalogue, QIHE, { successorAllowed: false });
    expect(suggested(finding)).toEqual([['QH-TEE01-BLK-L', null]]);
  });
});

describe('words against the code', () => {
  it.each([
    [QIHE, 'QH-TEE01-BLK-L', '纯棉T恤 藏青 L', ''],
    [QIHE, 'QH-TEE01-BLK-M', '纯棉T恤 黑色 大码', ''],
    [QIHE, 'QH-TEE01-BLK-L', 'Cotton tee', 'Navy / L'],
    [GLIMMER, 'WG-CBL1-WHT', 'C-C数据线 2米 白色', ''],
    [GLIMMER, 'WG-CHG20-WHT', '30W 充电头', '白色'],
    [CLAY, 'TM-MUG01-WHT', 'Mug 350 ml, set of 4', ''],
    [CLAY, 'TM-MUG-SET4', '马克杯 单只装', ''],
  ])('%s %s sold as %s %s is a conflict', (merchant, sku, name, variant) => {
    expect(check(merchant, sku, { name, variant })).toHaveLength(1);
  });
  it.each([
    [QIHE, 'QH-TEE01-BLK-L', '纯棉T恤 黑/白/藏青 夏季新款', '黑色;L'],
    [QIHE, 'QH-TEE01-BLK-L', 'Cotton tee, black or white', ''],
    [QIHE, 'QH-SOCK03-BLK', '中筒袜 黑色 均码', ''],
    [CLAY, 'TM-MUG-SET4', '马克杯四只装', ''],
    [CLAY, 'TM-MUG01-WHT', '马克杯 350ML 白', ''],
    [GLIMMER, 'WG-CBL1-WHT', 'USB C-C 1m cable', 'white'],
  ])('%s %s sold as %s %s is none', (merchant, sku, name, variant) => {
    expect(check(merchant, sku, { name, variant })).toEqual([]);
  });
  it.each([
    ['页面选的藏青L', true],
    ['藏青L', true],
    ['I ordered navy', true],
    ['换成藏青', false],
    ['拍错了要藏青L', false],
    ['用藏青色的纸包一下不然容易弄脏里面的衣服', false],
    ['颜色随机,藏青也行', false],
    ['', false],
  ])('the note %s names the variant: %s', (note, names) => {
    expect(noteNamesVariant(note)).toBe(names);
    expect(check(QIHE, 'QH-TEE01-BLK-L', {}, note).length).toBe(names ? 1 : 0);
  });
  it('asks about a set the note speaks of, and not where the set was ordered', () => {
    expect(check(CLAY, 'TM-MUG01-WHT', {}, '买四只装的').map((f) => [f.code, suggested(f)])).toEqual([['sku.bundle_conflict', [['TM-MUG-SET4', null]]]]);
    expect(check(CLAY, 'TM-MUG-SET4', {}, '买四只装的')).toEqual([]);
    expect(check(QIHE, 'QH-CAP05-BLK', {}, '买四只装的')).toEqual([]);
  });
  it('believes a note that fits another line of the order', () => {
    const lines = [line('QH-TEE01-BLK-L'), line('QH-TEE01-NVY-L', { lineNo: 2 })];
    expect(checkLines(lines, '页面选的藏青L', catalogue, QIHE)).toEqual([]);
  });
});
