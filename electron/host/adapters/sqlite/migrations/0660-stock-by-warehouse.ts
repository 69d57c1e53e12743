import type { Db } from '../database/open-database.ts';
import type { Migration } from '../database/migrate.ts';

/** Orders whose reservations bind stock: taken in, and neither cancelled nor gone. */
const BINDING = `('checked', 'allocated', 'labelled', 'packed', 'manifested')`;

const merchantOf = (line: string): string => `(SELECT merchant FROM orders WHERE n = ${line}.order_n)`;
const kitOf = (line: string): string => `FROM product p, json_each(p.body, '$.kitParts') k WHERE p.merchant = ${merchantOf(line)} AND p.sku = ${line}.sku`;
/** What a line's reservation takes from the shelf: of a kit its parts, one row for each. */
const taken = (line: string): string => `
  SELECT ${line}.order_n, ${line}.line_no, sku, sum(units) FROM (
    SELECT json_extract(k.value, '$.sku') AS sku, json_extract(k.value, '$.quantity') * ${line}.reserved AS units ${kitOf(line)}
    UNION ALL
    SELECT ${line}.sku, ${line}.reserved WHERE NOT EXISTS (SELECT 1 ${kitOf(line)})
  ) WHERE units > 0 GROUP BY sku`;
/** Refuses the line when a shelf of the order's own warehouse has promised more than was counted there. */
const notTwice = (when: string): string => `
  SELECT RAISE(ABORT, 'stock: promised twice') FROM stock_promise t
    JOIN orders o ON o.n = t.order_n
    JOIN shelf_promise s ON s.merchant = o.merchant AND s.sku = t.sku AND s.warehouse = o.warehouse
    WHERE ${when} AND t.order_n = NEW.order_n AND t.line_no = NEW.line_no
      AND s.units > (SELECT sum(l.on_hand) FROM stock_level l WHERE l.merchant = o.merchant AND l.sku = t.sku AND l.warehouse = o.warehouse) LIMIT 1;`;

/** A table of the desk with the warehouse in its key; what stands there was said of this site's own. */
function keyed(db: Db, table: string, columns: string, rest: string): void {
  db.exec(`
    CREATE TABLE ${table}_by_warehouse (merchant TEXT NOT NULL, warehouse TEXT NOT NULL, sku TEXT NOT NULL, ${columns}, PRIMARY KEY (merchant, warehouse, sku)) STRICT, WITHOUT ROWID;
    INSERT INTO ${table}_by_warehouse SELECT merchant, '', sku, ${rest} FROM ${table};
    DROP TABLE ${table};
    ALTER TABLE ${table}_by_warehouse RENAME TO ${table};
  `);
}

/**
 * Stock, what is promised of it, and what the desk knows of a shortage, each by warehouse. The empty name is this site's own warehouse, from
 * which its orders leave; what was called a warehouse until now were places in it.
 */
export const migration0660: Migration = {
  version: 660,
  name: 'stock-by-warehouse',
  up: (db) => {
    db.exec(`
      DROP TRIGGER promise_made;
      DROP TRIGGER promise_given_back;
      DROP TRIGGER line_comes_reserved;
      DROP TRIGGER line_reserves;

      ALTER TABLE orders ADD COLUMN warehouse TEXT NOT NULL DEFAULT '';

      CREATE TABLE stock_level_by_warehouse (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        warehouse TEXT NOT NULL,
        location TEXT NOT NULL,
        on_hand INTEGER NOT NULL,
        safety_stock INTEGER,
        as_of INTEGER NOT NULL,
        PRIMARY KEY (merchant, sku, warehouse, location)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO stock_level_by_warehouse SELECT merchant, sku, '', warehouse, on_hand, safety_stock, as_of FROM stock_level;
      DROP TABLE stock_level;
      ALTER TABLE stock_level_by_warehouse RENAME TO stock_level;
    `);
    keyed(db, 'shelf_promise', 'units INTEGER NOT NULL CHECK (units >= 0)', 'units');
    keyed(db, 'stock_choice', 'policy TEXT NOT NULL, pinned TEXT NOT NULL', 'policy, pinned');
    keyed(
      db,
      'stock_expected',
      'quantity INTEGER NOT NULL CHECK (quantity > 0), expected_at INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL',
      'quantity, expected_at, by, at',
    );
    keyed(
      db,
      'stock_told',
      `told_at INTEGER NOT NULL, by TEXT NOT NULL, reply_by INTEGER NOT NULL, default_way TEXT NOT NULL, default_text TEXT NOT NULL, answer TEXT, answered_at INTEGER,
       message_id TEXT, done_by TEXT`,
      'told_at, by, reply_by, default_way, default_text, answer, answered_at, NULL, NULL',
    );
    db.exec(`
      CREATE INDEX stock_told_open ON stock_told (reply_by) WHERE answered_at IS NULL;
      CREATE INDEX stock_told_by_message ON stock_told (message_id) WHERE message_id IS NOT NULL;
      ALTER TABLE stock_sharing ADD COLUMN warehouse TEXT NOT NULL DEFAULT '';

      CREATE TRIGGER promise_made AFTER INSERT ON stock_promise BEGIN
        INSERT INTO shelf_promise SELECT merchant, warehouse, NEW.sku, NEW.units FROM orders WHERE n = NEW.order_n
          ON CONFLICT (merchant, warehouse, sku) DO UPDATE SET units = units + excluded.units;
      END;
      CREATE TRIGGER promise_given_back AFTER DELETE ON stock_promise BEGIN
        UPDATE shelf_promise SET units = units - OLD.units
          WHERE sku = OLD.sku AND (merchant, warehouse) = (SELECT merchant, warehouse FROM orders WHERE n = OLD.order_n);
      END;
      CREATE TRIGGER line_comes_reserved AFTER INSERT ON order_line
        WHEN NEW.reserved > 0 AND (SELECT state FROM orders WHERE n = NEW.order_n) IN ${BINDING}
        BEGIN INSERT INTO stock_promise ${taken('NEW')}; ${notTwice('1')} END;
      CREATE TRIGGER line_reserves AFTER UPDATE OF reserved, sku ON order_line
        WHEN (OLD.reserved <> NEW.reserved OR OLD.sku <> NEW.sku) AND (SELECT state FROM orders WHERE n = NEW.order_n) IN ${BINDING}
        BEGIN
          DELETE FROM stock_promise WHERE order_n = NEW.order_n AND line_no = NEW.line_no;
          INSERT INTO stock_promise ${taken('NEW')};
          ${notTwice('(NEW.reserved > OLD.reserved OR OLD.sku <> NEW.sku)')}
        END;
    `);
  },
};
