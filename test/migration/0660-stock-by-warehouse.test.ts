import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, fillJournal, insertOrder, stepTo } from './migration-harness.ts';

const line = (order: number, sku: string, quantity: number, reserved: number): string =>
  `INSERT INTO order_line VALUES (${order}, 1, 'goods', '${sku}', '', '', ${quantity}, '', ${reserved})`;
const promised = (db: Db): unknown => db.prepare('SELECT warehouse, sku, units FROM shelf_promise WHERE units > 0 ORDER BY warehouse, sku').raw().all();

const before = (): Db =>
  databaseBefore(migrations, 660, ':memory:', (db) => {
    fillJournal(db);
    for (const n of [1, 2, 3]) insertOrder(db, n, `A-${n}`);
    db.exec(`
      INSERT INTO stock_level VALUES ('QH', 'CUP', 'A-01', 5, 2, 7), ('QH', 'CUP', 'A-02', 1, NULL, 8);
      ${line(1, 'CUP', 4, 3)};
      INSERT INTO stock_choice VALUES ('QH', 'CUP', 'default', '["o-1"]');
      INSERT INTO stock_expected VALUES ('QH', 'CUP', 9, 70, 'amy', 1);
      INSERT INTO stock_told VALUES ('QH', 'CUP', 1, 'amy', 9, 'wait', 'we wait', 'wait', 5);
      INSERT INTO stock_sharing (id, merchant, sku, by, at, choice_before, changes) VALUES ('s-1', 'QH', 'CUP', 'amy', 1, NULL, '[]');
    `);
  });

describe('0660 stock by warehouse', () => {
  it('keeps every figure as this site’s own, and what was called a warehouse as a place in it', () => {
    const db = before();
    expect(stepTo(db, migrations, 660)).toEqual({ from: 601, to: 660 });
    const rows = (sql: string): unknown => db.prepare(sql).raw().all();
    expect(rows('SELECT * FROM stock_level')).toEqual([
      ['QH', 'CUP', '', 'A-01', 5, 2, 7],
      ['QH', 'CUP', '', 'A-02', 1, null, 8],
    ]);
    expect(promised(db)).toEqual([['', 'CUP', 3]]);
    expect(rows('SELECT * FROM stock_choice')).toEqual([['QH', '', 'CUP', 'default', '["o-1"]']]);
    expect(rows('SELECT * FROM stock_expected')).toEqual([['QH', '', 'CUP', 9, 70, 'amy', 1]]);
    expect(rows('SELECT * FROM stock_told')).toEqual([['QH', '', 'CUP', 1, 'amy', 9, 'wait', 'we wait', 'wait', 5, null, null]]);
    expect(rows('SELECT id, warehouse FROM stock_sharing')).toEqual([['s-1', '']]);
    expect(rows('SELECT DISTINCT warehouse FROM orders')).toEqual([['']]);
    expect(stepTo(db, migrations, 660)).toEqual({ from: 660, to: 660 });
  });

  it('refuses what one warehouse has promised already, whatever lies in another', () => {
    const db = before();
    stepTo(db, migrations, 660);
    db.exec(`INSERT INTO stock_level VALUES ('QH', 'CUP', 'HB2', '', 2, NULL, 9); UPDATE orders SET warehouse = 'HB2' WHERE n = 3`);
    db.exec(`${line(2, 'CUP', 9, 0)}; ${line(3, 'CUP', 9, 0)}; UPDATE order_line SET reserved = 3 WHERE order_n = 2`);
    expect(() => db.exec('UPDATE order_line SET reserved = 4 WHERE order_n = 2')).toThrow('promised twice');
    db.exec('UPDATE order_line SET reserved = 2 WHERE order_n = 3');
    expect(() => db.exec('UPDATE order_line SET reserved = 3 WHERE order_n = 3')).toThrow('promised twice');
    expect(promised(db)).toEqual([
      ['', 'CUP', 6],
      ['HB2', 'CUP', 2],
    ]);
    db.exec(`UPDATE orders SET state = 'cancelled' WHERE n = 3`);
    expect(promised(db)).toEqual([['', 'CUP', 6]]);
  });
});
