import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, fillJournal, insertOrder, schemaText, stepTo } from './migration-harness.ts';

const CASE = (n: number, state: string, owner = '', dueKey = 1): string =>
  `INSERT INTO exception_case (n, id, order_n, kind, cause, state, owner, incident, reporter, reports, reopened, opened_at, merchant, platform_order_no, clocks, due_key)
   VALUES (${n}, 'case-${n}', 1, 'bad_address', 'x', '${state}', '${owner}', '', 'program', 1, 0, 1, 'QH', 'A-1', '[]', ${dueKey}); INSERT INTO case_findings VALUES (${n}, '[${n}]');`;
const CHANGE = (seq: number, state = 'pending'): string =>
  `INSERT INTO outbox (seq, id, lane, order_n, kind, payload, occurred_at, journal_n, decision, next_attempt_at, state) VALUES (${seq}, 'change-${seq}', 'order-1', 1, 'hold.place', '{}', 1, 1, 'd', 1, '${state}');`;

const HOUR = 3_600_000;
const fill = (db: Db): void => {
  fillJournal(db);
  insertOrder(db, 1, 'A-1');
  db.exec(`INSERT INTO hold VALUES ('h', 1, 'manual', NULL, 'r', 'owner', 's', NULL, 1, 'x', NULL, NULL)`);
  db.exec(CASE(1, 'open') + CASE(2, 'working', 'amy', 5 * HOUR) + CASE(3, 'resolved') + CASE(4, 'void'));
  db.exec(CHANGE(1, 'acknowledged') + CHANGE(7));
  db.exec(`INSERT INTO order_phone VALUES ('8765', 1); INSERT INTO order_name_gram VALUES ('听澜', 1)`);
};
const TABLES = ['journal', 'orders', 'hold', 'outbox', 'case_findings', 'queue_tally', 'order_phone', 'order_name_gram'];
const rows = (db: Db): unknown => TABLES.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
const cases = (db: Db): unknown => db.prepare('SELECT n, id, order_n, kind, state, active, owner, merchant, due_key FROM exception_case').all();
/** What the tally should be, counted anew. */
const counted = (db: Db): unknown =>
  db
    .prepare(
      `SELECT dim, key, sum(count) AS count FROM (
         SELECT 'kind' AS dim, kind AS key, 1 AS count FROM exception_case WHERE active = 1 UNION ALL
         SELECT 'merchant', merchant, 1 FROM exception_case WHERE active = 1 UNION ALL SELECT 'owner', owner, 1 FROM exception_case WHERE active = 1 UNION ALL
         SELECT 'incident', incident, 1 FROM exception_case WHERE active = 1 UNION ALL SELECT 'due', due_key / ${HOUR}, 1 FROM exception_case WHERE active = 1 UNION ALL
         SELECT 'state', state, 1 FROM exception_case) GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all();
const tally = (db: Db): unknown => db.prepare('SELECT dim, key, count FROM queue_tally WHERE count <> 0 ORDER BY 1, 2').all();
const after = (): Db => {
  const db = databaseBefore(migrations, 80, ':memory:', fill);
  stepTo(db, migrations, 80);
  return db;
};

describe('0080 lean writes', () => {
  it('keeps every row, and every guard of the tables it makes anew', () => {
    const db = databaseBefore(migrations, 80, ':memory:', fill);
    const [kept, keptCases, schema] = [rows(db), cases(db), schemaText(db).split(';\n')];
    expect(stepTo(db, migrations, 80)).toEqual({ from: 70, to: 80 });
    expect([rows(db), cases(db)]).toEqual([kept, keptCases]);
    const now = schemaText(db);
    const gone = schema.flatMap((text) => (now.includes(text) ? [] : (/^CREATE (?:TABLE|INDEX|TRIGGER) "?(\w+)"?/u.exec(text)?.[1] ?? text)));
    expect(gone).toEqual(
      expect.arrayContaining(['exception_case', 'outbox', 'tally_joins', 'tally_leaves', 'hold_active', 'hold_by_order', 'outbox_by_decision']),
    );
    expect(gone).toHaveLength(12);
    expect(now).not.toMatch(/findings_aside|exception_case_new|outbox_new/u);
    expect(() => db.exec('DELETE FROM outbox')).toThrow('never removed');
    expect(() => db.exec(`UPDATE outbox SET payload = '[]'`)).toThrow('never rewritten');
    expect(() => db.exec('DELETE FROM exception_case')).toThrow('never removed');
    expect(() => db.exec(`UPDATE exception_case SET kind = 'x'`)).toThrow('kind and merchant stay');
    expect(() => db.exec(CHANGE(8).replace('hold.place', 'order.release'))).toThrow('gate: held');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('gives the next change the next number', () => {
    const db = after();
    db.exec(CHANGE(0).replace('(seq, ', '(').replace('(0, ', '('));
    expect(db.prepare('SELECT max(seq) FROM outbox').pluck().get()).toBe(8);
  });

  it('believes of no exception that it is open when its state says otherwise', () => {
    const db = after();
    expect(() => db.exec(`UPDATE exception_case SET active = 0 WHERE n = 1`)).toThrow('CHECK');
    expect(() => db.exec(`UPDATE exception_case SET state = 'resolved' WHERE n = 1`)).toThrow('CHECK');
    expect(() => db.exec(CASE(9, 'open').replace('state, owner', 'state, active, owner').replace(`'open', `, `'open', 0, `))).toThrow('CHECK');
  });

  it.each([
    ['an owner', `owner = 'ben'`],
    ['an incident', `incident = 'i'`],
    ['a later deadline', `due_key = ${7 * HOUR}`],
    ['a deadline within the hour', 'due_key = due_key + 1'],
    ['from open to waiting', `state = 'waiting', owner = 'ben', due_key = ${3 * HOUR}`],
    ['settled with another owner and deadline', `state = 'resolved', active = 0, owner = 'ben', due_key = ${9 * HOUR}`],
    ['nothing', 'owner = owner, due_key = due_key, incident = incident'],
  ])('counts as before: %s', (_what, change) => {
    const db = after();
    db.exec(`UPDATE exception_case SET ${change} WHERE n IN (1, 2)`);
    expect(tally(db)).toEqual(counted(db));
  });

  it('counts what is opened again with what it is now', () => {
    const db = after();
    db.exec(`UPDATE exception_case SET state = 'working', active = 1, owner = 'ben', due_key = ${9 * HOUR} WHERE n = 3`);
    db.exec(`UPDATE exception_case SET owner = 'cy', incident = 'i' WHERE n = 4`);
    expect(tally(db)).toEqual(counted(db));
    expect(db.prepare(`SELECT count(*) FROM queue_tally WHERE dim = 'due' AND count = 0`).pluck().get()).toBe(0);
  });
});
