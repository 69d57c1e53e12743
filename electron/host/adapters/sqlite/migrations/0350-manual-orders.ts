import type { Migration } from '../database/migrate.ts';

/**
 * Orders typed by hand: what is being typed, kept until it is saved or thrown away, and which orders came of it. A draft becomes one order
 * once (`draft_id` is unique), so a window that asks again after a lost answer gets the same order.
 */
export const migration0350: Migration = {
  version: 350,
  name: 'manual-orders',
  up: (db) => {
    db.exec(`
      CREATE TABLE manual_draft (
        id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL CHECK (revision > 0),
        body TEXT NOT NULL,
        photos TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        kept_at INTEGER NOT NULL,
        by_user TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE manual_order (
        order_n INTEGER PRIMARY KEY REFERENCES orders (n),
        draft_id TEXT NOT NULL UNIQUE,
        document_no TEXT NOT NULL UNIQUE,
        -- The declared outage it was entered in; null when the WMS was up, or nobody had declared anything.
        outage_id TEXT,
        entered_at INTEGER NOT NULL,
        by_user TEXT NOT NULL
      ) STRICT;
      CREATE INDEX manual_order_by_time ON manual_order (entered_at);
      CREATE TRIGGER manual_order_stays BEFORE DELETE ON manual_order BEGIN SELECT RAISE(ABORT, 'manual_order: never removed'); END;
      CREATE TRIGGER manual_order_outage_once BEFORE UPDATE OF outage_id ON manual_order
        WHEN OLD.outage_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'manual_order: belongs to one outage'); END;
    `);
  },
};
