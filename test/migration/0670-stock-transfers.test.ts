import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder, stepTo } from './migration-harness.ts';

const CASE = `INSERT INTO exception_case (id, order_n, kind, cause, state, active, owner, incident, reporter, reports, reopened, opened_at, merchant, platform_order_no, clocks, due_key)
  SELECT 'case-' || n, n, 'stock_out', 'stock.short', 'waiting', 1, '', 'stock:QH:CUP', 'program', 1, 0, 1, 'QH', platform_order_no, '[]', 0 FROM orders`;

describe('0670 stock transfers', () => {
  it('adds its tables beside the shelves and touches nothing else', () => {
    const db = databaseBefore(migrations, 670, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 670, {
      tables: ['case_transfer', 'refund_confirmed', 'stock_low_warned'],
      indexes: ['case_refunds'],
      triggers: ['transfer_given_back', 'transfer_promises'],
    });
  });

  it('a transfer is promised where it comes from, and nothing there twice', () => {
    const db = databaseBefore(migrations, 670, ':memory:', (before) => {
      for (const n of [1, 2]) insertOrder(before, n, `A-${n}`);
      before.exec(`${CASE}; INSERT INTO stock_level VALUES ('QH', 'CUP', 'HB2', '', 5, NULL, 1)`);
    });
    stepTo(db, migrations, 670);
    const ask = (order: number, sku: string, units: number) =>
      db.exec(`INSERT INTO case_transfer SELECT n, 'QH', 'HB2', '${sku}', ${units}, '{}' FROM exception_case WHERE order_n = ${order}`);
    const promised = (): unknown => db.prepare("SELECT units FROM shelf_promise WHERE warehouse = 'HB2' AND sku = 'CUP'").pluck().get();
    ask(1, 'CUP', 3);
    expect(() => ask(2, 'CUP', 3)).toThrow('promised twice');
    expect(() => ask(2, 'never counted', 1)).toThrow('promised twice');
    ask(2, 'CUP', 2);
    expect(promised()).toBe(5);
    db.exec('DELETE FROM case_transfer');
    expect(promised()).toBe(0);
  });
});
