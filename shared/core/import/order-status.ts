/** What a platform's words for an order's state mean here. A word that is not listed is not guessed: its order waits to be mended. */
export type StatusMeaning = 'open' | 'dispatched' | 'cancelled' | 'not_paid' | 'partly_dispatched' | 'unknown';

const WORDS: Readonly<Record<Exclude<StatusMeaning, 'unknown'>, readonly string[]>> = {
  open: [
    ...[
      '买家已付款,等待卖家发货',
      '买家已付款，等待卖家发货',
      '买家已付款',
      '等待卖家发货',
      '待发货',
      '待出库',
      '已付款',
      '待审核',
      '已审核',
      '待客审',
      '待财审',
      '待处理',
      '已确认',
      '待配货',
      '待打单',
      '正常',
      '有效',
      '发货中',
      '审核中',
      '已递交仓库',
      '未发货',
      '已付款待审核',
      '待推送',
    ],
    ...[
      'open',
      'paid',
      'awaiting shipment',
      'awaiting fulfillment',
      'awaiting fulfilment',
      'on hold',
      'processing',
      'pending fulfillment',
      'unfulfilled',
      'unshipped',
      'confirmed',
      'new',
      'ready to ship',
      'authorized',
      'scheduled',
      'partially_refunded',
      'partially refunded',
      'in progress',
      'assigned',
      'waiting',
      'restocked',
      'quotation',
      'draft',
    ],
  ],
  dispatched: [
    ...[
      '卖家已发货,等待买家确认',
      '卖家已发货，等待买家确认',
      '卖家已发货',
      '交易成功',
      '已发货',
      '已出库',
      '已完成',
      '已签收',
      '已收货',
      '物流运输中',
      '完成',
    ],
    ...['shipped', 'fulfilled', 'dispatched', 'delivered', 'completed', 'complete', 'done', 'closed'],
  ],
  cancelled: [
    ...['交易关闭', '已取消', '已关闭', '作废', '已作废', '已删除', '取消', '关闭', '退款成功', '线下退款', '被合并', '被拆分'],
    ...['cancelled', 'canceled', 'voided', 'void', 'expired', 'refunded', 'rejected'],
  ],
  not_paid: [
    ...['等待买家付款', '待付款', '未付款', '没有付款', '等待付款', '部分付款', '待支付', '未支付'],
    ...['awaiting payment', 'unpaid', 'pending payment', 'pending', 'partially paid', 'partially_paid', 'payment pending'],
  ],
  partly_dispatched: [...['部分发货', '卖家部分发货', '部分出库'], ...['partial', 'partially fulfilled', 'partially shipped', 'partially_fulfilled']],
};

const meanings = new Map<string, StatusMeaning>();
for (const [meaning, words] of Object.entries(WORDS) as [StatusMeaning, readonly string[]][]) for (const word of words) meanings.set(word, meaning);

export const readStatus = (text: string): StatusMeaning => meanings.get(text.toLowerCase()) ?? 'unknown';

const ON_DELIVERY = /cash on delivery|\bcod\b|货到付款|invoice|net \d+/i;
/** Payment still due at the door is no reason to wait. */
export const isPaidOnDelivery = (paymentMethod: string): boolean => ON_DELIVERY.test(paymentMethod);
