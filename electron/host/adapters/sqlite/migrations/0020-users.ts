import type { Migration } from '../database/migrate.ts';

/** People, their secrets, the tries against them, and who is signed in at which window. */
export const migration0020: Migration = {
  version: 20,
  name: 'users',
  up: (db) => {
    db.exec(`
      CREATE TABLE user (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        name_en TEXT NOT NULL,
        roles TEXT NOT NULL CHECK (json_valid(roles) AND json_type(roles) = 'array'),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        language TEXT NOT NULL CHECK (language IN ('zh-CN', 'en')),
        created_at INTEGER NOT NULL,
        -- When this person last gave the password here; null once signed out. A PIN is good for twelve hours from then.
        shift_started_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER user_never_removed BEFORE DELETE ON user BEGIN SELECT RAISE(ABORT, 'user: the journal names people for ever'); END;

      CREATE TABLE credential (
        user_id TEXT NOT NULL REFERENCES user (id),
        kind TEXT NOT NULL CHECK (kind IN ('password', 'pin')),
        hash TEXT NOT NULL,
        set_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, kind)
      ) STRICT, WITHOUT ROWID;

      -- Counted before each comparison, so that pulling the plug buys no further guess.
      CREATE TABLE sign_in_attempt (
        user_id TEXT NOT NULL REFERENCES user (id),
        kind TEXT NOT NULL CHECK (kind IN ('password', 'pin')),
        failed INTEGER NOT NULL CHECK (failed > 0),
        last_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, kind)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE session (
        id TEXT PRIMARY KEY,
        window_id TEXT NOT NULL,
        user_id TEXT NOT NULL REFERENCES user (id),
        how TEXT NOT NULL CHECK (how IN ('password', 'pin')),
        opened_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        locked_at INTEGER,
        ended_at INTEGER,
        ended_why TEXT,
        CHECK ((ended_at IS NULL) = (ended_why IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX session_at_window ON session (window_id) WHERE ended_at IS NULL;
      CREATE INDEX session_of_user ON session (user_id) WHERE ended_at IS NULL;
    `);
  },
};
