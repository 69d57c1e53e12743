import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRecipient } from '../../../shared/core/address/chinese/read-recipient.ts';
import type { AssembleOptions } from '../../../shared/core/import/assemble-options.ts';
import { LAYOUTS } from '../../../shared/core/import/layouts/all-layouts.ts';
import { DEFAULT_LIMITS } from '../../../shared/core/import/limits.ts';
import { rankLayouts } from '../../../shared/core/import/match-layout.ts';
import { mendRows } from '../../../shared/core/import/mend.ts';
import type { Drafts } from '../../../shared/core/import/mend.ts';
import { divisions } from '../../fixtures/address-context.ts';

const options: AssembleOptions = {
  merchant: 'default',
  platform: '',
  country: 'CN',
  toInstant: (wall) => wall,
  dateOrder: null,
  splitAddress: (recipient) => splitRecipient(recipient, divisions),
  confirmed: false,
  limits: DEFAULT_LIMITS,
};
type Cells = Readonly<Record<string, string>>;
const take = (rows: readonly Cells[], more: Partial<AssembleOptions> = {}, wanted = {}): Drafts => {
  const headers = [...new Set(rows.flatMap(Object.keys))];
  const result = mendRows(
    rows.map((row, index) => ({ file: 'f', row: index + 2, raw: headers.map((header) => [header, row[header] ?? ''] as const) })),
    wanted,
    { ...options, ...more },
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('layouts', () => {
  it('"State" beside a city is a part of the place, also next to a status; without a city it is how far an order is', () => {
    const abroad = {
      'Order ID': 'US-1',
      Recipient: 'Jane Roe',
      Country: 'US',
      State: 'CA',
      City: 'San Francisco',
      Address: '1 Market St',
      SKU: 'X',
      Quantity: '1',
    };
    const { orders, setAside } = take([abroad]);
    expect([orders[0]?.recipient.province, setAside]).toEqual(['CA', []]);
    expect(take([{ ...abroad, Status: 'shipped' }]).orders[0]).toMatchObject({ state: 'dispatched', recipient: { province: 'CA' } });
    expect(take([{ 'Order ID': 'US-1', State: 'shipped', SKU: 'X', Quantity: '1' }]).orders[0]).toMatchObject({
      state: 'dispatched',
      recipient: { province: '' },
    });
  });

  it('are recognised by their own column names, in any case', () => {
    for (const layout of LAYOUTS) {
      const headers = [...Object.values(layout.fields).flatMap((names) => names.slice(0, 1)), ...layout.known].map((name) => name.toUpperCase());
      expect(rankLayouts(headers, LAYOUTS)[0]?.layout.id).toBe(layout.id);
    }
  });

  it('Shopify: continuation rows, notes, cancelled and shipped orders', () => {
    const first = {
      Name: '#1001',
      'Financial Status': 'paid',
      'Fulfillment Status': 'unfulfilled',
      'Created at': '2025-10-02 17:09:34 -0300',
      Currency: 'usd',
      'Shipping Name': 'Ann',
      'Shipping Address1': '1 High St',
      'Shipping Address2': 'Flat 2',
      'Shipping City': 'Boston',
      'Shipping Country': 'US',
      'Shipping Zip': "'02115",
      Notes: 'no bag',
      'Lineitem quantity': '2',
      'Lineitem name': 'Mug',
      'Lineitem SKU': 'M-1',
      'Lineitem price': '9.90',
      'Canceled at': '',
    };
    const { orders, setAside, recognised } = take([
      first,
      { Name: '#1001', 'Lineitem quantity': '1', 'Lineitem name': 'Cup', 'Lineitem SKU': '', 'Lineitem price': '5' },
      { ...first, Name: '#1002', 'Canceled at': '2025-10-03 10:00:00 -0300' },
      { ...first, Name: '#1003', 'Fulfillment Status': 'fulfilled' },
      { ...first, Name: '#1004', 'Fulfillment Status': 'partial' },
      { ...first, Name: '#1005', 'Financial Status': 'pending' },
      { ...first, Name: '#1006', 'Financial Status': 'refunded' },
    ]);
    expect(orders.map(({ platformOrderNo, state }) => [platformOrderNo, state])).toEqual([
      ['#1001', 'imported'],
      ['#1002', 'cancelled'],
      ['#1003', 'dispatched'],
      ['#1006', 'cancelled'],
    ]);
    expect(orders[0]).toMatchObject({
      platform: 'shopify',
      orderedAt: Date.UTC(2025, 9, 2, 20, 9, 34),
      currency: 'USD',
      buyerNote: 'no bag',
      recipient: { detail: '1 High St\nFlat 2', postcode: '02115' },
    });
    expect(orders[0]?.lines.map(({ sku, name, quantity }) => [sku, name, quantity])).toEqual([
      ['M-1', 'Mug', 2],
      ['', 'Cup', 1],
    ]);
    expect(recognised.continuation_row).toBe(1);
    expect(setAside.map(({ reason }) => reason)).toEqual(['partly_dispatched', 'not_paid']);
  });

  it('continuation rows that leave even the number empty', () => {
    const { orders } = take([
      { 'Order Number': 'T1', SKU: 'A', Quantity: '1', Recipient: 'Ann', Address: 'x' },
      { SKU: 'B', Quantity: '2' },
      { 'Order Number': 'T2', SKU: 'C', Quantity: '3', Recipient: 'Bo', Address: 'y' },
    ]);
    expect(orders.map((order) => order.lines.length)).toEqual([2, 1]);
  });

  it('Taobao: the changed address wins, titles alone make a line only when there is one', () => {
    const base = {
      订单编号: '="3012345678901234567"',
      买家会员名: 'tb_1',
      订单状态: '买家已付款,等待卖家发货',
      收货人姓名: '王小明',
      收货地址: '江苏省 苏州市 吴中区 长桥街道 旧路1号',
      联系手机: "'13800138000",
      订单创建时间: '2026-03-04 05:06:07',
      宝贝标题: '杯子 蓝色',
      宝贝种类: '1',
      宝贝总数量: '2',
      修改后的收货地址: '浙江省杭州市余杭区仓前街道听雨路12号',
    };
    const { orders, setAside } = take([
      base,
      { ...base, 订单编号: '3012345678901234568', 宝贝种类: '2', 宝贝标题: '杯子，碗' },
      { ...base, 订单编号: '3012345678901234569', 订单状态: '等待买家付款' },
    ]);
    expect(orders).toMatchObject([
      {
        platform: 'taobao',
        platformOrderNo: '3012345678901234567',
        buyerId: 'tb_1',
        recipient: { province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号', phone: '13800138000', country: 'CN' },
        lines: [{ sku: '', name: '杯子 蓝色', quantity: 2 }],
      },
    ]);
    expect(setAside.map(({ reason }) => reason)).toEqual(['items_without_quantities', 'not_paid']);
  });

  it('旺店通: region in one cell, a second code column, a word for no time', () => {
    const { orders } = take([
      {
        订单编号: 'JY1',
        店铺: '蓝鲸',
        订单来源: '淘宝',
        订单状态: '待发货',
        交易时间: '45292.5',
        付款时间: '任意时间',
        收件人: '李雷',
        收货地区: '江苏省 苏州市 吴中区',
        收货地址: '宝带东路 1 号',
        收件人手机: '',
        收件人电话: '0512-65123456',
        商家编码: '',
        货品编号: 'H-7',
        货品名称: '杯',
        下单数量: '1.0',
        成交价: '9.9',
        '备注 ': '',
      },
    ]);
    expect(orders).toMatchObject([
      {
        merchant: '蓝鲸',
        platform: '淘宝',
        paidAt: null,
        orderedAt: Date.UTC(2024, 0, 1, 12),
        recipient: { province: '江苏省', city: '苏州市', district: '吴中区', detail: '宝带东路 1 号', phone: '0512-65123456' },
        lines: [{ sku: 'H-7', quantity: 1 }],
      },
    ]);
  });

  it('聚水潭: required marks in headers, items in one cell', () => {
    expect(
      take([
        {
          线上订单号: 'S1',
          '收货人姓名（必填）': '李雷',
          '手机（必填）': '13800138000',
          '省份（必填）': '江苏省',
          '城市（必填）': '苏州市',
          '区县（必填）': '吴中区',
          '地址（必填）': '宝带东路1号',
          '商品编码（必填）': 'A-1',
          '数量（必填）': '2',
          '商品单价（必填）': '3',
        },
      ]).orders,
    ).toMatchObject([{ recipient: { city: '苏州市' }, lines: [{ sku: 'A-1', quantity: 2 }] }]);
    const { orders, setAside } = take([
      { 出库单号: 'O1', 出库日期: '2026-01-02', 状态: '已出库', 商品名称: '杯子*2;碗 大*1', 店铺名称: '蓝鲸', 快递公司: '中通', 快递单号: '7512345678901' },
      { 出库单号: 'O2', 出库日期: '', 状态: '待出库', 商品名称: '杯子', 店铺名称: '蓝鲸' },
    ]);
    expect(orders).toMatchObject([
      {
        state: 'dispatched',
        carrier: '中通',
        hasAddress: false,
        lines: [
          { name: '杯子', quantity: 2 },
          { name: '碗 大', quantity: 1 },
        ],
      },
    ]);
    expect(setAside).toMatchObject([{ reason: 'items_without_quantities', column: '商品名称' }]);
  });

  it('ShipStation: Group - Field', () => {
    expect(
      take([
        {
          'Date - Order Date': '2026-01-02',
          'Order - Number': 'S9',
          'Ship To - Name': 'Ann',
          'Ship To - State': 'MA',
          'Item - Qty': '1',
          'Item - SKU': 'K',
          'Notes - From Buyer': 'ring twice',
          'Order - Status': 'On Hold',
        },
      ]).orders,
    ).toMatchObject([{ platformOrderNo: 'S9', buyerNote: 'ring twice', recipient: { province: 'MA' } }]);
  });

  it.each(['Tote ID', '周转箱', '料箱号'])('%s: what the goods were carried in', (header) => {
    const { orders, setAside } = take([
      { 'Order Number': 'N1', 'Order Date': '2026-01-02', SKU: 'A-1', Quantity: '1', [header]: ' T-0417 ' },
      { 'Order Number': 'N2', 'Order Date': '2026-01-02', SKU: 'A-1', Quantity: '1', [header]: '' },
    ]);
    expect(setAside).toEqual([]);
    expect(orders.map(({ tote }) => tote)).toEqual(['T-0417', undefined]);
  });

  it('stock and catalogue', () => {
    expect(
      take([
        { 商品编码: 'A-1', 仓库: '一号仓', 库存数量: '1,200', 安全库存: '10' },
        { 商品编码: 'B', 库存数量: 'x' },
      ]),
    ).toMatchObject({
      stock: [{ sku: 'A-1', warehouse: '一号仓', location: '', countedAt: null, onHand: 1200, safetyStock: 10 }],
      setAside: [{ reason: 'bad_number', column: '库存数量' }],
    });
    expect(
      take([
        { 商品编码: 'A-1', 仓库: '一号仓', 库位: 'A-01', 库存数量: '9', 盘点时间: '2026-11-20 08:00' },
        { 商品编码: 'A-1', 仓库: '一号仓', 库位: 'A-02', 库存数量: '4' },
        { 商品编码: 'A-1', 仓库: '一号仓', 库位: 'A-01', 库存数量: '9' },
        { 商品编码: 'A-1', 仓库: '一号仓', 库位: 'A-01', 库存数量: '-3' },
        { 商品编码: 'A-1', 仓库: '一号仓', 库位: 'A-01', 库存数量: '12' },
      ]),
    ).toMatchObject({
      // Of figures that contradict each other the smallest counts until a person has looked; every row of them is kept.
      stock: [{ location: 'A-01', onHand: 9, countedAt: expect.any(Number) as unknown }, { location: 'A-02', onHand: 4 }, { onHand: 9 }, { onHand: -3 }],
      setAside: [
        { row: 5, reason: 'stock_twice', column: '库存数量', params: { sku: 'A-1', value: -3, first: 9 } },
        { row: 6, reason: 'stock_twice', params: { value: 12, first: -3 } },
      ],
    });
    const { products, setAside } = take([
      { SKU: 'A-1', 'Product Name': 'Mug', 'Name (EN)': 'Mug', Barcode: '6901234567892;6901234567908', 'Weight (kg)': '0.3505', Discontinued: '1' },
      { SKU: 'A-2', 'Product Name': 'Cup', Barcode: '2,06E+12' },
      { SKU: '', 'Product Name': 'Nameless' },
    ]);
    expect(products).toMatchObject([{ sku: 'A-1', barcodes: ['6901234567892', '6901234567908'], weightGrams: 351, retired: true }]);
    expect(setAside.map(({ reason }) => reason)).toEqual(['damaged_number', 'missing_sku']);
  });

  it('what the bench asks of each unit, by the names of either language; a file without such a column says nothing of it', () => {
    const zh = take([
      { 商品编码: 'A', 商品名称: '耳机', 序列号管理: '是', 批次管理: '', 效期管理: '否', 最少剩余天数: '' },
      { 商品编码: 'B', 商品名称: '蜡烛', 序列号管理: '', 批次管理: '√', 效期管理: '启用', 最少剩余天数: '９０天' },
      { 商品编码: 'C', 商品名称: '杯', 序列号管理: '也许', 批次管理: '', 效期管理: '', 最少剩余天数: '' },
      { 商品编码: 'D', 商品名称: '杯', 序列号管理: '', 批次管理: '', 效期管理: '', 最少剩余天数: '三个月' },
    ]);
    expect(zh.products.map(({ sku, tracking }) => [sku, tracking])).toEqual([
      ['A', { serial: true, lot: false, bestBefore: false, leastDays: null }],
      ['B', { serial: false, lot: true, bestBefore: true, leastDays: 90 }],
    ]);
    expect(zh.setAside).toMatchObject([
      { reason: 'not_yes_or_no', column: '序列号管理', params: { value: '也许' } },
      { reason: 'bad_number', column: '最少剩余天数' },
    ]);
    const en = take([
      { SKU: 'A', 'Product Name': 'Ham', 'Serial tracked': 'no', 'Batch tracked': 'Yes', 'Expiry tracked': 'TRUE', 'Min remaining days': '30' },
    ]);
    expect(en.products[0]?.tracking).toEqual({ serial: false, lot: true, bestBefore: true, leastDays: 30 });
    expect(take([{ SKU: 'A', 'Product Name': 'Ham' }]).products[0]).not.toHaveProperty('tracking');
  });
});

describe('doubt', () => {
  const row = { 'Order Number': '1', SKU: 'A', Quantity: '1', Recipient: 'Ann', Address: 'x' };
  it('holds the whole order for one doubtful row, and takes it in when mended', () => {
    const { orders, setAside } = take([row, { ...row, SKU: 'B', Quantity: 'two' }, { ...row, 'Order Number': '2' }]);
    expect(orders.map((order) => order.platformOrderNo)).toEqual(['2']);
    expect(setAside.map(({ reason, row: at, params }) => [reason, at, params['orderNo']])).toEqual([
      ['sibling_row', 2, '1'],
      ['bad_number', 3, '1'],
    ]);
    const mended = mendRows(
      setAside.map((aside) => ({ ...aside, raw: aside.raw.map(([header, value]) => [header, value === 'two' ? '2' : value] as const) })),
      {},
      options,
    );
    expect(mended.ok && mended.value).toMatchObject({ orders: [{ platformOrderNo: '1', lines: [{ sku: 'A' }, { sku: 'B', quantity: 2 }] }], setAside: [] });
  });
  it('asks about rows of one order that name two people, unless someone has looked', () => {
    const rows = [row, { ...row, Recipient: 'Bo' }];
    expect(take(rows).setAside.map(({ reason }) => reason)).toEqual(['sibling_row', 'conflicting_rows']);
    expect(take(rows, { confirmed: true }).orders).toHaveLength(1);
  });
  it('asks about sale and credit in one order, about unknown states, about lost digits', () => {
    expect(take([row, { ...row, Quantity: '-1' }]).setAside.map(({ reason }) => reason)).toEqual(['mixed_signs', 'mixed_signs']);
    expect(take([{ ...row, Status: 'sleeping' }]).setAside).toMatchObject([{ reason: 'unknown_status', column: 'Status' }]);
    expect(take([{ ...row, 'Order Number': '123456789012345000' }]).setAside).toMatchObject([{ reason: 'digits_lost' }]);
    expect(
      take([
        { ...row, 'Order Number': '123456789012345000' },
        { ...row, 'Order Number': '123456789012345678' },
      ]).orders,
    ).toHaveLength(2);
  });
  it('takes a negative document for a write-off, and fees for fees', () => {
    const { orders } = take([
      { ...row, Quantity: '-3' },
      { ...row, 'Order Number': '2' },
      { ...row, 'Order Number': '2', SKU: 'POST', Quantity: '-1' },
    ]);
    expect(orders.map(({ kind }) => kind)).toEqual(['write_off', 'sale']);
    expect(orders[1]?.lines.map(({ kind }) => kind)).toEqual(['goods', 'fee']);
  });
  it('reads a column as a person mapped it', () => {
    const { orders } = take(
      [{ Nr: '7', Teil: 'A', Menge: '2', Wer: 'Ann' }],
      {},
      { mapping: { Nr: 'orderNo', Teil: 'sku', Menge: 'quantity', Wer: 'recipientName' } },
    );
    expect(orders).toMatchObject([{ platformOrderNo: '7', hasAddress: false, recipient: { name: 'Ann' }, lines: [{ sku: 'A', quantity: 2 }] }]);
  });
});

describe('columns', () => {
  it('mean the same in any order', () => {
    const full: readonly Cells[] = [
      {
        'Order Number': '1',
        SKU: 'A',
        Quantity: '2',
        Recipient: 'Ann',
        Phone: '13800138000',
        Address: '1 High St',
        City: 'Leeds',
        'Order Date': '2026-01-02',
        'Unit Price': '2.50',
        Notes: 'x',
        Extra: 'e',
      },
      { 'Order Number': '1', SKU: 'B', Quantity: '1' },
      { 'Order Number': '2', SKU: 'C', Quantity: '1', Recipient: 'Bo', Address: '2 Low St', City: 'York', 'Order Date': '2026-13-02' },
    ];
    const headers = Object.keys(full[0] ?? {});
    const inOrder = (order: readonly string[]): unknown => {
      const result = mendRows(
        full.map((row, index) => ({ file: 'f', row: index + 2, raw: order.map((header) => [header, row[header] ?? ''] as const) })),
        {},
        options,
      );
      if (!result.ok) throw new Error(result.error.code);
      const { orders, setAside } = result.value;
      return { orders, setAside: setAside.map(({ raw, ...rest }) => ({ ...rest, raw: Object.fromEntries(raw) })) };
    };
    const expected = inOrder(headers);
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (order) => {
        expect(inOrder(order)).toEqual(expected);
      }),
    );
  });
});
