import type { Migration } from '../database/migrate.ts';

/**
 * What the stock desk knows of a short SKU: how its stock is shared out, what each sharing changed, what is expected when, and what its merchant
 * was told and until when an answer is waited for.
 */
export const migration0410: Migration = {
  version: 410,
  name: 'stock-desk',
  up: (db) => {
    db.exec(`
      CREATE TABLE stock_choice (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        policy TEXT NOT NULL,
        pinned TEXT NOT NULL,
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE stock_sharing (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        choice_before TEXT,
        changes TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX stock_sharing_of ON stock_sharing (merchant, sku, n);
      CREATE TABLE stock_expected (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        expected_at INTEGER NOT NULL,
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE stock_told (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        told_at INTEGER NOT NULL,
        by TEXT NOT NULL,
        reply_by INTEGER NOT NULL,
        default_way TEXT NOT NULL,
        default_text TEXT NOT NULL,
        answer TEXT,
        answered_at INTEGER,
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX stock_told_open ON stock_told (reply_by) WHERE answered_at IS NULL;
    `);
  },
};
