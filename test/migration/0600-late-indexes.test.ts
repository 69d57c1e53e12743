import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, fillJournal, insertOrder, schemaText, stepTo } from './migration-harness.ts';

const fill = (db: Db): void => {
  fillJournal(db);
  insertOrder(db, 1, 'A-1');
  insertOrder(db, 2, 'A-2');
  const entry = db.prepare(`INSERT INTO journal VALUES (?, ?, 1, 5, 'person', 'amy', 'x', ?, NULL, NULL, '{}', NULL, x'00')`);
  entry.run(2, 'id-2', 'order-2');
  entry.run(3, 'id-3', 'order-1');
  entry.run(4, 'id-4', 'order-2');
  const change = db.prepare(
    `INSERT INTO outbox (seq, id, lane, order_n, kind, payload, occurred_at, next_attempt_at) VALUES (?, ?, ?, 1, 'note.add', '{}', 1, 1)`,
  );
  change.run(1, 'change-1', 'order-2');
  change.run(7, 'change-7', 'order-1');
};
const TABLES = ['journal', 'journal_personal', 'orders', 'outbox'];
const rows = (db: Db, tables: readonly string[] = TABLES): unknown => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());

describe('0600 late indexes', () => {
  it('takes in what was indexed before, and leaves every row and every guard', () => {
    const db = databaseBefore(migrations, 600, ':memory:', fill);
    const [kept, schema] = [rows(db), schemaText(db).split(';\n')];
    stepTo(db, migrations, 600);
    expect(rows(db)).toEqual(kept);
    const now = schemaText(db);
    expect(schema.filter((text) => !now.includes(text)).map((text) => /^CREATE INDEX (\w+)/u.exec(text)?.[1])).toEqual(['journal_by_order', 'outbox_by_lane']);
    expect(rows(db, ['journal_of_order', 'outbox_of_lane', 'late_index', 'search_late'])).toEqual([
      [
        { order_id: 'order-1', n: 3 },
        { order_id: 'order-2', n: 2 },
        { order_id: 'order-2', n: 4 },
      ],
      [
        { lane: 'order-1', seq: 7 },
        { lane: 'order-2', seq: 1 },
      ],
      [
        { name: 'journal_of_order', upto: 4 },
        { name: 'outbox_of_lane', upto: 7 },
      ],
      [],
    ]);
  });

  it('begins at nothing where nothing was written', () => {
    const db = databaseBefore(migrations, 610);
    expect(db.prepare('SELECT upto FROM late_index').pluck().all()).toEqual([0, 0]);
  });

  it.each([
    [`INSERT INTO journal_of_order VALUES ('order-1', 2)`, 'points to what is not there'],
    [`INSERT INTO outbox_of_lane VALUES ('order-1', 8)`, 'points to what is not there'],
    [`DELETE FROM journal_of_order`, 'only grows'],
    [`UPDATE journal_of_order SET n = 9`, 'only grows'],
    [`DELETE FROM outbox_of_lane`, 'only grows'],
    [`UPDATE late_index SET upto = upto - 1`, 'only grows'],
    [`UPDATE late_index SET name = 'x'`, 'only grows'],
    [`INSERT INTO search_late VALUES (9, '', '')`, 'FOREIGN KEY'],
  ])('refuses %s', (statement, reason) => {
    const db = databaseBefore(migrations, 600, ':memory:', fill);
    stepTo(db, migrations, 600);
    expect(() => db.exec(statement)).toThrow(reason);
  });
});
