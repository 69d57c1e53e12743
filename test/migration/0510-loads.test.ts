import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { openDoorTo, putInCage } from '../fixtures/manifest-rows.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const packedOrder = (db: Db, n: number, waybill = `W${n}`): string => {
  insertOrder(db, n, `A-${n}`);
  db.exec(`UPDATE orders SET waybill = '${waybill}', carrier = 'YTO' WHERE n = ${n}`);
  for (const state of ['allocated', 'labelled', 'packed']) db.exec(`UPDATE orders SET state = '${state}' WHERE n = ${n}`);
  return `order-${n}`;
};

describe('0510 loads', () => {
  it('adds them beside the orders, knows labels that died before, and touches nothing else', () => {
    const db = databaseBefore(migrations, 510, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
      before.exec(
        `INSERT INTO journal VALUES (2, 'id-2', 1, 9, 'person', 'amy', 'order.corrected', 'order-1', NULL, NULL, '{"voidedWaybill":"OLD"}', x'00', x'00')`,
      );
    });
    expectStep(db, migrations, 510, {
      tables: ['carrier_scan', 'dead_waybill', 'load', 'load_parcel'],
      indexes: [
        'dead_waybill_by_order',
        'load_by_closing',
        'load_open',
        'load_parcel_by_load',
        'load_parcel_by_waybill',
        'load_parcel_once',
        'load_parcel_unscanned',
        'orders_to_load',
      ],
      triggers: [
        'gate_at_hand_over',
        'gate_at_manifest',
        'load_dropped_empty',
        'load_final',
        'load_gate',
        'load_keeps_identity',
        'load_opens',
        'load_parcel_gate',
        'load_parcel_gate_again',
        'load_parcel_keeps_identity',
        'load_parcel_left',
        'load_parcel_stays',
        'load_stays',
        'waybill_dies',
      ],
    });
    expect(db.prepare('SELECT * FROM dead_waybill').all()).toEqual([{ waybill: 'OLD', order_n: 1, died_at: 9 }]);
  });

  it('lets nothing onto a manifest but through a cage, and nothing out but by a closed load', () => {
    const db = databaseBefore(migrations, 515);
    const id = packedOrder(db, 1);
    const to = (state: string) => () => db.exec(`UPDATE orders SET state = '${state}' WHERE id = '${id}'`);
    expect(to('manifested')).toThrow('gate: not_in_cage');
    putInCage(db, id);
    to('manifested')();
    expect(to('dispatched')).toThrow('gate: not_handed_over');
    openDoorTo(db, id, 'dispatched');
    to('dispatched')();
    for (const change of [
      "UPDATE load SET driver = 'x'",
      'UPDATE load_parcel SET out_at = 1',
      "UPDATE load_parcel SET waybill = 'x'",
      'DELETE FROM load',
      'DELETE FROM load_parcel',
    ])
      expect(() => db.exec(change), change).toThrow();
  });

  it('closes no load unsigned, miscounted, or with a parcel held or changed meanwhile', () => {
    const db = databaseBefore(migrations, 515);
    const id = packedOrder(db, 1);
    putInCage(db, id);
    db.exec("UPDATE orders SET state = 'manifested'");
    const close = (part: string) => () =>
      db.exec(`UPDATE load SET state = 'closed', closed_at = 2, closed_by = 'x', driver = 'd', driver_count = 1, signature = 's'${part}`);
    expect(close(", signature = ''")).toThrow();
    expect(close(', driver_count = 2')).toThrow();
    db.exec("INSERT INTO hold VALUES ('h', 1, 'manual', NULL, 'r', 'owner', '', NULL, 1, 'x', NULL, NULL)");
    expect(close('')).toThrow('gate: held');
    db.exec("UPDATE hold SET lifted_at = 1; UPDATE orders SET waybill = 'W1B'");
    expect(close('')).toThrow('gate: out_of_order');
  });
});
