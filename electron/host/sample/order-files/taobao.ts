import type { Recipient } from '../../../../shared/core/order/recipient.ts';
import { wallText } from '../sample-day.ts';
import type { SampleLine, SampleOrder } from '../sample-order.ts';
import { buyer, total, type OrderFileShape } from './cells.ts';

const STATE_TAOBAO = { open: '买家已付款,等待卖家发货', dispatched: '卖家已发货,等待买家确认', cancelled: '交易关闭' } as const;
const titles = (lines: readonly SampleLine[]): string => lines.map(({ name }) => name).join(',');
const units = (order: SampleOrder): string => String(order.lines.reduce((sum, line) => sum + line.quantity, 0));
const oneCell = ({ province, city, district, town, detail }: Recipient): string =>
  [province, city === province ? '' : city, district, town, detail].filter((part) => part !== '').join(' ');
/** How shops keep a spreadsheet from eating digits. */
const asText = (text: string): string => `="${text}"`;

export const taobaoOrders: OrderFileShape = {
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
export const taobaoItems: OrderFileShape = {
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
