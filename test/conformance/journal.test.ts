import { expect, it } from 'vitest';
import { openMemoryStores, openSqliteStores } from '../fixtures/order-stores.ts';
import { journalConformance } from './journal.conformance.ts';

journalConformance('in memory', openMemoryStores);
journalConformance('SQLite', openSqliteStores);

it('the file itself refuses to change, remove, replace, or leave out an entry', () => {
  const { db, unitOfWork, journal } = openSqliteStores();
  unitOfWork.run(() => journal.append({ type: 'x', at: 1, actor: { kind: 'cli' }, orderId: null, caseId: null, data: {}, personal: { a: 1 } }));
  for (const statement of [
    'UPDATE journal SET at = 2',
    'DELETE FROM journal',
    'INSERT OR REPLACE INTO journal SELECT * FROM journal',
    'REPLACE INTO journal SELECT n, id, life, 9, actor_kind, actor, type, order_id, case_id, decision, data, personal_digest, hash, salt, personal FROM journal',
    'INSERT INTO journal SELECT n + 5, id, life, at, actor_kind, actor, type, order_id, case_id, decision, data, personal_digest, hash, salt, personal FROM journal',
    "UPDATE journal SET personal = '{}'",
    'UPDATE journal SET salt = NULL, personal = NULL, at = 2',
    'UPDATE journal SET personal_digest = NULL, salt = NULL, personal = NULL',
  ])
    expect(() => db.exec(statement), statement).toThrow(/^journal: /);
  expect(journal.verify()).toMatchObject({ whole: true, entries: 1 });
});

it('erasing personal data leaves the chain whole and says so; changing it breaks the chain there', () => {
  const { db, unitOfWork, journal } = openSqliteStores();
  const append = (n: number): number => journal.append({ type: 'x', at: n, actor: { kind: 'cli' }, orderId: null, caseId: null, data: {}, personal: { n } });
  unitOfWork.run(() => [1, 2, 3].forEach(append));
  db.exec('UPDATE journal SET salt = NULL, personal = NULL WHERE n = 2');
  expect([...journal.walk()].map(({ personal, personalErased }) => [personal, personalErased])).toEqual([
    [{ n: 1 }, false],
    [null, true],
    [{ n: 3 }, false],
  ]);
  expect(journal.verify().whole).toBe(true);
  db.exec('DROP TRIGGER journal_never_changes; UPDATE journal SET personal = \'{"n":4}\' WHERE n = 3');
  expect(journal.verify()).toMatchObject({ whole: false, brokenAt: 3, entries: 2 });
});
