import type { Migration } from '../database/migrate.ts';

/** Raw scans in their order, with the verdict that was given; what was scanned is never changed. */
export const migration0200: Migration = {
  version: 200,
  name: 'scans',
  up: (db) => {
    db.exec(`
      CREATE TABLE scan (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        line TEXT NOT NULL,
        no INTEGER NOT NULL CHECK (no > 0),
        source TEXT NOT NULL CHECK (source IN ('wedge', 'serial', 'hid', 'camera', 'typed')),
        scanner TEXT NOT NULL,
        raw TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER NOT NULL,
        presses INTEGER NOT NULL,
        work TEXT NOT NULL,
        user_id TEXT NOT NULL,
        kept_at INTEGER NOT NULL,
        verdict TEXT,
        trouble TEXT,
        UNIQUE (line, no)
      ) STRICT;
      CREATE INDEX scan_by_work ON scan (work, place) WHERE work <> '';
      CREATE INDEX scan_by_time ON scan (kept_at);

      CREATE TRIGGER scan_as_it_came BEFORE UPDATE OF line, no, source, scanner, raw, started_at, ended_at, presses, work, user_id, kept_at ON scan
      BEGIN SELECT RAISE(ABORT, 'a scan stays as it came'); END;
      CREATE TRIGGER scan_judged_once BEFORE UPDATE OF verdict, trouble ON scan WHEN OLD.verdict IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a scan has its verdict already'); END;
    `);
  },
};
