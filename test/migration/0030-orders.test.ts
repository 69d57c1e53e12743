import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const fill = (db: Db): void => {
  fillJournal(db);
  db.exec(`INSERT INTO user VALUES ('a', 'Amy', '', '["clerk"]', 1, 'en', 1, NULL)`);
};
const HOLD = (id: string, lifted = 'NULL'): string => `INSERT INTO hold VALUES ('${id}', 1, 'manual', NULL, 'r', 'owner', 's', NULL, 1, 'x', ${lifted}, NULL)`;
const CASE = (id: string, state = 'open', active = ''): string =>
  `INSERT INTO exception_case (id, order_n, kind, cause, state, owner, incident, reporter, reports, reopened, opened_at, merchant, platform_order_no, clocks, due_key${active === '' ? '' : ', active'})
   VALUES ('${id}', 1, 'bad_address', 'x', '${state}', '', '', 'program', 1, 0, 1, 'QH', 'A-1', '[]', 1${active})`;

describe('0030 orders', () => {
  it('adds orders beside journal and people and touches nothing else', () => {
    expectStep(databaseBefore(migrations, 30, ':memory:', fill), migrations, 30, {
      tables: ['case_findings', 'exception_case', 'hold', 'order_line', 'order_personal', 'orders', 'queue_tally'],
      indexes: [
        'case_by_order',
        'case_resolved',
        'hold_active',
        'hold_by_order',
        'order_line_by_sku',
        'order_line_reserved',
        'order_personal_by_fingerprint',
        'orders_by_waybill',
        'orders_by_wms_ref',
        'orders_to_allocate',
        'queue_by_due',
        'queue_by_incident',
        'queue_by_kind',
        'queue_by_merchant',
        'queue_by_opened',
        'queue_by_order_no',
        'queue_by_owner',
        'settled_by_due',
      ],
      triggers: [
        'case_keeps_identity',
        'case_never_vanishes',
        'gate_at_entry',
        'gate_cancelled',
        'gate_gone',
        'gate_held',
        'gate_steps',
        'hold_keeps_identity',
        'hold_never_vanishes',
        'orders_keep_identity',
        'orders_never_vanish',
        'tally_joins',
        'tally_leaves',
        'tally_new',
        'tally_new_open',
        'tally_state',
      ],
    });
  });

  it('never replaces or loses an order or a hold', () => {
    const db = databaseBefore(migrations, 40, ':memory:', fill);
    insertOrder(db, 1, 'A-1');
    insertOrder(db, 2, 'A-2');
    db.exec(`${HOLD('h')}; UPDATE hold SET lifted_at = 5 WHERE id = 'h'`);
    for (const refused of [
      'DELETE FROM orders',
      'INSERT OR REPLACE INTO orders SELECT * FROM orders WHERE n = 1',
      "UPDATE OR REPLACE orders SET platform_order_no = 'A-1' WHERE n = 2",
      'DELETE FROM hold',
      "INSERT OR REPLACE INTO hold SELECT * FROM hold WHERE id = 'h'",
      HOLD('h2').replace("'owner'", "'anybody'"),
      HOLD('h3').replace("'h3', 1", "'h3', 99"),
      "INSERT INTO order_line VALUES (99, 1, 'goods', 's', '', '', 1, '', 0)",
      "UPDATE orders SET state = 'lost'",
    ])
      expect(() => db.exec(refused), refused).toThrow(/never|constraint/u);
    // Another id under the same number would push the first one out.
    expect(() => insertOrder(db, 3, 'A-1', 'checked', 'INSERT OR REPLACE')).toThrow(/never|constraint/u);
    expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(2);
  });

  it('lets an order enter before the gate or after it, nowhere between', () => {
    const db = databaseBefore(migrations, 40, ':memory:', fill);
    const enters = ['imported', 'checked', 'allocated', 'labelled', 'packed', 'manifested', 'dispatched', 'cancelled'].filter((state, i) => {
      try {
        insertOrder(db, i + 1, `A-${i}`, state);
        return true;
      } catch {
        return false;
      }
    });
    expect(enters).toEqual(['imported', 'checked', 'dispatched', 'cancelled']);
  });

  it('shuts the gate for a held order and for a step left out, and opens it when the hold is lifted', () => {
    const db = databaseBefore(migrations, 40, ':memory:', fill);
    insertOrder(db, 1, 'A-1');
    const to = (state: string) => () => db.exec(`UPDATE orders SET state = '${state}' WHERE n = 1`);
    db.exec(HOLD('h'));
    expect(to('allocated')).toThrow('gate: held');
    db.exec("UPDATE hold SET lifted_at = 9 WHERE id = 'h'");
    expect(to('packed')).toThrow('gate: out_of_order');
    for (const state of ['allocated', 'labelled', 'packed', 'manifested', 'dispatched']) to(state)();
    expect(to('packed')).toThrow('gate: gone');
    insertOrder(db, 2, 'A-2', 'cancelled');
    expect(() => db.exec("UPDATE orders SET state = 'checked' WHERE n = 2")).toThrow('gate: cancelled');
  });

  it('counts a case as open by its state alone', () => {
    const db = databaseBefore(migrations, 40, ':memory:', fill);
    insertOrder(db, 1, 'A-1');
    for (const state of ['open', 'working', 'waiting', 'resolved', 'closed', 'void']) db.exec(CASE(state, state));
    expect(db.prepare('SELECT id FROM exception_case WHERE active = 1 ORDER BY n').pluck().all()).toEqual(['open', 'working', 'waiting']);
    expect(() => db.exec(CASE('forged', 'closed', ', 1'))).toThrow('generated column');
    expect(() => db.exec("INSERT INTO case_findings VALUES (99, '[]')")).toThrow('FOREIGN KEY');
  });

  it('keeps a case for good, and its tally in step with every change', () => {
    const db = databaseBefore(migrations, 40, ':memory:', fill);
    insertOrder(db, 1, 'A-1');
    for (const id of ['a', 'b', 'c']) db.exec(CASE(id));
    for (const refused of [
      'DELETE FROM exception_case',
      "UPDATE exception_case SET kind = 'x'",
      "UPDATE exception_case SET merchant = 'x'",
      `${CASE('a').replace('INSERT', 'INSERT OR REPLACE')}`,
    ])
      expect(() => db.exec(refused), refused).toThrow(/exception_case: /u);
    db.exec("UPDATE exception_case SET state = 'resolved' WHERE id = 'a'; UPDATE exception_case SET owner = 'amy', due_key = 9 WHERE id = 'b'");
    const tally = db.prepare<[], { dim: string; key: string | number; count: number }>('SELECT * FROM queue_tally WHERE count <> 0').all();
    expect(tally.filter(({ dim }) => dim === 'state').map(({ key, count }) => [key, count])).toEqual([
      ['open', 2],
      ['resolved', 1],
    ]);
    expect(tally.filter(({ dim }) => dim === 'owner').map(({ key, count }) => [key, count])).toEqual([
      ['', 1],
      ['amy', 1],
    ]);
  });

  it('each order of the queue is one index walk', () => {
    const db = databaseBefore(migrations, 40);
    const plan = (sql: string): string =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    for (const [column, index] of [
      ['due_key', 'due'],
      ['opened_at', 'opened'],
      ['platform_order_no', 'order_no'],
    ] as const)
      expect(plan(`SELECT n FROM exception_case WHERE active = 1 ORDER BY ${column}, n LIMIT 9`)).toMatch(
        new RegExp(`queue_by_${index}(?!.*TEMP B-TREE)`, 'u'),
      );
    for (const column of ['kind', 'merchant', 'owner', 'incident'])
      expect(plan(`SELECT n FROM exception_case WHERE active = 1 AND ${column} = 'x' ORDER BY due_key, n LIMIT 9`)).toMatch(
        new RegExp(`queue_by_${column}(?!.*TEMP B-TREE)`, 'u'),
      );
  });
});
