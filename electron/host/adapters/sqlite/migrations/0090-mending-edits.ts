import type { Migration } from '../database/migrate.ts';

/** What a person typed into a waiting row, beside the row: what arrived stays as it arrived. */
export const migration0090: Migration = {
  version: 90,
  name: 'mending-edits',
  up: (db) => {
    db.exec(`
      CREATE TABLE set_aside_edit (
        row_id TEXT PRIMARY KEY REFERENCES set_aside (id),
        cells TEXT NOT NULL CHECK (json_valid(cells)),
        -- What was still doubtful when it was tried; NULL while it was only typed.
        doubt TEXT CHECK (json_valid(doubt))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX set_aside_by_reason ON set_aside (reason, n) WHERE state = 'waiting';
      CREATE INDEX set_aside_of_import_by_reason ON set_aside (import_id, reason, n) WHERE state = 'waiting';
    `);
  },
};
