import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const view = (id: string, rest = `'Mine', 'amy', 0, '{}', 1`): string => `INSERT INTO queue_view VALUES ('${id}', ${rest})`;

describe('0100 queue views', () => {
  it('adds views and their order beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 100, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 100, {
      tables: ['queue_view', 'queue_view_order'],
      indexes: ['queue_view_by_owner', 'queue_view_shared'],
      triggers: ['queue_view_keeps_owner'],
    });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 101);
    db.exec(`${view('a')}; INSERT INTO queue_view_order VALUES ('amy', '["a"]')`);
    for (const refused of [
      view('a'),
      view('b', `'', 'amy', 0, '{}', 1`),
      view('b', `'Mine', 'amy', 2, '{}', 1`),
      view('b', `'Mine', 'amy', 0, 'no json', 1`),
      `INSERT INTO queue_view_order VALUES ('ben', '{}')`,
    ])
      expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec(`UPDATE queue_view SET owner = 'ben'`)).toThrow('who made a view stays');
    db.exec(`UPDATE queue_view SET name = 'Ours', shared = 1`);
  });
});
