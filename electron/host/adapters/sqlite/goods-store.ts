import { createCatalogue, type Catalogue, type Product } from '../../../../shared/core/catalogue/catalogue.ts';
import type { GoodsStore, OpenDemand } from '../../../../shared/core/ports/goods-store.ts';
import type { Db } from './open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from './transaction-rules.ts';

/** Orders whose reservations still bind stock: taken in, and neither cancelled nor gone. */
const BINDING = `o.state IN ('checked', 'allocated', 'labelled', 'packed', 'manifested')`;

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
  const reservedOfMerchant = db.prepare<[string], { sku: string; reserved: number }>(
    `SELECT l.sku, sum(l.reserved) AS reserved FROM order_line l INDEXED BY order_line_reserved JOIN orders o ON o.n = l.order_n WHERE l.reserved > 0 AND o.merchant = ? AND ${BINDING} GROUP BY l.sku`,
  );
  const reservedOfSku = db
    .prepare<[string, string], number | null>(
      `SELECT sum(l.reserved) FROM order_line l INDEXED BY order_line_reserved JOIN orders o ON o.n = l.order_n WHERE l.reserved > 0 AND l.sku = ? AND o.merchant = ? AND ${BINDING}`,
    )
    .pluck();
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
  /** Units of a code that open orders bind, by themselves and in kits. */
  const reservedOf = (merchant: string, sku: string): number => {
    const kits = theCatalogue()
      .list(merchant)
      .filter((product) => product.kitParts.some((part) => part.sku === sku));
    const inKits = kits.flatMap((kit) => kit.kitParts.map((part) => (part.sku === sku ? part.quantity * (reservedOfSku.get(kit.sku, merchant) ?? 0) : 0)));
    return inKits.reduce((sum, units) => sum + units, reservedOfSku.get(sku, merchant) ?? 0);
  };

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
      return { onHand: level.on_hand, reserved: reservedOf(merchant, sku), asOf: level.as_of };
    },
    // A kit's own reservation binds its components: the shelf knows only those.
    free: (merchant) => {
      const free = new Map(stockOfMerchant.all(merchant).map((row) => [row.sku, row.on_hand]));
      const take = (sku: string, units: number): void => {
        const left = free.get(sku);
        if (left !== undefined) free.set(sku, left - units);
      };
      for (const { sku, reserved } of reservedOfMerchant.all(merchant)) {
        const parts = theCatalogue().bySku(merchant, sku)?.kitParts ?? [];
        if (parts.length === 0) take(sku, reserved);
        else for (const part of parts) take(part.sku, part.quantity * reserved);
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
