import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

it('0870 ties a tote to one order and an order to one tote, however its label is written', () => {
  const db = databaseBefore(migrations, 870, ':memory:', (before) => {
    fillJournal(before);
    insertOrder(before, 1, 'A-1');
    insertOrder(before, 2, 'A-2');
  });
  expectStep(db, migrations, 870, { tables: ['order_tote'], indexes: ['order_tote_once'], triggers: [] });
  db.exec(`INSERT INTO order_tote VALUES (1, 'T-1')`);
  expect(() => db.exec(`INSERT INTO order_tote VALUES (2, 't-1')`)).toThrow('UNIQUE');
  expect(() => db.exec(`INSERT INTO order_tote VALUES (1, 'T-2')`)).toThrow('UNIQUE');
  expect(() => db.exec(`INSERT INTO order_tote VALUES (2, '')`)).toThrow('CHECK');
  expect(() => db.exec(`INSERT INTO order_tote VALUES (9, 'T-9')`)).toThrow('FOREIGN KEY');
});
