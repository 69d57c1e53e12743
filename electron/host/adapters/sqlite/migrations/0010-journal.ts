import type { Migration } from '../database/migrate.ts';

/**
 * The journal: append-only, hash-chained, personal data outside the hashed text.
 * `n` is the place in this file; within one life (station + incarnation) the entries are numbered densely: n − first_n + 1.
 */
export const migration0010: Migration = {
  version: 10,
  name: 'journal',
  up: (db) => {
    db.exec(`
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE life (
        life INTEGER PRIMARY KEY,
        station TEXT NOT NULL,
        incarnation TEXT NOT NULL UNIQUE,
        first_n INTEGER NOT NULL,
        began_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE journal (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        life INTEGER NOT NULL REFERENCES life (life),
        at INTEGER NOT NULL,
        actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'program', 'cli')),
        actor TEXT NOT NULL,
        type TEXT NOT NULL,
        order_id TEXT,
        case_id TEXT,
        decision TEXT,
        data TEXT NOT NULL,
        personal_digest BLOB,
        hash BLOB NOT NULL
      ) STRICT;
      CREATE INDEX journal_by_order ON journal (order_id, n) WHERE order_id IS NOT NULL;
      CREATE INDEX journal_by_type ON journal (type, n) WHERE order_id IS NULL;

      -- What may be erased. The digest in the journal still proves what stood here for as long as it stands.
      CREATE TABLE journal_personal (
        n INTEGER PRIMARY KEY REFERENCES journal (n),
        salt BLOB NOT NULL,
        body TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal: entries never change'); END;
      CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal: entries are never removed'); END;
      CREATE TRIGGER journal_is_dense BEFORE INSERT ON journal
        WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM journal)
        BEGIN SELECT RAISE(ABORT, 'journal: the next entry has the next number'); END;
      CREATE TRIGGER journal_personal_never_changes BEFORE UPDATE ON journal_personal BEGIN SELECT RAISE(ABORT, 'journal: personal data is erased, never changed'); END;
      CREATE TRIGGER journal_personal_once BEFORE INSERT ON journal_personal
        WHEN EXISTS (SELECT 1 FROM journal_personal WHERE n = NEW.n)
        BEGIN SELECT RAISE(ABORT, 'journal: personal data is written once'); END;
    `);
  },
};
