import type { Layout } from './layout.ts';

/**
 * Taobao's order export: one row per order, its items only as titles. A changed address (修改后的收货地址) wins over the first one.
 * The items with their codes are in a second export, which joins to this one by order number.
 */
export const taobaoOrders: Layout = {
  id: 'taobao',
  role: 'order_headers',
  platform: 'taobao',
  required: ['orderNo', 'detail'],
  fields: {
    orderNo: ['订单编号'],
    buyerId: ['买家会员名'],
    status: ['订单状态'],
    buyerNote: ['买家留言'],
    recipientName: ['收货人姓名'],
    detail: ['修改后的收货地址', '收货地址'],
    phone: ['联系手机', '联系电话'],
    orderedAt: ['订单创建时间'],
    paidAt: ['订单付款时间'],
    itemTitles: ['宝贝标题'],
    itemKinds: ['宝贝种类'],
    itemTotal: ['宝贝总数量'],
    waybill: ['物流单号'],
    carrier: ['物流公司'],
    sellerNote: ['订单备注'],
    merchant: ['店铺名称'],
  },
  known: [
    '买家支付宝账号',
    '买家应付货款',
    '买家应付邮费',
    '买家支付积分',
    '总金额',
    '返点积分',
    '买家实际支付金额',
    '买家实际支付积分',
    '运送方式',
    '分销商Id',
    '分销商店铺名称',
    '订单关闭原因',
    '卖家服务费',
    '买家服务费',
    '发票抬头',
    '定金排名',
    '修改后的sku',
    '异常信息',
    '卡券抵扣',
    '积分抵扣',
    '是否是O2O交易',
  ],
};

export const taobaoItems: Layout = {
  id: 'taobao-items',
  role: 'order_lines',
  platform: 'taobao',
  required: ['orderNo', 'name', 'quantity'],
  fields: {
    orderNo: ['主订单编号', '订单编号'],
    name: ['标题', '宝贝标题'],
    unitPrice: ['价格'],
    quantity: ['购买数量'],
    sku: ['商家编码', '外部系统编号'],
    variant: ['商品属性'],
  },
  known: ['子订单编号', '套餐信息', '备注', '订单状态'],
};
