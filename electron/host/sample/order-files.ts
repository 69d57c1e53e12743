import type { Recipient } from '../../../shared/core/order/recipient.ts';
import { wallText } from './sample-day.ts';
import type { Platform, SampleLine, SampleOrder } from './sample-order.ts';

/** One file of a shop's export: its columns, and the rows of one order. */
export interface OrderFileShape {
  readonly file: string;
  readonly encoding: 'gb18030' | 'utf-8';
  readonly columns: readonly string[];
  readonly rowsOf: (order: SampleOrder) => readonly (readonly string[])[];
}

const STATE_ZH = { open: '待发货', dispatched: '已发货', cancelled: '已取消' } as const;
const STATE_TAOBAO = { open: '买家已付款,等待卖家发货', dispatched: '卖家已发货,等待买家确认', cancelled: '交易关闭' } as const;
const titles = (lines: readonly SampleLine[]): string => lines.map(({ name }) => name).join(',');
const total = (order: SampleOrder): string =>
  (order.lines.reduce((sum, line) => sum + Math.round(Number(line.price) * 100) * line.quantity, 0) / 100).toFixed(2);
const units = (order: SampleOrder): string => String(order.lines.reduce((sum, line) => sum + line.quantity, 0));
const oneCell = ({ province, city, district, town, detail }: Recipient): string =>
  [province, city === province ? '' : city, district, town, detail].filter((part) => part !== '').join(' ');
const buyer = (order: SampleOrder): string => `tb${order.number.replaceAll(/\D/gu, '').slice(-8)}`;
/** How shops keep a spreadsheet from eating digits. */
const asText = (text: string): string => `="${text}"`;
const timeOf = (at: number | null): string => (at === null ? '' : wallText(at));

const taobaoOrders: OrderFileShape = {
  file: '淘宝订单.csv',
  encoding: 'gb18030',
  columns: [
    '订单编号',
    '买家会员名',
    '买家支付宝账号',
    '买家应付货款',
    '买家应付邮费',
    '总金额',
    '买家实际支付金额',
    '订单状态',
    '买家留言',
    '收货人姓名',
    '收货地址',
    '运送方式',
    '联系手机',
    '订单创建时间',
    '订单付款时间',
    '宝贝标题',
    '宝贝种类',
    '物流单号',
    '物流公司',
    '订单备注',
    '宝贝总数量',
    '应发货时间',
    '货主',
  ],
  rowsOf: (order) => {
    const { name, phone } = order.recipient;
    return [
      [
        asText(order.number),
        buyer(order),
        '',
        total(order),
        '0.00',
        total(order),
        total(order),
        STATE_TAOBAO[order.state],
        order.buyerNote,
        name,
        oneCell(order.recipient),
        '快递',
        `'${phone}`,
        wallText(order.orderedAt),
        wallText(order.paidAt),
        titles(order.lines),
        String(order.lines.length),
        order.waybill,
        order.carrier,
        '',
        units(order),
        wallText(order.promisedAt),
        order.merchant,
      ],
    ];
  },
};
const taobaoItems: OrderFileShape = {
  file: '淘宝宝贝.csv',
  encoding: 'gb18030',
  columns: ['主订单编号', '子订单编号', '标题', '价格', '购买数量', '商品属性', '套餐信息', '备注', '订单状态', '商家编码'],
  rowsOf: (order) =>
    order.lines.map((line, index) => [
      asText(order.number),
      asText(`${order.number}${index + 1}`),
      line.name,
      line.price,
      String(line.quantity),
      '',
      '',
      '',
      STATE_TAOBAO[order.state],
      line.sku,
    ]),
};

const jushuitan: OrderFileShape = {
  file: '聚水潭订单.csv',
  encoding: 'gb18030',
  columns: [
    '线上订单号（必填）',
    '下单时间（必填）',
    '付款时间',
    '买家ID',
    '卖家备注',
    '买家留言',
    '收货人姓名（必填）',
    '手机（必填）',
    '省份',
    '城市',
    '区县',
    '地址（必填）',
    '商品编码（必填）',
    '商品名称',
    '颜色及规格',
    '数量（必填）',
    '商品单价',
    '付款金额',
    '运费',
    '状态',
    '应发货时间',
    '货主',
    '来源平台',
  ],
  rowsOf: (order) => {
    const { name, phone, province, city, district, town, detail } = order.recipient;
    return order.lines.map((line) => [
      order.number,
      wallText(order.orderedAt),
      wallText(order.paidAt),
      buyer(order),
      '',
      order.buyerNote,
      name,
      phone,
      province,
      city,
      district,
      town + detail,
      line.sku,
      line.name,
      '',
      String(line.quantity),
      line.price,
      total(order),
      '0.00',
      STATE_ZH[order.state],
      wallText(order.promisedAt),
      order.merchant,
      order.platform,
    ]);
  },
};

