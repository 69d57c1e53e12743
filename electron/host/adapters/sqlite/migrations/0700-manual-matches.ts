import type { Migration } from '../database/migrate.ts';

/**
 * Matching orders typed by hand with what the WMS received meanwhile: the pairs people took apart, and the database's own word that one order
 * is entered at the WMS once, whoever asks for it.
 */
export const migration0700: Migration = {
  version: 700,
  name: 'manual-matches',
  up: (db) => {
    db.exec(`
      CREATE TABLE manual_apart (
        order_n INTEGER NOT NULL REFERENCES manual_order (order_n),
        other_n INTEGER NOT NULL REFERENCES orders (n),
        at INTEGER NOT NULL,
        by_user TEXT NOT NULL,
        PRIMARY KEY (order_n, other_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX manual_apart_by_other ON manual_apart (other_n);
      CREATE UNIQUE INDEX outbox_created_once ON outbox (lane) WHERE kind = 'order.create' AND state NOT IN ('refused', 'cancelled');
    `);
  },
};
