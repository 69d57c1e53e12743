import type { Migration } from '../database/migrate.ts';

/** Notices and their proof of sending, photos, and settings with their versions. */
export const migration0070: Migration = {
  version: 70,
  name: 'messages',
  up: (db) => {
    db.exec(`
      CREATE TABLE message (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        channel TEXT NOT NULL,
        audience TEXT NOT NULL,
        code TEXT NOT NULL,
        params TEXT NOT NULL,
        body TEXT NOT NULL,
        order_id TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
        sent_at INTEGER,
        proof TEXT,
        error TEXT
      ) STRICT;
      CREATE INDEX message_waiting ON message (n) WHERE state = 'waiting';

      CREATE TABLE photo (
        id TEXT PRIMARY KEY,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        sha256 TEXT NOT NULL,
        mime TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        taken_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX photo_by_order ON photo (order_n);

      CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        version INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
