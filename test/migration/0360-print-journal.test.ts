import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const job = (n: number, no: string, copy = 1, state = 'intended', kind = 'label', waybill = '', reason = copy > 1 ? 'wet' : ''): string =>
  `INSERT INTO print_job VALUES (${n}, 'j${n}', '${no}', '${kind}', ${copy}, '${reason}', '${state}', '${waybill}', 'aa', 1, NULL, 'amy')`;
const hold = (order: number): string => `INSERT INTO hold VALUES ('h${order}', ${order}, 'manual', NULL, 'x', 'owner', '', NULL, 1, 'amy', NULL, NULL)`;
const link = (jobN: number, order: number): string => `INSERT INTO print_job_order VALUES (${jobN}, ${order})`;
const open = (): Db => {
  const db = databaseBefore(migrations, 370);
  for (const n of [1, 2, 3]) insertOrder(db, n, `A-${n}`);
  return db;
};

describe('0360 print journal', () => {
  it('adds papers beside the orders', () => {
    const db = databaseBefore(migrations, 360, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 360, {
      tables: ['document_run', 'print_job', 'print_job_order'],
      indexes: ['print_job_by_waybill', 'print_job_order_by_order', 'print_job_unanswered'],
      triggers: [
        'document_run_goes_on',
        'label_dies_with_order',
        'label_dies_with_waybill',
        'print_gate',
        'print_gate_at_printer',
        'print_job_keeps_identity',
        'print_job_stays',
        'print_void_is_final',
      ],
    });
  });

  it('refuses a second unanswered paper, a copy without a reason, a changed or removed one, and a number given twice', () => {
    const db = open();
    db.exec(`${job(1, 'L-1')}; INSERT INTO document_run VALUES ('7F3A', 'label', 5)`);
    for (const refused of [
      job(2, 'L-1', 2),
      job(2, 'L-1'),
      job(2, 'L-2', 2, 'intended', 'label', '', ''),
      job(2, 'L-2', 1, 'lost'),
      job(2, 'L-2', 1, 'intended', 'poem'),
    ])
      expect(() => db.exec(refused), refused).toThrow('constraint');
    expect(() => db.exec("UPDATE print_job SET reason = 'other'")).toThrow('stays');
    expect(() => db.exec('DELETE FROM print_job')).toThrow('never removed');
    expect(() => db.exec('UPDATE document_run SET run = 5')).toThrow('once');
    db.exec("UPDATE print_job SET state = 'void'");
    expect(() => db.exec("UPDATE print_job SET state = 'confirmed'")).toThrow('void is final');
  });

  it('keeps the gate: no paper of a held or cancelled order is begun or handed over', () => {
    const db = open();
    db.exec(`${hold(1)}; UPDATE orders SET state = 'cancelled' WHERE n = 2; ${job(1, 'L-1')}; ${job(2, 'L-2')}`);
    for (const refused of [link(1, 1), link(2, 2)]) expect(() => db.exec(refused), refused).toThrow('gate');
    db.exec(`${link(2, 3)}; ${hold(3)}`);
    expect(() => db.exec("UPDATE print_job SET state = 'printed' WHERE n = 2")).toThrow('gate');
    db.exec("UPDATE print_job SET state = 'not_out' WHERE n = 2");
    expect(() => db.exec("UPDATE print_job SET state = 'intended' WHERE n = 2")).toThrow('gate');
  });

  it('a label dies with its waybill and with its order, lists do not', () => {
    const db = open();
    db.exec("UPDATE orders SET waybill = 'SF' || n");
    db.exec(`${job(1, 'L-1', 1, 'confirmed', 'label', 'SF1')}; ${link(1, 1)}; ${job(2, 'L-2', 1, 'printed', 'label', 'SF2')}; ${link(2, 2)}`);
    db.exec(`${job(3, 'P-1', 1, 'confirmed', 'pick_list')}; ${link(3, 1)}; ${link(3, 2)}`);
    db.exec("UPDATE orders SET waybill = '' WHERE n = 1; UPDATE orders SET state = 'cancelled' WHERE n = 2");
    expect(db.prepare('SELECT state FROM print_job ORDER BY n').pluck().all()).toEqual(['void', 'void', 'confirmed']);
  });
});
