import type { Layout } from './layout.ts';

/** 聚水潭 出库单: all items of an order in one cell (名称*数量;名称*数量); the header may stand below a title. */
export const jushuitanOutbound: Layout = {
  id: 'jushuitan-outbound',
  role: 'orders',
  platform: '',
  required: ['orderNo', 'items'],
  fields: {
    orderNo: ['线上订单号', '出库单号', '出仓单号'],
    dispatchedAt: ['出库日期'],
    status: ['状态'],
    items: ['商品名称'],
    merchant: ['店铺名称'],
    carrier: ['快递公司'],
    waybill: ['快递单号'],
    buyerId: ['买家账号', '线下客户'],
  },
  known: ['卖家实收', '实付金额', '买家实付', '业务员', '操作员'],
};

/** 聚水潭's import style: headers carry （必填）, one row per line. */
export const jushuitanImport: Layout = {
  id: 'jushuitan-import',
  role: 'orders',
  platform: '',
  required: ['orderNo', 'sku', 'quantity'],
  fields: {
    orderNo: ['线上订单号'],
    orderedAt: ['下单时间'],
    buyerId: ['买家id'],
    sellerNote: ['卖家备注'],
    buyerNote: ['买家留言'],
    recipientName: ['收货人姓名'],
    phone: ['手机'],
    province: ['省份'],
    city: ['城市'],
    district: ['区县'],
    detail: ['地址'],
    sku: ['商品编码'],
    name: ['商品名称'],
    variant: ['颜色及规格'],
    quantity: ['数量'],
    unitPrice: ['商品单价'],
    status: ['状态'],
  },
  known: ['运费', '付款金额', '规格编码'],
};
