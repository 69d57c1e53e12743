import { genericOrderHeaders, genericOrders, genericProducts, genericStock } from './generic.ts';
import { jushuitanImport, jushuitanOutbound } from './jushuitan.ts';
import type { Layout } from './layout.ts';
import { northwindCustomers, northwindLines, northwindOrders, northwindProducts, northwindShippers, northwindSuppliers } from './northwind.ts';
import { onlineRetail } from './online-retail.ts';
import { shipstation } from './shipstation.ts';
import { shopify } from './shopify.ts';
import { taobaoItems, taobaoOrders } from './taobao.ts';
import { wangdiantongOrderLines, wangdiantongOutboundLines } from './wangdiantong.ts';

/** Known exports first: with equal scores the earlier one wins. */
export const LAYOUTS: readonly Layout[] = [
  shopify,
  taobaoOrders,
  taobaoItems,
  wangdiantongOrderLines,
  wangdiantongOutboundLines,
  jushuitanImport,
  jushuitanOutbound,
  shipstation,
  onlineRetail,
  northwindOrders,
  northwindLines,
  northwindProducts,
  northwindCustomers,
  northwindShippers,
  northwindSuppliers,
  genericOrders,
  genericOrderHeaders,
  genericProducts,
  genericStock,
];

export const layoutById = (id: string): Layout | undefined => LAYOUTS.find((layout) => layout.id === id);

/**
 * Names a person chooses: a preset is one layout or the tables that join.
 * The joining ones list the layouts that their files may have.
 */
export const PRESETS: readonly { readonly id: string; readonly layouts: readonly string[] }[] = [
  { id: 'shopify', layouts: ['shopify'] },
  { id: 'taobao', layouts: ['taobao', 'taobao-items'] },
  { id: 'wangdiantong-orders', layouts: ['wangdiantong-orders'] },
  { id: 'wangdiantong-outbound', layouts: ['wangdiantong-outbound'] },
  { id: 'jushuitan-import', layouts: ['jushuitan-import'] },
  { id: 'jushuitan-outbound', layouts: ['jushuitan-outbound'] },
  { id: 'shipstation', layouts: ['shipstation'] },
  { id: 'online-retail', layouts: ['online-retail'] },
  {
    id: 'northwind',
    layouts: ['northwind-orders', 'northwind-lines', 'northwind-products', 'northwind-customers', 'northwind-shippers', 'northwind-suppliers'],
  },
  { id: 'generic', layouts: ['generic-orders', 'generic-order-headers'] },
  { id: 'products', layouts: ['products'] },
  { id: 'stock', layouts: ['stock'] },
];
