import type { Migration } from '../database/migrate.ts';

/** How often the suggestions of each rule were accepted, overruled, taken over by themselves and taken back. Figures only, about nobody. */
export const migration0680: Migration = {
  version: 680,
  name: 'suggestion-records',
  up: (db) => {
    db.exec(`
      CREATE TABLE suggestion_record (
        rule TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'overruled', 'automatic', 'takenBack')),
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (rule, outcome)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
