import type { Migration } from '../database/migrate.ts';

/** Blocks of waybill numbers reserved at the carriers. A number is known once, whatever block it came in, and once used it is used for ever. */
export const migration0370: Migration = {
  version: 370,
  name: 'waybill-pools',
  up: (db) => {
    db.exec(`
      CREATE TABLE waybill_block (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        carrier TEXT NOT NULL,
        name TEXT NOT NULL,
        imported_at INTEGER NOT NULL,
        by_user TEXT NOT NULL
      ) STRICT;

      CREATE TABLE waybill_number (
        number TEXT PRIMARY KEY,
        block_n INTEGER NOT NULL REFERENCES waybill_block (n),
        carrier TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('free', 'used', 'returned')),
        order_n INTEGER REFERENCES orders (n),
        taken_at INTEGER,
        CHECK ((state = 'used') = (order_n IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX waybill_number_by_block ON waybill_number (block_n, state);
      CREATE INDEX waybill_number_by_order ON waybill_number (order_n) WHERE order_n IS NOT NULL;
      CREATE INDEX waybill_number_free ON waybill_number (carrier, block_n, number) WHERE state = 'free';
      CREATE INDEX waybill_number_tally ON waybill_number (carrier, state);

      CREATE TRIGGER waybill_used_once BEFORE UPDATE ON waybill_number
        WHEN OLD.state <> 'free' OR NEW.number <> OLD.number OR NEW.block_n <> OLD.block_n OR NEW.carrier <> OLD.carrier
        BEGIN SELECT RAISE(ABORT, 'waybill_number: used or returned once, for ever'); END;
      CREATE TRIGGER waybill_starts_free BEFORE INSERT ON waybill_number
        WHEN NEW.state <> 'free' OR EXISTS (SELECT 1 FROM waybill_number WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'waybill_number: known once'); END;
      CREATE TRIGGER waybill_stays BEFORE DELETE ON waybill_number BEGIN SELECT RAISE(ABORT, 'waybill_number: never removed'); END;
    `);
  },
};
