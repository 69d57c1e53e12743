import { wallText } from '../sample-day.ts';
import { STATE_ZH, type OrderFileShape } from './cells.ts';

const timeOf = (at: number | null): string => (at === null ? '' : wallText(at));

export const douyin: OrderFileShape = {
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
