import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import type { StockLevel } from '../../../shared/core/ports/goods-store.ts';
import { importFiles } from '../../../shared/core/usecases/intake/import-files.ts';
import { samplesDir } from '../../fixtures/samples.ts';
import { clerk, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const samples = samplesDir();

const importNorthwind = (house: WorkHouse) =>
  importFiles(
    {
      importId: house.work.importDeps.ids.next(),
      files: [path.join(samples ?? '', 'orders/northwind')],
      fileName: 'northwind',
      options: { timeZone: 'UTC', preset: 'northwind' },
      actor: clerk,
      by: 'clerk-1',
      signal: new AbortController().signal,
    },
    house.work.importDeps,
  );

interface LineRow {
  readonly no: string;
  readonly at: number;
  readonly sku: string;
  readonly quantity: number;
  readonly reserved: number;
}

describe.skipIf(samples === undefined)('Northwind, first come first served (skipped without the sample folder)', () => {
  test('open orders get what those before them left, and only the rest is short', async () => {
    const house = await openWorkHouse();
    const record = await importNorthwind(house);
    expect(record).toMatchObject({ state: 'done', figures: { orders: 830, created: 830, lines: 2155, products: 77, stockLevels: 77 } });
    const { db } = house.storage;
    const lines = db
      .prepare<[], LineRow>(
        `SELECT o.platform_order_no AS no, o.ordered_at AS at, l.sku, l.quantity, l.reserved FROM orders o JOIN order_line l ON l.order_n = o.n
         WHERE o.state IN ('checked', 'allocated') ORDER BY o.ordered_at, o.id, l.line_no`,
      )
      .all();
    expect(new Set(lines.map((line) => line.no)).size).toBe(21);
    // The oracle: one running total per product, in the order the orders came.
    const left = new Map(
      db
        .prepare<[], { sku: string; on_hand: number }>('SELECT sku, on_hand FROM stock_level')
        .all()
        .map((row) => [row.sku, row.on_hand]),
    );
    const short = new Map<string, number>();
    for (const line of lines) {
      const got = Math.min(line.quantity, left.get(line.sku) ?? 0);
      left.set(line.sku, (left.get(line.sku) ?? 0) - got);
      expect([line.no, line.sku, line.reserved]).toEqual([line.no, line.sku, got]);
      if (got < line.quantity) short.set(line.no, (short.get(line.no) ?? 0) + line.quantity - got);
    }
    expect(short.size).toBeGreaterThan(0);
    const held = db.prepare<[], string>(`SELECT DISTINCT c.platform_order_no FROM exception_case c WHERE c.kind = 'stock_out'`).pluck().all();
    expect(held.sort()).toEqual([...short.keys()].sort());
    // Shortages come from reservations: somebody is short of a product whose stock alone would have been enough for that line.
    const onHand = new Map(
      db
        .prepare<[], { sku: string; on_hand: number }>('SELECT sku, on_hand FROM stock_level')
        .all()
        .map((row) => [row.sku, row.on_hand]),
    );
    expect(lines.some((line) => line.reserved < line.quantity && line.quantity <= (onHand.get(line.sku) ?? 0))).toBe(true);
    await house.close();
  });

  test('goods and stock are the fold of the journal, and the second import changes nothing', async () => {
    const house = await openWorkHouse();
    await importNorthwind(house);
    const before = house.storage.journal.head();
    const again = await importNorthwind(house);
    expect(again.figures).toMatchObject({ created: 0, unchanged: 830, exceptions: 0 });
    // Only that it was asked for, and that it ended.
    expect(house.storage.journal.head() - before).toBeLessThanOrEqual(2);
    const products = new Map<string, Product>();
    const stock = new Map<string, StockLevel>();
    for (const entry of house.storage.journal.walk()) {
      if (entry.type === 'catalogue.changed')
        for (const product of entry.data['products'] as unknown as Product[]) products.set(`${product.merchant} ${product.sku}`, product);
      if (entry.type === 'stock.counted')
        for (const level of entry.data['levels'] as unknown as StockLevel[]) stock.set(`${level.merchant} ${level.sku} ${level.location}`, level);
    }
    const { db } = house.storage;
    const storedProducts = db
      .prepare<[], string>('SELECT body FROM product')
      .pluck()
      .all()
      .map((body) => JSON.parse(body) as Product);
    expect(storedProducts.toSorted((a, b) => (a.sku < b.sku ? -1 : 1))).toEqual([...products.values()].toSorted((a, b) => (a.sku < b.sku ? -1 : 1)));
    expect(db.prepare('SELECT count(*) FROM stock_level').pluck().get()).toBe(stock.size);
    for (const level of stock.values()) expect(house.work.goods.stockOf(level.merchant, level.sku)?.onHand).toBe(level.onHand);
    await house.close();
  });
});
