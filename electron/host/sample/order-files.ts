import type { OrderFileShape } from './order-files/cells.ts';
import { douyin } from './order-files/douyin.ts';
import { jushuitan } from './order-files/jushuitan.ts';
import { shopify } from './order-files/shopify.ts';
import { taobaoItems, taobaoOrders } from './order-files/taobao.ts';
import type { Platform } from './sample-order.ts';

export const ORDER_FILES: Readonly<Record<Platform, readonly OrderFileShape[]>> = {
  taobao: [taobaoOrders, taobaoItems],
  pdd: [jushuitan],
  douyin: [douyin],
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
