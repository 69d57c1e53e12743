import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, fillJournal, stepTo } from './migration-harness.ts';

const entry = (n: number): string =>
  `INSERT INTO journal (n, id, life, at, actor_kind, actor, type, data, personal_digest, hash) VALUES (${n}, 'id-${n}', 1, 5, 'person', 'amy', 'x', '{}', x'0${n}', x'0${n}');`;

it('0975 every entry holds what is personal in its own row: what was erased stays so, and erasing is the one change allowed', () => {
  const db = databaseBefore(migrations, 975, ':memory:', (before) => {
    fillJournal(before);
    before.exec(`${entry(2)} ${entry(3)} INSERT INTO journal_personal VALUES (3, x'03', '{"phone":"138"}')`);
  });
  const sealed = (): unknown =>
    db.prepare('SELECT n, id, life, at, actor_kind, actor, type, order_id, case_id, decision, data, personal_digest, hash FROM journal').all();
  const personal = (): unknown => db.prepare('SELECT n, hex(salt), personal FROM journal').raw().all();
  const before = sealed();
  expect(stepTo(db, migrations, 975)).toEqual({ from: 970, to: 975 });
  expect(sealed()).toEqual(before);
  const moved = [
    [1, '01', '{"name":"张敏"}'],
    [2, '', null],
    [3, '03', '{"phone":"138"}'],
  ];
  expect(personal()).toEqual(moved);
  for (const refused of [
    `UPDATE journal SET personal = '{}' WHERE n = 1`,
    `UPDATE journal SET salt = x'01', personal = '{}' WHERE n = 2`,
    `UPDATE journal SET personal = NULL WHERE n = 1`,
    `UPDATE journal SET at = 6 WHERE n = 2`,
    `UPDATE journal SET salt = NULL, personal = NULL, data = '[]'`,
    `UPDATE journal SET personal_digest = NULL WHERE n = 2`,
    `UPDATE journal SET order_id = 'order-1' WHERE n = 2`,
    'DELETE FROM journal',
    `${entry(4).replace('personal_digest', 'personal_digest, personal').replace(`x'04',`, `x'04', '{}',`)}`,
  ])
    expect(() => db.exec(refused), refused).toThrow(/journal: entries|CHECK/u);
  expect(personal()).toEqual(moved);
  db.exec('UPDATE journal SET salt = NULL, personal = NULL WHERE n = 3');
  expect(personal()).toEqual([...moved.slice(0, 2), [3, '', null]]);
  expect(sealed()).toEqual(before);
});
