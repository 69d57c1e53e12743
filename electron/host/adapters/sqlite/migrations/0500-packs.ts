import type { Migration } from '../database/migrate.ts';

/** Ended pack checks with what was in the parcel, what their weights taught, barcodes learned by permission, and goods taken for one another. */
export const migration0500: Migration = {
  version: 500,
  name: 'packs',
  up: (db) => {
    db.exec(`
      CREATE TABLE pack_check (
        n INTEGER PRIMARY KEY,
        order_id TEXT NOT NULL,
        round INTEGER NOT NULL CHECK (round > 0),
        outcome TEXT NOT NULL CHECK (outcome IN ('packed', 'shelved')),
        work TEXT NOT NULL,
        merchant TEXT NOT NULL,
        packaging TEXT NOT NULL,
        weight_grams INTEGER CHECK (weight_grams > 0),
        teaches INTEGER NOT NULL CHECK (teaches IN (0, 1)),
        closed_at INTEGER NOT NULL,
        closed_by TEXT NOT NULL,
        UNIQUE (order_id, round)
      ) STRICT;
      CREATE INDEX pack_check_that_teaches ON pack_check (merchant, n) WHERE teaches = 1;

      CREATE TABLE packed_goods (
        check_n INTEGER NOT NULL REFERENCES pack_check (n),
        row INTEGER NOT NULL,
        sku TEXT NOT NULL,
        units INTEGER NOT NULL CHECK (units > 0),
        lot TEXT,
        expires TEXT,
        serial TEXT,
        PRIMARY KEY (check_n, row)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX packed_goods_by_serial ON packed_goods (sku, serial) WHERE serial IS NOT NULL;

      CREATE TABLE learned_code (
        merchant TEXT NOT NULL,
        barcode TEXT NOT NULL,
        sku TEXT NOT NULL,
        units INTEGER NOT NULL CHECK (units > 0),
        learned_at INTEGER NOT NULL,
        learned_by TEXT NOT NULL,
        PRIMARY KEY (merchant, barcode)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX learned_code_by_sku ON learned_code (merchant, sku);

      CREATE TABLE learned_weight (
        merchant TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('sku', 'packaging')),
        key TEXT NOT NULL,
        grams REAL NOT NULL,
        spread REAL NOT NULL,
        doubt REAL NOT NULL,
        seen INTEGER NOT NULL,
        learned_at INTEGER NOT NULL,
        PRIMARY KEY (merchant, kind, key)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mix_up (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        instead_of TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX mix_up_by_pair ON mix_up (merchant, sku, instead_of, at);

      CREATE TRIGGER pack_check_as_it_was BEFORE UPDATE ON pack_check BEGIN SELECT RAISE(ABORT, 'pack_check: ended, never changed'); END;
      CREATE TRIGGER pack_check_stays BEFORE DELETE ON pack_check BEGIN SELECT RAISE(ABORT, 'pack_check: never removed'); END;
      CREATE TRIGGER packed_goods_as_they_were BEFORE UPDATE ON packed_goods BEGIN SELECT RAISE(ABORT, 'packed_goods: packed, never changed'); END;

      CREATE INDEX orders_to_pack ON orders (promised_ship_at, n) WHERE state IN ('allocated', 'labelled') AND kind = 'sale';
    `);
  },
};
