import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, insertOrder, stepTo } from './migration-harness.ts';

it('0940 lets a block be doubted, and what another life may have sent follow a new version', () => {
  const db = databaseBefore(migrations, 940, ':memory:', (before) => {
    insertOrder(before, 1, 'A-1');
    before.exec("INSERT INTO waybill_block VALUES (1, 'b1', 'SF', 'x', 1, 'amy')");
    const change = before.prepare(
      `INSERT INTO outbox (seq, id, lane, order_n, kind, payload, base_version, occurred_at, next_attempt_at, first_sent_at, error) VALUES (?, ?, 'order-1', 1, 'note.add', '{}', 1, 1, 1, 0, ?)`,
    );
    change.run(1, 'a', '{"code":"lost","detail":"","times":1}');
    change.run(2, 'b', '{"code":"another_life","detail":"","times":1}');
    change.run(3, 'c', null);
  });
  const changes = (): unknown => db.prepare('SELECT * FROM outbox').all();
  const before = changes();
  expect(stepTo(db, migrations, 940).to).toBe(940);
  expect(changes()).toEqual(before);
  expect(db.prepare('SELECT doubted FROM waybill_block').pluck().get()).toBe(0);
  expect(() => db.exec('UPDATE waybill_block SET doubted = 2')).toThrow('CHECK');
  const follow = (seq: number) => () => db.exec(`UPDATE outbox SET base_version = 2 WHERE seq = ${seq}`);
  expect(follow(1)).toThrow('base version stays');
  expect(follow(3)).toThrow('base version stays');
  expect(follow(2)).not.toThrow();
});
