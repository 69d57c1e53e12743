import type { Migration } from '../database/migrate.ts';

/** What the WMS and this console say differently about an order and a person decides. */
export const migration0150: Migration = {
  version: 150,
  name: 'differences',
  up: (db) => {
    db.exec(`
      CREATE TABLE difference (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('conflict', 'not_applied', 'rolled_back', 'vanished', 'twin', 'unfollowed')),
        order_n INTEGER NOT NULL REFERENCES orders (n),
        entry_id TEXT,
        theirs TEXT,
        found_at INTEGER NOT NULL,
        closed_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX difference_open ON difference (order_n, kind) WHERE closed_at IS NULL;
      CREATE INDEX difference_of_order ON difference (order_n);
    `);
  },
};