const erpSheet: OrderFileShape = {
  file: '抖音订单.csv',
  encoding: 'utf-8',
  columns: [
    '货主',
    '平台',
    '订单编号',
    '订单状态',
    '下单时间',
    '付款时间',
    '最晚发货时间',
    '收货人',
    '手机',
    '省',
    '市',
    '区',
    '街道',
    '详细地址',
    '商品编码',
    '商品名称',
    '数量',
    '单价',
    '买家留言',
    '快递公司',
    '快递单号',
    '发货时间',
  ],
  rowsOf: (order) => {
    const { name, phone, province, city, district, town, detail } = order.recipient;
    return order.lines.map((line) => [
      order.merchant,
      order.platform,
      order.number,
      STATE_ZH[order.state],
      wallText(order.orderedAt),
      wallText(order.paidAt),
      wallText(order.promisedAt),
      name,
      phone,
      province,
      city,
      district,
      town,
      detail,
      line.sku,
      line.name,
      String(line.quantity),
      line.price,
      order.buyerNote,
      order.carrier,
      order.waybill,
      timeOf(order.dispatchedAt),
    ]);
  },
};

const zoned = (at: number | null): string => (at === null ? '' : `${wallText(at)} +0800`);
const shopify: OrderFileShape = {
  file: 'orders_export.csv',
  encoding: 'utf-8',
  columns: [
    'Name',
    'Email',
    'Financial Status',
    'Paid at',
    'Fulfillment Status',
    'Fulfilled at',
    'Accepts Marketing',
    'Currency',
    'Subtotal',
    'Shipping',
    'Taxes',
    'Total',
    'Shipping Method',
    'Created at',
    'Lineitem quantity',
    'Lineitem name',
    'Lineitem price',
    'Lineitem sku',
    'Lineitem requires shipping',
    'Shipping Name',
    'Shipping Address1',
    'Shipping Address2',
    'Shipping Company',
    'Shipping City',
    'Shipping Zip',
    'Shipping Province',
    'Shipping Country',
    'Shipping Phone',
    'Notes',
    'Cancelled at',
    'Payment Method',
    'Vendor',
    'Source',
    'Ship by',
    'Owner',
  ],
  rowsOf: (order) => {
    const { name, phone, country, province, city, postcode, district, town, detail } = order.recipient;
    const head = (line: SampleLine): readonly string[] => [
      order.number,
      'buyer@example.com',
      'paid',
      zoned(order.paidAt),
      order.state === 'dispatched' ? 'fulfilled' : 'unfulfilled',
      zoned(order.dispatchedAt),
      'no',
      'CNY',
      total(order),
      '0.00',
      '0.00',
      total(order),
      order.carrier,
      zoned(order.orderedAt),
      String(line.quantity),
      line.name,
      line.price,
      line.sku,
      'true',
      name,
      country === 'CN' ? district + town + detail : detail,
      '',
      '',
      city,
      postcode,
      province,
      country,
      phone,
      order.buyerNote,
      order.state === 'cancelled' ? zoned(order.paidAt + 3_600_000) : '',
      'manual',
      '',
      'web',
      zoned(order.promisedAt),
      order.merchant,
    ];
    const further = (line: SampleLine): readonly string[] =>
      shopify.columns.map((column) =>
        column === 'Name'
          ? order.number
          : column === 'Lineitem quantity'
            ? String(line.quantity)
            : column === 'Lineitem name'
              ? line.name
              : column === 'Lineitem price'
                ? line.price
                : column === 'Lineitem sku'
                  ? line.sku
                  : '',
      );
    return order.lines.map((line, index) => (index === 0 ? head(line) : further(line)));
  },
};

export const ORDER_FILES: Readonly<Record<Platform, readonly OrderFileShape[]>> = {
  taobao: [taobaoOrders, taobaoItems],
  pdd: [jushuitan],
  douyin: [erpSheet],
  shopify: [shopify],
};

/** Columns these shops added to their exports and a person has named once; everything else the program knows by itself. */
export const COLUMN_MEANINGS: Readonly<Record<string, string>> = {
  货主: 'merchant',
  来源平台: 'platform',
  应发货时间: 'promisedShipAt',
  付款时间: 'paidAt',
  'Ship by': 'promisedShipAt',
  Owner: 'merchant',
};
