import type { Migration } from '../database/migrate.ts';

/** Imports, the mending list, remembered layouts, the catalogue and stock. */
export const migration0050: Migration = {
  version: 50,
  name: 'intake',
  up: (db) => {
    db.exec(`
      CREATE TABLE import (
        id TEXT PRIMARY KEY,
        started_at INTEGER NOT NULL,
        finished_at INTEGER,
        by TEXT NOT NULL,
        file_name TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        preset TEXT,
        options TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('reading', 'checking', 'done', 'cancelled', 'failed')),
        figures TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX import_newest ON import (started_at);
      CREATE INDEX import_by_content ON import (content_hash) WHERE state = 'done';

      CREATE TABLE set_aside (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        import_id TEXT NOT NULL REFERENCES import (id),
        file TEXT NOT NULL,
        row INTEGER NOT NULL,
        col TEXT,
        reason TEXT NOT NULL,
        params TEXT NOT NULL,
        cells TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'taken_in', 'discarded'))
      ) STRICT;
      CREATE INDEX set_aside_waiting ON set_aside (import_id, n) WHERE state = 'waiting';

      CREATE TABLE layout (
        headers TEXT PRIMARY KEY,
        preset TEXT,
        mapping TEXT NOT NULL,
        used_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE product (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX product_by_sku ON product (sku);

      CREATE TABLE stock_level (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        warehouse TEXT NOT NULL,
        on_hand INTEGER NOT NULL,
        safety_stock INTEGER,
        as_of INTEGER NOT NULL,
        PRIMARY KEY (merchant, sku, warehouse)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
