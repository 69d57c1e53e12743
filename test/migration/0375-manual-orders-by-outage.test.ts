import { describe, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

describe('0375 manual orders by outage', () => {
  it('adds an index beside the orders that were typed', () => {
    const db = databaseBefore(migrations, 375, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
      before.exec("INSERT INTO manual_order VALUES (1, 'd1', 'M-1', NULL, 1, 'amy')");
    });
    expectStep(db, migrations, 375, { tables: [], indexes: ['manual_order_by_outage'], triggers: [] });
  });
});
