import type { Migration } from '../database/migrate.ts';

/** A difference of a new kind: a hold that the WMS acknowledged and does not show. What is noted stays under its number. */
export const migration0965: Migration = {
  version: 965,
  name: 'gone-holds',
  up: (db) => {
    db.exec(`
      CREATE TABLE difference_new (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('conflict', 'not_applied', 'rolled_back', 'hold_gone', 'vanished', 'twin', 'unfollowed')),
        order_n INTEGER NOT NULL REFERENCES orders (n),
        entry_id TEXT,
        theirs TEXT,
        found_at INTEGER NOT NULL,
        closed_at INTEGER
      ) STRICT;
      INSERT INTO difference_new (n, kind, order_n, entry_id, theirs, found_at, closed_at)
        SELECT n, kind, order_n, entry_id, theirs, found_at, closed_at FROM difference ORDER BY n;
      DROP TABLE difference;
      ALTER TABLE difference_new RENAME TO difference;
      CREATE UNIQUE INDEX difference_open ON difference (order_n, kind) WHERE closed_at IS NULL;
      CREATE INDEX difference_of_order ON difference (order_n);
    `);
  },
};
