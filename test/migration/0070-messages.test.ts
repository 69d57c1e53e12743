import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const message = (id: string, state = 'waiting'): string =>
  `INSERT INTO message (id, at, channel, audience, code, params, body, state) VALUES ('${id}', 1, 'in_app', 'amy', 'x', '{}', '', '${state}')`;

describe('0070 messages', () => {
  it('adds notices, photos and settings beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 70, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 70, { tables: ['message', 'photo', 'setting'], indexes: ['message_waiting', 'photo_by_order'], triggers: [] });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 80);
    fillJournal(db);
    insertOrder(db, 1, 'A-1');
    db.exec(`${message('m')}; INSERT INTO photo VALUES ('p', 1, 'hash', 'image/png', 9, 1); INSERT INTO setting VALUES ('site', '{}', 1)`);
    for (const refused of [
      message('m'),
      message('n', 'lost'),
      "INSERT INTO photo VALUES ('q', 99, 'hash', 'image/png', 9, 1)",
      "INSERT INTO photo VALUES ('p', 1, 'hash', 'image/png', 9, 1)",
      "INSERT INTO setting VALUES ('site', '{}', 2)",
    ])
      expect(() => db.exec(refused), refused).toThrow('constraint');
  });
});
