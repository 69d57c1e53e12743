import { createCatalogue, type Catalogue, type Product } from '../../../../../shared/core/catalogue/catalogue.ts';
import type { GoodsStore, LowSku, OpenDemand, StockLevel } from '../../../../../shared/core/ports/goods-store.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from '../database/transaction-rules.ts';

interface DemandRow {
  readonly order_n: number;
  readonly id: string;
  readonly promised_ship_at: number | null;
  readonly paid_at: number | null;
  readonly ordered_at: number | null;
  readonly urgent: number;
  readonly moved: number;
  readonly line_no: number;
  readonly sku: string;
  readonly quantity: number;
  readonly reserved: number;
}

/** A clerk reads a screen of them; what is beyond is not more work but another kind of trouble. */
const MOST_SHOWN = 500;
const MOST_ORDERS_NAMED = 50;

/** Rows of lines, in the order of their orders, to orders. */
function toDemands(merchant: string, rows: readonly DemandRow[]): readonly OpenDemand[] {
  const demands: (Omit<OpenDemand, 'lines'> & { readonly lines: OpenDemand['lines'][number][] })[] = [];
  for (const row of rows) {
    let last = demands.at(-1);
    if (last?.orderId !== row.id) {
      const { promised_ship_at: promisedShipAt, paid_at: paidAt, ordered_at: orderedAt } = row;
      last = { orderId: row.id, merchant, promisedShipAt, paidAt, orderedAt, urgentAccepted: row.urgent === 1, hasTransfer: row.moved === 1, lines: [] };
      demands.push(last);
    }
    last.lines.push({ lineNo: row.line_no, sku: row.sku, quantity: row.quantity, reserved: row.reserved });
  }
  return demands;
}

