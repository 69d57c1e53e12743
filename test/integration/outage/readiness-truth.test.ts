import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import { createGoodsStore } from '../../../electron/host/adapters/sqlite/goods/goods-store.ts';
import { createOpenOrders } from '../../../electron/host/adapters/sqlite/orders/open-orders-store.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { packScan } from '../../../shared/core/pack-check/pack-check.ts';
import { packTaskOf } from '../../../shared/core/pack-check/pack-task-of.ts';
import { UNPACKED } from '../../../shared/core/pack-check/pack-task.ts';
import { createReadiness } from '../../../shared/core/usecases/outage/readiness-now.ts';
import type { Catalogue } from '../../../shared/core/catalogue/catalogue.ts';
import { openDoorTo } from '../../fixtures/manifest-rows.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');

interface OpenRow {
  readonly n: number;
  readonly id: string;
  readonly merchant: string;
  readonly carrier: string;
  readonly state: string;
  readonly waybill: string;
}

/** Scans every unit of an order by the barcodes of the catalogue, as a packer would; whether the list closes. */
function scansToTheEnd(db: Db, catalogue: Catalogue, { n, merchant }: OpenRow): boolean {
  const lines = db
    .prepare<[number], { lineNo: number; sku: string; quantity: number }>(
      `SELECT line_no AS lineNo, sku, quantity FROM order_line WHERE order_n = ? AND kind = 'goods' AND quantity > 0`,
    )
    .all(n);
  const productOf = (sku: string) => {
    const product = catalogue.bySku(merchant, sku);
    return product === undefined ? undefined : { ...product, cases: [] };
  };
  const task = packTaskOf(String(n), lines, productOf, { hasLeft: () => false, today: 20_000 });
  let state = UNPACKED;
  let scans = 0;
  for (const line of task.lines)
    for (let unit = 0; unit < line.units; unit += 1) {
      const [barcode] = catalogue.bySku(merchant, line.sku)?.barcodes ?? [];
      if (barcode === undefined) return false;
      const input = { kind: 'item', item: { barcode } } as const;
      let step = packScan(task, state, { ...input, scanId: `s${(scans += 1)}` });
      // A twin is asked about, or what the unit's other code says: the packer looks, and scans that.
      const facts = { lot: 'L1', expires: '491231', serial: `SN${scans}` };
      if (step.verdict.kind === 'look_again') step = packScan(task, step.state, { kind: 'item', item: { barcode, ...facts }, scanId: `s${(scans += 1)}` });
      if (step.verdict.kind !== 'counted' && step.verdict.kind !== 'complete') return false;
      ({ state } = step);
    }
  return task.lines.length > 0;
}

/** Moves an order through the gate of the database to `packed`; whether every door let it. */
function passesTheGate(db: Db, row: OpenRow): boolean {
  const move = db.prepare('UPDATE orders SET state = ? WHERE n = ?');
  const doors = ['checked', 'allocated', 'labelled', 'packed', 'manifested'];
  try {
    for (const state of doors.slice(doors.indexOf(row.state) + 1)) {
      openDoorTo(db, row.id, state);
      move.run(state, row.n);
    }
    return row.state !== 'imported';
  } catch {
    return false;
  }
}

const CARRIERS = ['SF', 'YTO'] as const;

describe('the readiness figure', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'readiness-'));
  let db: Db;
  beforeAll(async () => {
    const host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 150, seed: 5 } });
    // The WMS dies with the host that started it; what is known now is what there is.
    await host.close();
    db = openDatabase({ file: path.join(folder, 'sidebay.db') });
  }, 90_000);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([12, 5_000])('with %i numbers in each pool is what can really be allocated, scanned, labelled and packed once the WMS is dead', (numbers) => {
    // The orders are really moved; the next pool finds them where they were.
    db.exec('BEGIN');
    const goods = createGoodsStore(db);
    const said = createReadiness({
      openOrders: createOpenOrders(db),
      catalogue: goods.catalogue,
      waybillsLeft: () => numbers,
      carriers: () => CARRIERS,
      clock: { now: () => 0, mono: () => 0 },
    }).now();

    const rows = db
      .prepare<[], OpenRow>(
        `SELECT n, id, merchant, carrier, state, waybill FROM orders WHERE kind = 'sale' AND state NOT IN ('dispatched', 'cancelled')
         ORDER BY promised_ship_at IS NULL, promised_ship_at, n`,
      )
      .all();
    const short = db.prepare<[number], number>(`SELECT count(*) FROM order_line WHERE order_n = ? AND kind = 'goods' AND reserved < quantity`).pluck();
    // The customer's list is ticked at the table while the parcel is packed: nothing an outage takes away.
    const tick = db.prepare('UPDATE case_request SET open_pack = 0, open_dispatch = 0 WHERE order_n = ?');
    const used = new Map<string, number>();
    const packed = rows.filter((row) => {
      const isPacked = row.state === 'packed' || row.state === 'manifested';
      if (!isPacked && row.state !== 'allocated' && row.state !== 'labelled' && short.get(row.n) !== 0) return false;
      if (!isPacked && !scansToTheEnd(db, goods.catalogue(), row)) return false;
      const needsNumber = !isPacked && row.waybill === '';
      // Whoever prints the label of an order that names no carrier takes one that still has numbers.
      const carrier = (row.carrier === '' ? CARRIERS : [row.carrier]).find((one) => (used.get(one) ?? 0) < numbers);
      if (needsNumber && carrier === undefined) return false;
      tick.run(row.n);
      if (!passesTheGate(db, row)) return false;
      if (needsNumber && carrier !== undefined) used.set(carrier, (used.get(carrier) ?? 0) + 1);
      return true;
    });

    db.exec('ROLLBACK');
    const lacking = new Set(said.orders.map(({ orderId }) => orderId));
    const ready = rows.filter(({ id }) => !lacking.has(id)).map(({ id }) => id);
    expect([said.open, said.ready]).toEqual([rows.length, ready.length]);
    expect(packed.length).toBeGreaterThan(20);
    expect(packed.length).toBeLessThan(rows.length);
    expect(packed.map(({ id }) => id)).toEqual(ready);
    console.info(`${said.ready} of ${said.open} open orders ready and packed; lacking`, said.lacking);
  });
});
