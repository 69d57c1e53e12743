import type { Migration } from '../database/migrate.ts';

/**
 * What can be typed to find an order. Trigrams find any three characters of numbers, names, pinyin and addresses; they are blind to the
 * two characters of most Chinese names and to phone ends, so those have tables of their own. SKUs are found through their lines.
 */
export const migration0060: Migration = {
  version: 60,
  name: 'search',
  up: (db) => {
    db.exec(`
      CREATE VIRTUAL TABLE order_text USING fts5 (text, tokenize = 'trigram', detail = 'none', content = '', contentless_delete = 1);
      CREATE TABLE order_name_gram (gram TEXT NOT NULL, order_n INTEGER NOT NULL, PRIMARY KEY (gram, order_n)) STRICT, WITHOUT ROWID;
      CREATE INDEX order_name_gram_by_order ON order_name_gram (order_n);
      CREATE TABLE order_phone (reversed TEXT NOT NULL, order_n INTEGER NOT NULL, PRIMARY KEY (reversed, order_n)) STRICT, WITHOUT ROWID;
      CREATE INDEX order_phone_by_order ON order_phone (order_n);
    `);
  },
};
