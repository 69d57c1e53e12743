import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal } from './migration-harness.ts';

describe('0830 serials in any case', () => {
  it('gives the question whether a serial left before an index of its own', () => {
    const db = databaseBefore(migrations, 830, ':memory:', (before) => {
      fillJournal(before);
      before.exec(`INSERT INTO pack_check VALUES (1, 'o-1', 1, 'packed', 'w', 'QH', 'box', NULL, 0, 1, 'u-1');
        INSERT INTO packed_goods VALUES (1, 0, 'EAR', 1, NULL, NULL, 'Sn-1')`);
    });
    expectStep(db, migrations, 830, { tables: [], indexes: ['packed_goods_by_serial_any_case'], triggers: [] });
    const plan = db
      .prepare<[], { readonly detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM packed_goods g WHERE g.serial = 'SN-1' COLLATE NOCASE AND g.sku = 'EAR'`)
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('packed_goods_by_serial_any_case');
    expect(db.prepare(`SELECT count(*) FROM packed_goods WHERE serial = 'SN-1' COLLATE NOCASE`).pluck().get()).toBe(1);
  });
});
