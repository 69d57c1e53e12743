import type { KeptDocument } from '../../../../../shared/core/ports/kept-document.ts';
import type { Db } from './open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from './transaction-rules.ts';

export function createKeptDocument<T extends object>(db: Db, key: string, start: T): KeptDocument<T> {
  const select = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const upsert = db.prepare(
    'INSERT INTO setting (key, value, version) VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1',
  );
  let known: T | null = null;
  whenRolledBack(db, () => {
    known = null;
  });
  const read = (): T => {
    const stored = select.get(key);
    return stored === undefined ? start : { ...start, ...(JSON.parse(stored) as Partial<T>) };
  };
  return {
    read: () => (known ??= read()),
    save: (value) => {
      assertInUnitOfWork(db, 'a document');
      upsert.run(key, JSON.stringify(value));
      known = null;
    },
  };
}
