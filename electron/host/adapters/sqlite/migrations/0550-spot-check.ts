import type { Migration } from '../database/migrate.ts';

/**
 * Lots of the spot check, and for each its orders with what came of those that were drawn. The file itself keeps what was committed and drawn as it
 * was: the journal tells the same, and the two are compared.
 */
export const migration0550: Migration = {
  version: 550,
  name: 'spot-check',
  up: (db) => {
    db.exec(`
      CREATE TABLE spot_lot (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        commitment TEXT NOT NULL,
        plan TEXT NOT NULL,
        because TEXT NOT NULL,
        committed_at INTEGER NOT NULL,
        committed_n INTEGER NOT NULL,
        replaced INTEGER NOT NULL DEFAULT 0,
        draw_no INTEGER,
        date TEXT,
        seed TEXT,
        drawn_at INTEGER,
        cutoff_n INTEGER,
        head_hash TEXT,
        severity TEXT,
        letter TEXT,
        size INTEGER,
        sample INTEGER,
        ac INTEGER,
        verdict TEXT,
        judged_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX spot_lot_open ON spot_lot (replaced) WHERE drawn_at IS NULL AND replaced = 0;
      CREATE UNIQUE INDEX spot_lot_by_draw ON spot_lot (draw_no) WHERE draw_no IS NOT NULL;
      CREATE INDEX spot_lot_by_time ON spot_lot (drawn_at) WHERE drawn_at IS NOT NULL;
      CREATE TRIGGER spot_lot_stays BEFORE UPDATE OF id, commitment, plan, committed_at, committed_n ON spot_lot
        BEGIN SELECT RAISE(ABORT, 'spot_lot: what was committed stays'); END;
      CREATE TRIGGER spot_lot_drawn_once BEFORE UPDATE OF draw_no, date, seed, drawn_at, cutoff_n, head_hash, severity, letter, size, sample, ac ON spot_lot
        WHEN OLD.drawn_at IS NOT NULL OR OLD.replaced = 1
        BEGIN SELECT RAISE(ABORT, 'spot_lot: drawn once'); END;
      CREATE TRIGGER spot_lot_judged_once BEFORE UPDATE OF verdict ON spot_lot WHEN OLD.verdict IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'spot_lot: judged once'); END;
      CREATE TRIGGER spot_lot_never_vanishes BEFORE DELETE ON spot_lot BEGIN SELECT RAISE(ABORT, 'spot_lot: never removed'); END;

      -- Every order of a drawn lot; those with a place were drawn.
      CREATE TABLE spot_order (
        lot_n INTEGER NOT NULL REFERENCES spot_lot (n),
        order_id TEXT NOT NULL,
        stratum TEXT NOT NULL,
        packer TEXT NOT NULL,
        place INTEGER,
        extra INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL CHECK (state IN ('rest', 'open', 'clean', 'faulty', 'skipped')),
        marks TEXT NOT NULL DEFAULT '{}',
        faults TEXT NOT NULL DEFAULT '[]',
        checked_by TEXT NOT NULL DEFAULT '',
        checked_at INTEGER,
        check_no INTEGER,
        hold_id TEXT,
        PRIMARY KEY (lot_n, order_id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX spot_order_by_place ON spot_order (lot_n, place) WHERE place IS NOT NULL;
      CREATE UNIQUE INDEX spot_order_by_check ON spot_order (check_no) WHERE check_no IS NOT NULL;
      CREATE INDEX spot_order_held ON spot_order (lot_n) WHERE hold_id IS NOT NULL;
      CREATE TRIGGER spot_order_stays BEFORE UPDATE OF lot_n, order_id, stratum, place, extra ON spot_order
        BEGIN SELECT RAISE(ABORT, 'spot_order: a drawn order is never swapped'); END;
      CREATE TRIGGER spot_order_never_vanishes BEFORE DELETE ON spot_order BEGIN SELECT RAISE(ABORT, 'spot_order: never removed'); END;
      CREATE TRIGGER spot_order_checked_once BEFORE UPDATE OF state, faults, checked_by, checked_at ON spot_order
        WHEN OLD.state IN ('clean', 'faulty', 'skipped')
        BEGIN SELECT RAISE(ABORT, 'spot_order: checked once'); END;

      -- The draw in whose lot a SKU was first seen.
      CREATE TABLE spot_sku (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        first_draw INTEGER NOT NULL,
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;

      -- Where the switching rules stand, and the plan the next lot begins with.
      CREATE TABLE spot_state (
        name TEXT PRIMARY KEY CHECK (name IN ('switching', 'plan')),
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
