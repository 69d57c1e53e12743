import type { OrderState } from '../../../../../shared/core/order/order.ts';
import type { OpenOrderFacts, OpenOrders } from '../../../../../shared/core/ports/open-orders.ts';
import type { Db } from '../database/open-database.ts';

interface Row {
  readonly n: number;
  readonly id: string;
  readonly merchant: string;
  readonly platform_order_no: string;
  readonly promised_ship_at: number | null;
  readonly state: OrderState;
  readonly carrier: string;
  readonly waybill: string;
  readonly address_open: 0 | 1;
  readonly stock_held: 0 | 1;
  readonly held_otherwise: 0 | 1;
}

/** The partial index names the states; the same words let the planner use it. */
const OPEN = `o.kind = 'sale' AND o.state IN ('imported', 'checked', 'allocated', 'labelled', 'packed', 'manifested')`;
const held = (kinds: string): string => `EXISTS (SELECT 1 FROM hold h WHERE h.order_n = o.n AND h.lifted_at IS NULL AND h.kind ${kinds})`;

/** Every open order in two walks, of orders and of lines: fifty thousand of them are read at once, never one by one. */
export function createOpenOrders(db: Db): OpenOrders {
  const selectOrders = db.prepare<[], Row>(
    `SELECT o.n, o.id, o.merchant, o.platform_order_no, o.promised_ship_at, o.state, o.carrier, o.waybill,
       (o.has_address = 0 OR ${held(`= 'address'`)}
         OR EXISTS (SELECT 1 FROM exception_case c WHERE c.order_n = o.n AND c.kind = 'bad_address' AND c.active = 1)) AS address_open,
       ${held(`= 'stock'`)} AS stock_held,
       ${held(`NOT IN ('address', 'stock')`)} AS held_otherwise
     FROM orders o INDEXED BY orders_open WHERE ${OPEN} ORDER BY o.promised_ship_at IS NULL, o.promised_ship_at, o.n`,
  );
  const selectLines = db.prepare<[], { order_n: number; sku: string; short: 0 | 1 }>(
    `SELECT l.order_n, l.sku, l.reserved < l.quantity AS short FROM orders o INDEXED BY orders_open JOIN order_line l ON l.order_n = o.n
     WHERE ${OPEN} AND l.kind = 'goods' AND l.quantity > 0`,
  );
  return {
    list: () => {
      const goods = new Map<number, { readonly skus: string[]; short: boolean }>();
      for (const { order_n, sku, short } of selectLines.all()) {
        const there = goods.get(order_n);
        if (there === undefined) goods.set(order_n, { skus: [sku], short: short === 1 });
        else {
          there.skus.push(sku);
          there.short ||= short === 1;
        }
      }
      return selectOrders.all().map((row): OpenOrderFacts => ({
        orderId: row.id,
        merchant: row.merchant,
        platformOrderNo: row.platform_order_no,
        promisedShipAt: row.promised_ship_at,
        state: row.state,
        carrier: row.carrier,
        hasWaybill: row.waybill !== '',
        addressOpen: row.address_open === 1,
        heldOtherwise: row.held_otherwise === 1,
        allReserved: row.stock_held === 0 && goods.get(row.n)?.short !== true,
        skus: goods.get(row.n)?.skus ?? [],
      }));
    },
  };
}
