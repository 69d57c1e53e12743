import type { Migration } from '../database/migrate.ts';

/** A serial typed in small letters is the one on the label: whether it left before is asked with every unit that has one, so the question has its own index. */
export const migration0830: Migration = {
  version: 830,
  name: 'serials-any-case',
  up: (db) => {
    db.exec(`
      CREATE INDEX packed_goods_by_serial_any_case ON packed_goods (serial COLLATE NOCASE, sku) WHERE serial IS NOT NULL;
    `);
  },
};
