import type { Migration } from '../database/migrate.ts';

/** Views of the queue that people gave a name, their own or shared, and the order in which each person has them. */
export const migration0100: Migration = {
  version: 100,
  name: 'queue-views',
  up: (db) => {
    db.exec(`
      CREATE TABLE queue_view (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        owner TEXT NOT NULL,
        shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
        look TEXT NOT NULL CHECK (json_valid(look)),
        changed_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX queue_view_by_owner ON queue_view (owner);
      CREATE INDEX queue_view_shared ON queue_view (id) WHERE shared = 1;
      CREATE TRIGGER queue_view_keeps_owner BEFORE UPDATE OF owner ON queue_view WHEN NEW.owner <> OLD.owner
        BEGIN SELECT RAISE(ABORT, 'queue_view: who made a view stays'); END;

      CREATE TABLE queue_view_order (
        user_id TEXT PRIMARY KEY,
        ids TEXT NOT NULL CHECK (json_valid(ids) AND json_type(ids) = 'array')
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
