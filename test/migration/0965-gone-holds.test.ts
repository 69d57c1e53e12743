import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, insertOrder, schemaText, stepTo } from './migration-harness.ts';

it('0965 knows a hold that is gone over there; what was noted keeps its number, and the next one comes behind it', () => {
  const note = (kind: string, closedAt = 'NULL'): string =>
    `INSERT INTO difference (kind, order_n, entry_id, theirs, found_at, closed_at) VALUES ('${kind}', 1, 'e', '{}', 1, ${closedAt});`;
  const db = databaseBefore(migrations, 965, ':memory:', (before) => {
    insertOrder(before, 1, 'A-1');
    before.exec(note('twin', '2') + note('vanished') + note('twin'));
  });
  const rows = (): unknown => db.prepare('SELECT * FROM difference ORDER BY n').all();
  const before = rows();
  expect(() => db.exec(note('hold_gone'))).toThrow('CHECK');
  expect(stepTo(db, migrations, 965).to).toBe(965);
  expect(rows()).toEqual(before);
  db.exec(note('hold_gone'));
  expect(db.prepare("SELECT n FROM difference WHERE kind = 'hold_gone'").pluck().get()).toBe(4);
  expect(() => db.exec(note('twin'))).toThrow('UNIQUE');
  expect(() => db.exec(note('odd'))).toThrow('CHECK');
  for (const index of ['difference_open', 'difference_of_order']) expect(schemaText(db)).toContain(index);
});
