import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

describe('0060 search', () => {
  it('adds what is searched beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 60, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 60, {
      tables: ['order_name_gram', 'order_phone', 'order_text'],
      indexes: ['order_name_gram_by_order', 'order_phone_by_order'],
      triggers: [],
    });
  });

  it('finds Chinese by three characters, keeps no copy of the text, and forgets a row when told', () => {
    const db = databaseBefore(migrations, 70);
    db.exec("INSERT INTO order_text (rowid, text) VALUES (5, '沈听澜\n听雨路12号')");
    const find = (match: string): unknown[] => db.prepare('SELECT rowid FROM order_text WHERE order_text MATCH ?').pluck().all(match);
    expect([find('"听雨路"'), find('"沈听澜" AND "12号"'), find('"雨路沈"')]).toEqual([[5], [5], []]);
    expect(db.prepare('SELECT text FROM order_text').pluck().get()).toBeNull();
    db.exec('DELETE FROM order_text WHERE rowid = 5');
    expect(find('"听雨路"')).toEqual([]);
  });

  it('has a pair or a phone of an order once', () => {
    const db = databaseBefore(migrations, 70);
    db.exec("INSERT INTO order_name_gram VALUES ('听澜', 1); INSERT INTO order_phone VALUES ('8765', 1)");
    expect(() => db.exec("INSERT INTO order_name_gram VALUES ('听澜', 1)")).toThrow('UNIQUE');
    expect(() => db.exec("INSERT INTO order_phone VALUES ('8765', 1)")).toThrow('UNIQUE');
  });
});