export function createGoodsStore(db: Db): GoodsStore {
  const upsertProduct = db.prepare(
    `INSERT INTO product (merchant, sku, body) VALUES (?, ?, ?) ON CONFLICT (merchant, sku) DO UPDATE SET body =
       CASE WHEN excluded.body -> '$.tracking' IS NULL AND body -> '$.tracking' IS NOT NULL
         THEN json_set(excluded.body, '$.tracking', json(body -> '$.tracking')) ELSE excluded.body END`,
  );
  const upsertStock = db.prepare(
    `INSERT INTO stock_level (merchant, sku, warehouse, location, on_hand, safety_stock, as_of) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (merchant, sku, warehouse, location) DO UPDATE SET on_hand = excluded.on_hand, safety_stock = coalesce(excluded.safety_stock, safety_stock), as_of = excluded.as_of
     WHERE excluded.as_of >= as_of`,
  );
  const selectProducts = db.prepare<[], string>('SELECT body FROM product').pluck();
  const anyStock = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM stock_level)').pluck();
  const stockOfMerchant = db.prepare<[string, string], { sku: string; on_hand: number }>(
    'SELECT sku, sum(on_hand) AS on_hand FROM stock_level WHERE merchant = ? AND warehouse = ? GROUP BY sku',
  );
  const stockOfSku = db.prepare<[string, string, string], { on_hand: number | null; as_of: number | null }>(
    'SELECT sum(on_hand) AS on_hand, min(as_of) AS as_of FROM stock_level WHERE merchant = ? AND sku = ? AND warehouse = ?',
  );
  const selectWarehouses = db.prepare<[string], string>('SELECT DISTINCT warehouse FROM stock_level WHERE merchant = ? ORDER BY warehouse').pluck();
  const merchants = db.prepare<[], string>('SELECT DISTINCT merchant FROM stock_level').pluck();
  const ownersOf = db.prepare<[string], string>('SELECT merchant FROM product WHERE sku = ?').pluck();
  const selectLow = db.prepare<[], Omit<LowSku, 'orders'>>(
    `SELECT l.merchant, l.warehouse, l.sku, sum(l.safety_stock) AS safetyStock,
       sum(l.on_hand) - coalesce((SELECT units FROM shelf_promise p WHERE p.merchant = l.merchant AND p.warehouse = l.warehouse AND p.sku = l.sku), 0) AS free
     FROM stock_level l GROUP BY l.merchant, l.sku, l.warehouse HAVING sum(l.safety_stock) > 0 AND free < safetyStock ORDER BY free - safetyStock LIMIT ${MOST_SHOWN}`,
  );
  const selectAtRisk = db
    .prepare<[string, string, string], string>(
      `SELECT DISTINCT o.platform_order_no FROM order_line l JOIN orders o ON o.n = l.order_n
       WHERE l.sku = ? AND o.merchant = ? AND o.warehouse = ? AND o.state IN ('imported', 'checked', 'allocated') AND o.kind = 'sale' ORDER BY o.promised_ship_at, o.n LIMIT ${MOST_ORDERS_NAMED}`,
    )
    .pluck();
  const selectLevels = db.prepare<[string, string], StockLevel>(
    'SELECT merchant, sku, warehouse, location, on_hand AS onHand, safety_stock AS safetyStock, as_of AS asOf FROM stock_level WHERE merchant = ? AND sku = ? ORDER BY warehouse, location',
  );
  const promisedOfMerchant = db.prepare<[string, string], { sku: string; units: number }>(
    'SELECT sku, units FROM shelf_promise WHERE merchant = ? AND warehouse = ?',
  );
  const promisedOfSku = db
    .prepare<[string, string, string], number>('SELECT units FROM shelf_promise WHERE merchant = ? AND sku = ? AND warehouse = ?')
    .pluck();
  const demandIn = (
    states: string,
  ): string => `SELECT o.n AS order_n, o.id, o.promised_ship_at, o.paid_at, o.ordered_at, l.line_no, l.sku, l.quantity, l.reserved,
      EXISTS (SELECT 1 FROM exception_case c WHERE c.order_n = o.n AND c.kind = 'special_request' AND c.cause = 'request.urgent' AND c.outcome = 'accepted') AS urgent,
      EXISTS (SELECT 1 FROM exception_case c JOIN case_transfer t ON t.case_n = c.n WHERE c.order_n = o.n) AS moved
    FROM orders o JOIN order_line l ON l.order_n = o.n WHERE o.state IN (${states}) AND o.kind = 'sale' AND o.merchant = ? AND o.warehouse = ? AND l.kind = 'goods' AND l.quantity > 0`;
  const WANTING = 'AND o.n IN (SELECT order_n FROM order_line WHERE sku IN (SELECT value FROM json_each(?))) ORDER BY o.n, l.line_no';
  const demandOfAll = db.prepare<[string, string], DemandRow>(`${demandIn("'checked'")} ORDER BY o.n, l.line_no`);
  const demandOfSkus = db.prepare<[string, string, string], DemandRow>(`${demandIn("'checked'")} ${WANTING}`);
  const contenders = db.prepare<[string, string, string], DemandRow>(`${demandIn("'checked', 'allocated'")} ${WANTING}`);

  let catalogue: Catalogue | null = null;
  let isWritten = false;
  const theCatalogue = (): Catalogue => (catalogue ??= createCatalogue(selectProducts.all().map((body) => JSON.parse(body) as Product)));
  whenRolledBack(db, () => {
    if (isWritten) catalogue = null;
    isWritten = false;
  });
  return {
    catalogue: theCatalogue,
    putProducts: (products) => {
      assertInUnitOfWork(db, 'the catalogue');
      for (const product of products) upsertProduct.run(product.merchant, product.sku, JSON.stringify(product));
      catalogue = null;
      isWritten = true;
    },
    putStock: (levels) => {
      assertInUnitOfWork(db, 'stock');
      for (const level of levels) upsertStock.run(level.merchant, level.sku, level.warehouse, level.location, level.onHand, level.safetyStock, level.asOf);
    },
    hasStock: () => anyStock.get() === 1,
    stockOf: (merchant, sku, warehouse = '') => {
      const level = stockOfSku.get(merchant, sku, warehouse);
      if (level === undefined || level.on_hand === null || level.as_of === null) return null;
      return { onHand: level.on_hand, reserved: promisedOfSku.get(merchant, sku, warehouse) ?? 0, asOf: level.as_of };
    },
    levels: (merchant, sku) => selectLevels.all(merchant, sku),
    lowSkus: () => selectLow.all().map((row) => ({ ...row, orders: selectAtRisk.all(row.sku, row.merchant, row.warehouse) })),
    free: (merchant, warehouse = '') => {
      const free = new Map(stockOfMerchant.all(merchant, warehouse).map((row) => [row.sku, row.on_hand]));
      for (const { sku, units } of promisedOfMerchant.all(merchant, warehouse)) {
        const left = free.get(sku);
        if (left !== undefined) free.set(sku, left - units);
      }
      return free;
    },
    openDemand: (merchant, skus, warehouse = '') =>
      toDemands(merchant, skus === null ? demandOfAll.all(merchant, warehouse) : demandOfSkus.all(merchant, warehouse, JSON.stringify([...skus]))),
    contenders: (merchant, skus, warehouse = '') => toDemands(merchant, contenders.all(merchant, warehouse, JSON.stringify([...skus]))),
    warehousesOf: (merchant) => selectWarehouses.all(merchant),
    merchantsOf: (sku) => ownersOf.all(sku),
    merchantsWithStock: () => merchants.all(),
  };
}
