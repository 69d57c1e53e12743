import type { Migration } from '../database/migrate.ts';

/** The tote an order's picked goods lie in: one order has one, and a tote has one order. Scanners and people write its label in either case. */
export const migration0870: Migration = {
  version: 870,
  name: 'totes',
  up: (db) => {
    db.exec(`
      CREATE TABLE order_tote (
        order_n INTEGER PRIMARY KEY REFERENCES orders (n),
        tote TEXT NOT NULL COLLATE NOCASE CHECK (tote <> '')
      ) STRICT;
      CREATE UNIQUE INDEX order_tote_once ON order_tote (tote);
    `);
  },
};
