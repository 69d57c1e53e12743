import type { OtherStock, SampleProduct } from './sample-data.ts';
import { COUNTED_SHORT, type Shelves } from './shelves.ts';

export interface SheetRows {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The catalogue with what lies where: one sheet, as a warehouse hands it over. Kits have no shelf and no row for stock. */
export const goodsSheet = (products: readonly SampleProduct[], shelves: Shelves): SheetRows => ({
  name: '商品资料',
  columns: [
    '货主',
    '商品编码',
    '商品名称',
    '英文名称',
    '条码',
    '重量(克)',
    '停用',
    '替代编码',
    '相似款',
    '序列号管理',
    '批次管理',
    '效期管理',
    '最少剩余天数',
    '库位',
    '库存',
  ],
  rows: products.map((product) => [
    product.merchant,
    product.sku,
    product.name,
    product.nameEn,
    product.barcodes.join(';'),
    product.weightGrams,
    product.retiredOn,
    product.successorSku,
    product.twinSkus.join(';'),
    ...(['serial', 'lot', 'bestBefore'] as const).map((what) => (product.tracked?.includes(what) === true ? '是' : null)),
    product.leastDays ?? null,
    product.location,
    product.kitParts.length > 0 ? null : shelves.onHand(product),
  ]),
});

/** The morning's count of three shelves. */
export const countSheet = (shelves: Shelves): SheetRows => ({
  name: '盘点',
  columns: ['货主', '商品编码', '库位', '库存数量'],
  rows: COUNTED_SHORT.flatMap(({ sku, left }) => {
    const product = shelves.product(sku);
    return product === undefined ? [] : [[product.merchant, sku, product.location, left]];
  }),
});

/** What the other warehouse counted of the goods that are scarce here. */
export const otherSheet = (products: readonly SampleProduct[], { name, stock }: OtherStock): SheetRows => ({
  name: '二号仓库存',
  columns: ['货主', '商品编码', '仓库', '库位', '库存数量'],
  rows: stock.flatMap(({ sku, location, onHand }) => {
    const product = products.find((one) => one.sku === sku);
    return product === undefined ? [] : [[product.merchant, sku, name, location, onHand]];
  }),
});
