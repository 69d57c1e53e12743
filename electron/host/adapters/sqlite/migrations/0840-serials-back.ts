import type { Migration } from '../database/migrate.ts';

/** Units that were sent and lie here again: what a supervisor said of a serial, and the last pack check there was at that moment. */
export const migration0840: Migration = {
  version: 840,
  name: 'serials-back',
  up: (db) => {
    db.exec(`
      CREATE TABLE serial_back (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        serial TEXT NOT NULL,
        check_n INTEGER NOT NULL,
        back_at INTEGER NOT NULL,
        back_by TEXT NOT NULL
      ) STRICT;
      CREATE INDEX serial_back_by_serial ON serial_back (serial COLLATE NOCASE, sku);

      CREATE TRIGGER serial_back_as_said BEFORE UPDATE ON serial_back BEGIN SELECT RAISE(ABORT, 'serial_back: said, never changed'); END;
      CREATE TRIGGER serial_back_stays BEFORE DELETE ON serial_back BEGIN SELECT RAISE(ABORT, 'serial_back: never removed'); END;
    `);
  },
};
