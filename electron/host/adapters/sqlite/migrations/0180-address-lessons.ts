import type { Migration } from '../database/migrate.ts';

/** What accepted corrections taught about addresses, for each merchant: words and a road, and the district they mean. Nothing personal. */
export const migration0180: Migration = {
  version: 180,
  name: 'address-lessons',
  up: (db) => {
    db.exec(`
      CREATE TABLE address_lesson (
        merchant TEXT NOT NULL,
        key TEXT NOT NULL,
        adcode TEXT NOT NULL,
        accepted INTEGER NOT NULL CHECK (accepted > 0),
        last_at INTEGER NOT NULL,
        PRIMARY KEY (merchant, key, adcode)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
