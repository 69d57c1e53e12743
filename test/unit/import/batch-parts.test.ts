import { describe, expect, it } from 'vitest';
import type { DraftOrder } from '../../../shared/core/import/draft.ts';
import type { ImportBatch } from '../../../shared/core/ports/import-reader.ts';
import { createPartPace, partsOf } from '../../../shared/core/usecases/intake/batch-parts.ts';

const orders = (count: number): DraftOrder[] =>
  Array.from({ length: count }, (_, n) => ({ platformOrderNo: `${n}`, lines: [{ sku: 'CUP' }, { sku: 'PLATE' }] }) as unknown as DraftOrder);
const batch = (count: number): ImportBatch => ({
  orders: orders(count),
  stock: [{ sku: 'CUP' }] as unknown as ImportBatch['stock'],
  products: [],
  setAside: [{ row: 7 }] as unknown as ImportBatch['setAside'],
  recognised: { blank_rows: 2 } as ImportBatch['recognised'],
  progress: { bytesRead: 900, bytesTotal: 1_000, rows: 90 },
});
const before = { bytesRead: 100, rows: 10 };

describe('a batch in parts', () => {
  it('holds everything once, in its order, and says only with its last how far the file was read', () => {
    const parts = [...partsOf(batch(10), before, { orders: () => 4 })];
    expect(parts.flatMap((part) => part.orders.map(({ platformOrderNo }) => platformOrderNo))).toEqual(orders(10).map((one) => one.platformOrderNo));
    expect(parts.map((part) => [part.orders.length, part.stock.length, part.setAside.length, part.recognised])).toEqual([
      [4, 1, 1, { blank_rows: 2 }],
      [4, 0, 0, {}],
      [2, 0, 0, {}],
    ]);
    expect(parts.map(({ progress }) => [progress.bytesRead, progress.rows])).toEqual([
      [100, 19],
      [100, 27],
      [900, 90],
    ]);
  });

  it('says no more rows than the file gave, where one cell holds several lines', () => {
    const narrow = { ...batch(10), progress: { bytesRead: 900, bytesTotal: 1_000, rows: 20 } };
    expect([...partsOf(narrow, before, { orders: () => 4 })].map(({ progress }) => progress.rows)).toEqual([19, 20, 20]);
  });

  it('is one part where it holds no order', () => {
    expect([...partsOf(batch(0), before, { orders: () => 4 })]).toEqual([batch(0)]);
  });

  it('grows where orders are stored fast, shrinks where they are slow, and never to a crawl', () => {
    const pace = createPartPace();
    const sizes = [pace.orders()];
    for (const msPerOrder of [0.1, 0.1, 0.1, 3, 100, 0.1]) {
      pace.took(pace.orders(), pace.orders() * msPerOrder);
      sizes.push(pace.orders());
    }
    expect(sizes).toEqual([50, 100, 200, 400, 26, 20, 40]);
  });

  it('learns nothing from the few that are left of a batch', () => {
    const pace = createPartPace();
    pace.took(3, 300);
    expect(pace.orders()).toBe(50);
  });
});
