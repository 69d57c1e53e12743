import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const result = (n: number, finishedAt = 20): string =>
  `INSERT INTO drill_result (id, started_by, started_at, finished_at, seed, orders, score) VALUES ('d${n}', 'u1', 10, ${finishedAt}, 7, 3, '{}')`;

describe('0720 drill results', () => {
  it('adds them beside everything else and touches nothing', () => {
    const db = databaseBefore(migrations, 720, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 720, { tables: ['drill_result'], indexes: [], triggers: ['drill_result_never_vanishes', 'drill_result_stays'] });
  });

  it('writes a result once and keeps it', () => {
    const db = databaseBefore(migrations, 730);
    db.exec(result(1));
    for (const refused of [result(1), result(2, 9), result(3).replace("'{}'", "'{'")]) expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec(`UPDATE drill_result SET orders = 9`)).toThrow('stays as it was');
    expect(() => db.exec(`DELETE FROM drill_result`)).toThrow('never removed');
  });
});
