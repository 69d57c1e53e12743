import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const check = (round: number, outcome = 'packed'): string =>
  `INSERT INTO pack_check (order_id, round, outcome, work, merchant, packaging, weight_grams, teaches, closed_at, closed_by) VALUES ('o-1', ${round}, '${outcome}', 'pack:o-1:${round}', 'QH', 'box', 400, 1, 1, 'u')`;

describe('0500 packs', () => {
  it('adds them beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 500, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 500, {
      tables: ['learned_code', 'learned_weight', 'mix_up', 'pack_check', 'packed_goods'],
      indexes: ['learned_code_by_sku', 'mix_up_by_pair', 'orders_to_pack', 'pack_check_that_teaches', 'packed_goods_by_serial'],
      triggers: ['pack_check_as_it_was', 'pack_check_stays', 'packed_goods_as_they_were'],
    });
  });

  it('keeps each check of an order once, and as it was', () => {
    const db = databaseBefore(migrations, 505);
    db.exec(`${check(1)}; ${check(2, 'shelved')}`);
    for (const refused of [check(1), check(0), check(3, 'half')]) expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec('UPDATE pack_check SET weight_grams = 1')).toThrow('never changed');
    expect(() => db.exec('DELETE FROM pack_check')).toThrow('never removed');
  });
});
