import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const manual = (n: number, draft: string, no: string): string => `INSERT INTO manual_order VALUES (${n}, '${draft}', '${no}', NULL, 1, 'amy')`;

describe('0350 manual orders', () => {
  it('adds drafts and orders by hand beside the orders', () => {
    const db = databaseBefore(migrations, 350, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 350, {
      tables: ['manual_draft', 'manual_order'],
      indexes: ['manual_order_by_time'],
      triggers: ['manual_order_outage_once', 'manual_order_stays'],
    });
  });

  it('a draft becomes one order, a number stands on one, and neither goes away or changes its outage', () => {
    const db = databaseBefore(migrations, 360);
    insertOrder(db, 1, 'A-1');
    insertOrder(db, 2, 'A-2');
    db.exec(manual(1, 'd1', 'M-1'));
    for (const refused of [manual(2, 'd1', 'M-2'), manual(2, 'd2', 'M-1'), manual(3, 'd3', 'M-3')])
      expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec('DELETE FROM manual_order')).toThrow('never removed');
    db.exec("UPDATE manual_order SET outage_id = 'o-1'");
    expect(() => db.exec("UPDATE manual_order SET outage_id = 'o-2'")).toThrow('one outage');
  });
});
