import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const number = (no: string, block = 1, state = 'free'): string => `INSERT INTO waybill_number VALUES ('${no}', ${block}, 'SF', '${state}', NULL, NULL)`;

describe('0370 waybill pools', () => {
  it('adds blocks and numbers beside the orders', () => {
    const db = databaseBefore(migrations, 370, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 370, {
      tables: ['waybill_block', 'waybill_number'],
      indexes: ['waybill_number_by_block', 'waybill_number_by_order', 'waybill_number_free', 'waybill_number_tally'],
      triggers: ['waybill_starts_free', 'waybill_stays', 'waybill_used_once'],
    });
  });

  it('a number is known once, used once or returned once, for ever', () => {
    const db = databaseBefore(migrations, 380);
    insertOrder(db, 1, 'A-1');
    db.exec(`INSERT INTO waybill_block VALUES (1, 'b1', 'SF', 'x', 1, 'amy'), (2, 'b2', 'SF', 'y', 1, 'amy'); ${number('SF1')}; ${number('SF2')}`);
    for (const refused of [number('SF1', 2), number('SF3', 1, 'used'), `INSERT OR REPLACE INTO waybill_number VALUES ('SF1', 2, 'SF', 'free', NULL, NULL)`])
      expect(() => db.exec(refused), refused).toThrow('known once');
    db.exec("UPDATE waybill_number SET state = 'used', order_n = 1 WHERE number = 'SF1'; UPDATE waybill_number SET state = 'returned' WHERE number = 'SF2'");
    for (const no of ['SF1', 'SF2'])
      expect(() => db.exec(`UPDATE waybill_number SET state = 'free', order_n = NULL WHERE number = '${no}'`)).toThrow('for ever');
    expect(() => db.exec('DELETE FROM waybill_number')).toThrow('never removed');
  });
});
