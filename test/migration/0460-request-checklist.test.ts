import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { databaseBefore, expectStep, insertOrder } from './migration-harness.ts';

const insertCase = (db: Db, n: number, state: string, findings: readonly unknown[], outcome: string | null = null): void => {
  db.prepare(
    `INSERT INTO exception_case (n, id, order_n, kind, cause, strength, state, active, owner, incident, reporter, reports, reopened, outcome, opened_at, merchant, platform_order_no, clocks, due_key)
     VALUES (?, ?, ?, 'special_request', 'x', 'demand', ?, ?, '', '', 'program', 1, 0, ?, 5, 'QH', 'A', '[]', 9)`,
  ).run(n, `case-${n}`, n, state, state === 'open' ? 1 : 0, outcome);
  db.prepare('INSERT INTO case_findings VALUES (?, ?)').run(n, JSON.stringify(findings));
};
const asks = (code: string, strength: string, severity = 'stop') => ({ code, strength, severity });

describe('0460 request checklist', () => {
  it('gives the requests that are here their checklist and touches nothing else', () => {
    const db = databaseBefore(migrations, 460, ':memory:', (before) => {
      for (const n of [1, 2, 3]) insertOrder(before, n, `A-${n}`, 'dispatched');
      insertCase(before, 1, 'open', [asks('request.soft_wish', 'wish', 'hint'), asks('request.gift_wrap', 'demand'), asks('request.ship_by', 'demand')]);
      insertCase(before, 2, 'closed', [asks('request.gift_wrap', 'demand')], 'declined');
      insertCase(before, 3, 'open', [asks('request.soft_wish', 'wish', 'hint')]);
    });
    expectStep(db, migrations, 460, {
      tables: ['case_request'],
      indexes: ['case_request_open'],
      triggers: ['gate_request_at_dispatch', 'gate_request_at_pack'],
    });
    expect(db.prepare('SELECT case_n, order_n, open_pack, open_dispatch FROM case_request ORDER BY case_n').all()).toEqual([
      { case_n: 1, order_n: 1, open_pack: 1, open_dispatch: 2 },
      { case_n: 2, order_n: 2, open_pack: 0, open_dispatch: 0 },
    ]);
    expect(db.prepare("SELECT json_extract(body, '$.items[0].no') FROM case_request WHERE case_n = 1").pluck().get()).toBe(1);
  });
});
