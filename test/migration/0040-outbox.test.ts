import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const fill = (db: Db): void => {
  fillJournal(db);
  insertOrder(db, 1, 'A-1');
  insertOrder(db, 2, 'A-2', 'cancelled');
};
const change = (id: string, kind = 'hold.place', orderN = 1, verb = 'INSERT'): string =>
  `${verb} INTO outbox (id, lane, order_n, kind, payload, base_version, occurred_at, journal_n, next_attempt_at) VALUES ('${id}', 'order-${orderN}', ${orderN}, '${kind}', '{}', 3, 1, 1, 1)`;
const HOLD = "INSERT INTO hold VALUES ('h', 1, 'manual', NULL, 'r', 'owner', 's', NULL, 1, 'x', NULL, NULL)";

describe('0040 outbox', () => {
  it('adds the way out and the way in beside the orders and touches nothing else', () => {
    expectStep(databaseBefore(migrations, 40, ':memory:', fill), migrations, 40, {
      tables: ['inbound', 'outbox'],
      indexes: ['inbound_open', 'outbox_by_decision', 'outbox_by_lane', 'outbox_refused', 'outbox_unsettled'],
      triggers: ['outbox_base', 'outbox_final', 'outbox_gate', 'outbox_never_shrinks', 'outbox_stamped'],
    });
  });

  it('a queued change is never rewritten, replaced or removed', () => {
    const db = databaseBefore(migrations, 50, ':memory:');
    fill(db);
    db.exec(change('a'));
    for (const refused of [
      'DELETE FROM outbox',
      "UPDATE outbox SET payload = '[]'",
      "UPDATE outbox SET kind = 'note.add'",
      "UPDATE outbox SET lane = 'x'",
      'UPDATE outbox SET occurred_at = 2',
      'UPDATE outbox SET seq = 9',
      "UPDATE outbox SET id = 'b'",
      change('a', 'note.add', 1, 'INSERT OR REPLACE'),
      change('b', 'note.add', 99),
      change('c').replace(', 1, 1)', ', 99, 1)'),
      "UPDATE outbox SET state = 'sent'",
    ])
      expect(() => db.exec(refused), refused).toThrow(/outbox: |constraint/u);
  });

  it.each(['acknowledged', 'refused', 'cancelled'])('%s is for good', (state) => {
    const db = databaseBefore(migrations, 50, ':memory:');
    fill(db);
    db.exec(`${change('a')}; UPDATE outbox SET state = '${state}'`);
    for (const other of ['pending', 'sending', 'in_doubt', 'acknowledged', 'refused', 'cancelled'].filter((one) => one !== state))
      expect(() => db.exec(`UPDATE outbox SET state = '${other}'`)).toThrow('settled for good');
  });

  it('the base version stays once a change may have been sent', () => {
    const db = databaseBefore(migrations, 50, ':memory:');
    fill(db);
    db.exec(`${change('a')}; UPDATE outbox SET base_version = 4; UPDATE outbox SET first_sent_at = 5, base_version = 4`);
    expect(() => db.exec('UPDATE outbox SET base_version = 5')).toThrow('base version stays');
  });

  it('tells the WMS of no step that the gate would not let pass', () => {
    const db = databaseBefore(migrations, 50, ':memory:');
    fill(db);
    for (const kind of ['order.release', 'order.pack', 'order.ship']) expect(() => db.exec(change('x', kind, 2)), kind).toThrow('gate: cancelled');
    expect(() => db.exec(change('x', 'order.pack'))).toThrow('gate: out_of_order');
    db.exec(change('released', 'order.release'));
    db.exec(HOLD);
    for (const kind of ['order.release', 'order.pack', 'order.ship']) expect(() => db.exec(change('x', kind)), kind).toThrow('gate: held');
    // Holds, corrections, cancellations and notes always pass.
    for (const kind of ['hold.place', 'hold.lift', 'order.correct', 'order.cancel', 'note.add', 'order.create']) db.exec(change(kind, kind));
  });

  it('a place in the queue is never given twice', () => {
    const db = databaseBefore(migrations, 50, ':memory:');
    fill(db);
    db.exec(`${change('a')}; ${change('b')}; DROP TRIGGER outbox_never_shrinks; DELETE FROM outbox WHERE id = 'b'; ${change('c')}`);
    expect(db.prepare('SELECT seq FROM outbox ORDER BY seq').pluck().all()).toEqual([1, 3]);
  });

  it('an inbound record comes once and is in a known state', () => {
    const db = databaseBefore(migrations, 50, ':memory:');
    db.exec("INSERT INTO inbound VALUES ('k', 1, 'order', '{}', 'raw', NULL)");
    expect(() => db.exec("INSERT INTO inbound VALUES ('k', 1, 'order', '{}', 'raw', NULL)")).toThrow('UNIQUE');
    expect(() => db.exec("UPDATE inbound SET state = 'lost'")).toThrow('CHECK');
  });
});
