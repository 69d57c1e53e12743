import type { Migration } from '../database/migrate.ts';

/** Outages as they stand, and the open orders found without a look at those that have left. */
export const migration0300: Migration = {
  version: 300,
  name: 'outages',
  up: (db) => {
    db.exec(`
      CREATE TABLE outage (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        no TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('noticed', 'passed', 'declared', 'recovered', 'reconciling', 'closed')),
        noticed_at INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      -- One at a time: a second failure belongs to the outage that is open.
      CREATE UNIQUE INDEX outage_open ON outage ((1)) WHERE state NOT IN ('passed', 'closed');
      CREATE TRIGGER outage_over BEFORE UPDATE ON outage WHEN OLD.state IN ('passed', 'closed')
        BEGIN SELECT RAISE(ABORT, 'outage: what is over stays as it was signed'); END;
      CREATE TRIGGER outage_never_vanishes BEFORE DELETE ON outage BEGIN SELECT RAISE(ABORT, 'outage: never removed'); END;

      CREATE INDEX orders_open ON orders (n)
        WHERE kind = 'sale' AND state IN ('imported', 'checked', 'allocated', 'labelled', 'packed', 'manifested');
    `);
  },
};
