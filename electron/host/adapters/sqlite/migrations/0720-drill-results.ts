import type { Migration } from '../database/migrate.ts';

/** What is kept of drills: figures for the trend, nothing of their invented orders. */
export const migration0720: Migration = {
  version: 720,
  name: 'drill-results',
  up: (db) => {
    db.exec(`
      CREATE TABLE drill_result (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        started_by TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        finished_at INTEGER NOT NULL CHECK (finished_at >= started_at),
        seed INTEGER NOT NULL,
        orders INTEGER NOT NULL CHECK (orders >= 0),
        score TEXT NOT NULL CHECK (json_valid(score))
      ) STRICT;
      CREATE TRIGGER drill_result_stays BEFORE UPDATE ON drill_result BEGIN SELECT RAISE(ABORT, 'drill_result: a result stays as it was'); END;
      CREATE TRIGGER drill_result_never_vanishes BEFORE DELETE ON drill_result BEGIN SELECT RAISE(ABORT, 'drill_result: never removed'); END;
    `);
  },
};
