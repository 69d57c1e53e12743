import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const line = (order: number, sku: string, quantity: number, reserved: number, no = 1): string =>
  `INSERT INTO order_line VALUES (${order}, ${no}, 'goods', '${sku}', '', '', ${quantity}, '', ${reserved})`;
const level = (sku: string, onHand: number): string => `INSERT INTO stock_level SELECT merchant, '${sku}', 'W', ${onHand}, NULL, 1 FROM orders WHERE n = 1`;
const KIT = `INSERT INTO product SELECT merchant, 'KIT', '{"kitParts":[{"sku":"A","quantity":2},{"sku":"B","quantity":1}]}' FROM orders WHERE n = 1`;
const promised = (db: Db): Record<string, number> =>
  Object.fromEntries(
    (db.prepare('SELECT sku, units FROM shelf_promise ORDER BY sku').all() as { sku: string; units: number }[]).map(({ sku, units }) => [sku, units]),
  );

const open = (): Db => {
  const db = databaseBefore(migrations, 410, ':memory:', (before) => {
    fillJournal(before);
    for (const n of [1, 2, 3]) insertOrder(before, n, `A-${n}`);
  });
  db.exec(`${level('A', 5)}; ${level('B', 5)}; ${KIT}`);
  return db;
};

describe('0400 stock promises', () => {
  it('enters what is held today, kits by their parts, and touches nothing else', () => {
    const db = databaseBefore(migrations, 400, ':memory:', (before) => {
      fillJournal(before);
      for (const n of [1, 2, 3]) insertOrder(before, n, `A-${n}`, n < 3 ? 'checked' : 'imported');
      before.exec(`${KIT}; ${line(1, 'A', 4, 4)}; ${line(2, 'KIT', 1, 1)}; ${line(3, 'A', 9, 9)}`);
    });
    expectStep(db, migrations, 400, {
      tables: ['shelf_promise', 'stock_promise'],
      indexes: [],
      triggers: ['line_comes_reserved', 'line_reserves', 'line_reserves_sanely', 'order_binds', 'order_lets_go', 'promise_given_back', 'promise_made'],
    });
    expect(promised(db)).toEqual({ A: 6, B: 1 });
  });

  it('refuses the piece that is promised already, whoever asks, and lets what is held be given back', () => {
    const db = open();
    db.exec(`${line(1, 'A', 4, 0)}; ${line(2, 'A', 4, 0)}; ${line(3, 'KIT', 3, 0)}`);
    db.exec('UPDATE order_line SET reserved = 4 WHERE order_n = 1');
    expect(() => db.exec('UPDATE order_line SET reserved = 2 WHERE order_n = 2')).toThrow('promised twice');
    expect(() => db.exec('UPDATE order_line SET reserved = 1 WHERE order_n = 3')).toThrow('promised twice');
    expect(promised(db)).toEqual({ A: 4 });
    db.exec('UPDATE order_line SET reserved = 1 WHERE order_n = 1; UPDATE order_line SET reserved = 2 WHERE order_n = 3');
    expect(promised(db)).toEqual({ A: 5, B: 2 });
    // A count found less than is promised: nobody gets more, what is held may still be given back.
    db.exec(`UPDATE stock_level SET on_hand = 3 WHERE sku = 'A'`);
    expect(() => db.exec('UPDATE order_line SET reserved = 2 WHERE order_n = 1')).toThrow('promised twice');
    db.exec('UPDATE order_line SET reserved = 1 WHERE order_n = 3');
    expect(promised(db)).toEqual({ A: 3, B: 1 });
  });

  it('lets go what an order held when it leaves, is cancelled or is another SKU', () => {
    const db = open();
    db.exec(`${line(1, 'A', 4, 3)}; ${line(2, 'A', 2, 2)}`);
    expect(() => db.exec(line(3, 'A', 1, 1))).toThrow('promised twice');
    db.exec(`UPDATE order_line SET sku = 'B' WHERE order_n = 1`);
    expect(promised(db)).toEqual({ A: 2, B: 3 });
    db.exec(`UPDATE orders SET state = 'cancelled' WHERE n = 2`);
    expect(promised(db)).toEqual({ A: 0, B: 3 });
    db.exec(line(3, 'unknown', 7, 7));
    expect(promised(db)).toMatchObject({ unknown: 7 });
  });

  it('keeps a reservation between nothing and what the line wants', () => {
    const db = open();
    db.exec(line(1, 'A', 2, 0));
    for (const reserved of [-1, 3])
      expect(() => db.exec(`UPDATE order_line SET reserved = ${reserved} WHERE order_n = 1`)).toThrow('more reserved than wanted');
  });
});
