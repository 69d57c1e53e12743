import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const difference = (kind: string, orderN = 1, closedAt = 'NULL'): string =>
  `INSERT INTO difference (kind, order_n, entry_id, theirs, found_at, closed_at) VALUES ('${kind}', ${orderN}, NULL, '{}', 1, ${closedAt})`;

describe('0150 differences', () => {
  it('adds them beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 150, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 150, { tables: ['difference'], indexes: ['difference_of_order', 'difference_open'], triggers: [] });
  });

  it('keeps one open of a kind for an order, as many closed ones as there were', () => {
    const db = databaseBefore(migrations, 160);
    fillJournal(db);
    insertOrder(db, 1, 'A-1');
    db.exec(`${difference('twin', 1, '2')}; ${difference('twin', 1, '3')}; ${difference('twin')}; ${difference('vanished')}`);
    for (const refused of [difference('twin'), difference('odd'), difference('twin', 99)]) expect(() => db.exec(refused), refused).toThrow('constraint');
  });
});
