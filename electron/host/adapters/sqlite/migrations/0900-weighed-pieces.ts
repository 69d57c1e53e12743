import type { Migration } from '../database/migrate.ts';

/** What the labels of packed units say one of them weighs, for goods that are weighed one by one. */
export const migration0900: Migration = {
  version: 900,
  name: 'weighed-pieces',
  up: (db) => {
    db.exec(`
      CREATE TABLE packed_weight (
        check_n INTEGER NOT NULL,
        row INTEGER NOT NULL,
        grams INTEGER NOT NULL CHECK (grams > 0),
        PRIMARY KEY (check_n, row),
        FOREIGN KEY (check_n, row) REFERENCES packed_goods (check_n, row)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER packed_weight_as_it_was BEFORE UPDATE ON packed_weight BEGIN SELECT RAISE(ABORT, 'packed_weight: packed, never changed'); END;
    `);
  },
};
