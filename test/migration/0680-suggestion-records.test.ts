import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

describe('0680 records of the suggestion rules', () => {
  it('adds them beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 680, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 680, { tables: ['suggestion_record'], indexes: [], triggers: [] });
  });

  it('keeps one figure for each rule and outcome', () => {
    const db = databaseBefore(migrations, 690);
    const row = (outcome: string, count = 1): string => `INSERT INTO suggestion_record VALUES ('address.only_bearer', '${outcome}', ${count})`;
    db.exec(row('accepted'));
    for (const refused of [row('accepted'), row('guessed'), row('automatic', 0)]) expect(() => db.exec(refused), refused).toThrow('constraint');
  });
});
