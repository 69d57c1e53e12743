import type { Migration } from '../database/migrate.ts';

/** An index that is filled behind its table: rows with a place above `upto` are not in it yet. */
const lateIndex = (table: string, key: string, place: string, source: string): string => `
  CREATE TABLE ${table} (${key} TEXT NOT NULL, ${place} INTEGER NOT NULL, PRIMARY KEY (${key}, ${place})) STRICT, WITHOUT ROWID;
  INSERT INTO ${table} SELECT ${key}, ${place} FROM ${source} WHERE ${key} IS NOT NULL ORDER BY ${key}, ${place};
  INSERT INTO late_index SELECT '${table}', coalesce(max(${place}), 0) FROM ${source};
  CREATE TRIGGER ${table}_is_true BEFORE INSERT ON ${table}
    WHEN NOT EXISTS (SELECT 1 FROM ${source} WHERE ${place} = NEW.${place} AND ${key} = NEW.${key})
    BEGIN SELECT RAISE(ABORT, '${table}: points to what is not there'); END;
  CREATE TRIGGER ${table}_stays BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: an index only grows'); END;
  CREATE TRIGGER ${table}_never_shrinks BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: an index only grows'); END;
`;

/**
 * Two indexes and the search leave the commit a clerk waits for. Orders come in no order, so each of them cost a decision a page read and a
 * page written (a new name in the search, a dozen of each); filled in one go they share their pages.
 *
 *   journal_of_order, outbox_of_lane   instead of journal_by_order and outbox_by_lane. They lag: what is younger than `late_index.upto` is
 *                                      looked at as it lies at the end of its table, some hundred rows at most
 *   search_late                        orders the search does not know as they are yet, and by which name and phone it knows them
 */
export const migration0600: Migration = {
  version: 600,
  name: 'late-indexes',
  up: (db) => {
    db.exec(`
      CREATE TABLE late_index (name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TRIGGER late_index_goes_on BEFORE UPDATE ON late_index WHEN NEW.name <> OLD.name OR NEW.upto < OLD.upto
        BEGIN SELECT RAISE(ABORT, 'late_index: an index only grows'); END;
      ${lateIndex('journal_of_order', 'order_id', 'n', 'journal')}
      ${lateIndex('outbox_of_lane', 'lane', 'seq', 'outbox')}
      DROP INDEX journal_by_order;
      DROP INDEX outbox_by_lane;

      CREATE TABLE search_late (
        order_n INTEGER PRIMARY KEY REFERENCES orders (n),
        known_name TEXT NOT NULL,
        known_phone TEXT NOT NULL
      ) STRICT;
    `);
  },
};
