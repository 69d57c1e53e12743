import type { Migration } from '../database/migrate.ts';

/** Names people give to remembered layouts; a forgotten layout takes its name along. */
export const migration0130: Migration = {
  version: 130,
  name: 'layout-names',
  up: (db) => {
    db.exec(`
      CREATE TABLE layout_name (
        headers TEXT PRIMARY KEY REFERENCES layout (headers) ON DELETE CASCADE,
        name TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
