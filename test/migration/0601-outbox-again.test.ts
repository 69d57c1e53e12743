import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, insertOrder } from './migration-harness.ts';

it('0601 adds an index of the changes that are tried again, and touches nothing', () => {
  const db = databaseBefore(migrations, 601, ':memory:', (before) => {
    insertOrder(before, 1, 'A-1');
    const change = before.prepare(
      `INSERT INTO outbox (seq, id, lane, order_n, kind, payload, occurred_at, next_attempt_at, attempts, state) VALUES (?, ?, 'order-1', 1, 'note.add', '{}', 1, 1, ?, ?)`,
    );
    change.run(1, 'a', 0, 'pending');
    change.run(2, 'b', 2, 'pending');
    change.run(3, 'c', 2, 'acknowledged');
  });
  expectStep(db, migrations, 601, { tables: [], indexes: ['outbox_again'], triggers: [] });
  expect(db.prepare(`SELECT seq FROM outbox INDEXED BY outbox_again WHERE state = 'pending' AND attempts > 0`).pluck().all()).toEqual([2]);
});
