import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const lot = (id: string): string =>
  `INSERT INTO spot_lot (id, commitment, plan, because, committed_at, committed_n) VALUES ('${id}', 'hash', '{}', 'first', 1, 2)`;
const order = (id: string, place: number | 'NULL', state = 'open'): string =>
  `INSERT INTO spot_order (lot_n, order_id, stratum, packer, place, state) VALUES (1, '${id}', 'all', '', ${place}, '${state}')`;

describe('0550 spot check', () => {
  it('adds the lots beside everything else and touches nothing', () => {
    const db = databaseBefore(migrations, 550, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 550, {
      tables: ['spot_lot', 'spot_order', 'spot_sku', 'spot_state'],
      indexes: ['spot_lot_by_draw', 'spot_lot_by_time', 'spot_lot_open', 'spot_order_by_check', 'spot_order_by_place', 'spot_order_held'],
      triggers: [
        'spot_lot_drawn_once',
        'spot_lot_judged_once',
        'spot_lot_never_vanishes',
        'spot_lot_stays',
        'spot_order_checked_once',
        'spot_order_never_vanishes',
        'spot_order_stays',
      ],
    });
  });

  it('keeps what was committed, drawn and checked, in the file itself', () => {
    const db = databaseBefore(migrations, 560);
    db.exec(`${lot('l-1')}; ${order('a', 1)}; ${order('b', 'NULL', 'rest')}`);
    expect(() => db.exec(lot('l-2')), 'a second open commitment').toThrow('constraint');
    expect(() => db.exec(order('c', 1)), 'a place given twice').toThrow('constraint');
    expect(() => db.exec(order('c', 2, 'perhaps'))).toThrow('constraint');
    expect(() => db.exec(`UPDATE spot_lot SET commitment = 'other'`)).toThrow('what was committed stays');
    db.exec(`UPDATE spot_lot SET draw_no = 1, seed = 's', drawn_at = 5`);
    expect(() => db.exec(`UPDATE spot_lot SET seed = 'better'`)).toThrow('drawn once');
    expect(() => db.exec(`UPDATE spot_order SET order_id = 'c' WHERE order_id = 'a'`)).toThrow('never swapped');
    expect(() => db.exec(`UPDATE spot_order SET place = 2 WHERE order_id = 'b'`)).toThrow('never swapped');
    expect(() => db.exec(`DELETE FROM spot_order WHERE order_id = 'a'`)).toThrow('never removed');
    expect(() => db.exec('DELETE FROM spot_lot')).toThrow('never removed');
    db.exec(`UPDATE spot_order SET state = 'clean', check_no = 1 WHERE order_id = 'a'`);
    expect(() => db.exec(`UPDATE spot_order SET state = 'faulty' WHERE order_id = 'a'`)).toThrow('checked once');
    db.exec(`UPDATE spot_lot SET verdict = 'refused'`);
    expect(() => db.exec(`UPDATE spot_lot SET verdict = 'accepted'`)).toThrow('judged once');
    db.exec(lot('l-2'));
  });
});
