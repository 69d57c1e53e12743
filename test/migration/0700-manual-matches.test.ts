import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, insertOrder } from './migration-harness.ts';

it('0700 keeps pairs taken apart, and one order is entered at the WMS once', () => {
  const db = databaseBefore(migrations, 700, ':memory:', (before) => {
    insertOrder(before, 1, 'A-1');
    insertOrder(before, 2, 'A-2');
    before.exec(`INSERT INTO manual_order (order_n, draft_id, document_no, outage_id, entered_at, by_user) VALUES (1, 'd', 'M-1', 'o', 1, 'u')`);
    before.exec(
      `INSERT INTO outbox (seq, id, lane, order_n, kind, payload, occurred_at, next_attempt_at) VALUES (1, 'x', 'order-1', 1, 'order.create', '{}', 1, 0)`,
    );
  });
  expectStep(db, migrations, 700, { tables: ['manual_apart'], indexes: ['manual_apart_by_other', 'outbox_created_once'], triggers: [] });
  db.exec(`INSERT INTO manual_apart VALUES (1, 2, 5, 'u')`);
  const again = (id: string): void =>
    void db
      .prepare(`INSERT INTO outbox (id, lane, order_n, kind, payload, occurred_at, next_attempt_at) VALUES (?, 'order-1', 1, 'order.create', '{}', 1, 0)`)
      .run(id);
  expect(() => again('y')).toThrow('UNIQUE');
  db.exec(`UPDATE outbox SET state = 'refused', settled_at = 2 WHERE id = 'x'`);
  expect(() => again('z')).not.toThrow();
});
