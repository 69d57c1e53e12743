import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const outage = (n: number, state: string): string =>
  `INSERT INTO outage (id, no, state, noticed_at, body) VALUES ('o${n}', 'OUT-2026-00${n}', '${state}', 1, '{}')`;

describe('0300 outages', () => {
  it('adds them beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 300, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 300, {
      tables: ['outage'],
      indexes: ['orders_open', 'outage_open'],
      triggers: ['outage_never_vanishes', 'outage_over'],
    });
  });

  it('keeps one open at a time; what is over stays as it was signed', () => {
    const db = databaseBefore(migrations, 310);
    db.exec(`${outage(1, 'closed')}; ${outage(2, 'passed')}; ${outage(3, 'declared')}`);
    for (const refused of [outage(4, 'noticed'), outage(3, 'closed'), outage(5, 'odd')]) expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec(`UPDATE outage SET body = '{"x":1}' WHERE id = 'o1'`)).toThrow('stays as it was signed');
    expect(() => db.exec(`DELETE FROM outage WHERE id = 'o2'`)).toThrow('never removed');
    db.exec(`UPDATE outage SET state = 'closed' WHERE id = 'o3'; ${outage(4, 'noticed')}`);
    expect(db.prepare('SELECT count(*) FROM outage').pluck().get()).toBe(4);
  });
});
