import type { PreferenceStore } from '../../../../../shared/core/ports/preference-store.ts';
import { NEW_PREFERENCES, type Preferences } from '../../../../../shared/core/user/preferences.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

const keyOf = (userId: string): string => `preferences:${userId}`;

/** One document per person among the settings. */
export function createPreferenceStore(db: Db): PreferenceStore {
  const select = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const upsert = db.prepare(
    'INSERT INTO setting (key, value, version) VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = version + 1',
  );
  // A wish added by a newer program has its default in an older document.
  const of = (userId: string): Preferences => ({ ...NEW_PREFERENCES, ...(JSON.parse(select.get(keyOf(userId)) ?? '{}') as Partial<Preferences>) });
  return {
    of,
    change: (userId, part) => {
      assertInUnitOfWork(db, 'preferences');
      upsert.run(keyOf(userId), JSON.stringify({ ...of(userId), ...part }));
    },
  };
}
