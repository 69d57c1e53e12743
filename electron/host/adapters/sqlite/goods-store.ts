import { createCatalogue, type Catalogue, type Product } from '../../../../shared/core/catalogue/catalogue.ts';
import type { GoodsStore, OpenDemand } from '../../../../shared/core/ports/goods-store.ts';
import type { Db } from './open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from './transaction-rules.ts';

interface DemandRow {
  readonly order_n: number;
  readonly id: string;
  readonly promised_ship_at: number | null;
  readonly paid_at: number | null;
  readonly ordered_at: number | null;
  readonly line_no: number;
  readonly sku: string;
  readonly quantity: number;
  readonly reserved: number;
}

export function createGoodsStore(db: Db): GoodsStore {
  const upsertProduct = db.prepare('INSERT INTO product (merchant, sku, body) VALUES (?, ?, ?) ON CONFLICT (merchant, sku) DO UPDATE SET body = excluded.body');
  const upsertStock = db.prepare(
    `INSERT INTO stock_level (merchant, sku, warehouse, on_hand, safety_stock, as_of) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (merchant, sku, warehouse) DO UPDATE SET on_hand = excluded.on_hand, safety_stock = coalesce(excluded.safety_stock, safety_stock), as_of = excluded.as_of`,
  );
  const selectProducts = db.prepare<[], string>('SELECT body FROM product').pluck();
  const anyStock = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM stock_level)').pluck();
  const stockOfMerchant = db.prepare<[string], { sku: string; on_hand: number }>(
    'SELECT sku, sum(on_hand) AS on_hand FROM stock_level WHERE merchant = ? GROUP BY sku',
  );
  const stockOfSku = db.prepare<[string, string], { on_hand: number | null; as_of: number | null }>(
    'SELECT sum(on_hand) AS on_hand, min(as_of) AS as_of FROM stock_level WHERE merchant = ? AND sku = ?',
  );
  const merchants = db.prepare<[], string>('SELECT DISTINCT merchant FROM stock_level').pluck();
  const ownersOf = db.prepare<[string], string>('SELECT merchant FROM product WHERE sku = ?').pluck();
  const promisedOfMerchant = db.prepare<[string], { sku: string; units: number }>('SELECT sku, units FROM shelf_promise WHERE merchant = ?');
  const promisedOfSku = db.prepare<[string, string], number>('SELECT units FROM shelf_promise WHERE merchant = ? AND sku = ?').pluck();
  const DEMAND = `SELECT o.n AS order_n, o.id, o.promised_ship_at, o.paid_at, o.ordered_at, l.line_no, l.sku, l.quantity, l.reserved
    FROM orders o JOIN order_line l ON l.order_n = o.n WHERE o.state = 'checked' AND o.kind = 'sale' AND o.merchant = ? AND l.kind = 'goods' AND l.quantity > 0`;
  const demandOfAll = db.prepare<[string], DemandRow>(`${DEMAND} ORDER BY o.n, l.line_no`);
  const demandOfSkus = db.prepare<[string, string], DemandRow>(
    `${DEMAND} AND o.n IN (SELECT order_n FROM order_line WHERE sku IN (SELECT value FROM json_each(?))) ORDER BY o.n, l.line_no`,
  );

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
      for (const level of levels) upsertStock.run(level.merchant, level.sku, level.warehouse, level.onHand, level.safetyStock, level.asOf);
    },
    hasStock: () => anyStock.get() === 1,
    stockOf: (merchant, sku) => {
      const level = stockOfSku.get(merchant, sku);
      if (level === undefined || level.on_hand === null || level.as_of === null) return null;
      return { onHand: level.on_hand, reserved: promisedOfSku.get(merchant, sku) ?? 0, asOf: level.as_of };
    },
    free: (merchant) => {
      const free = new Map(stockOfMerchant.all(merchant).map((row) => [row.sku, row.on_hand]));
      for (const { sku, units } of promisedOfMerchant.all(merchant)) {
        const left = free.get(sku);
        if (left !== undefined) free.set(sku, left - units);
      }
      return free;
    },
    openDemand: (merchant, skus) => {
      const rows = skus === null ? demandOfAll.all(merchant) : demandOfSkus.all(merchant, JSON.stringify([...skus]));
      const demands: (Omit<OpenDemand, 'lines'> & { readonly lines: OpenDemand['lines'][number][] })[] = [];
      for (const row of rows) {
        let last = demands.at(-1);
        if (last?.orderId !== row.id) {
          last = { orderId: row.id, merchant, promisedShipAt: row.promised_ship_at, paidAt: row.paid_at, orderedAt: row.ordered_at, lines: [] };
          demands.push(last);
        }
        last.lines.push({ lineNo: row.line_no, sku: row.sku, quantity: row.quantity, reserved: row.reserved });
      }
      return demands;
    },
    merchantsOf: (sku) => ownersOf.all(sku),
    merchantsWithStock: () => merchants.all(),
  };
}
