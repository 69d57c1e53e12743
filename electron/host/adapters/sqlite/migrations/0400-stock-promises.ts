import type { Migration } from '../database/migrate.ts';

/** Orders whose reservations bind stock: taken in, and neither cancelled nor gone. */
const BINDING = `('checked', 'allocated', 'labelled', 'packed', 'manifested')`;

const merchantOf = (line: string): string => `(SELECT merchant FROM orders WHERE n = ${line}.order_n)`;
const kitOf = (line: string): string => `FROM product p, json_each(p.body, '$.kitParts') k WHERE p.merchant = ${merchantOf(line)} AND p.sku = ${line}.sku`;

/** What a line's reservation takes from the shelf: of a kit its parts, one row for each. Nothing for a line that holds nothing. */
const taken = (line: string): string => `
  SELECT ${line}.order_n, ${line}.line_no, sku, sum(units) FROM (
    SELECT json_extract(k.value, '$.sku') AS sku, json_extract(k.value, '$.quantity') * ${line}.reserved AS units ${kitOf(line)}
    UNION ALL
    SELECT ${line}.sku, ${line}.reserved WHERE NOT EXISTS (SELECT 1 ${kitOf(line)})
  ) WHERE units > 0 GROUP BY sku`;

/** Refuses the line when a shelf it takes from has promised more than was counted there. Of a SKU nobody counted nothing is known. */
const notTwice = (when: string): string => `
  SELECT RAISE(ABORT, 'stock: promised twice') FROM stock_promise t
    JOIN orders o ON o.n = t.order_n
    JOIN shelf_promise s ON s.merchant = o.merchant AND s.sku = t.sku
    WHERE ${when} AND t.order_n = NEW.order_n AND t.line_no = NEW.line_no
      AND s.units > (SELECT sum(l.on_hand) FROM stock_level l WHERE l.merchant = o.merchant AND l.sku = t.sku) LIMIT 1;`;

/** The same for many lines at once: SQLite's triggers know only one. */
const takenBy = (where: string): string => `
  SELECT order_n, line_no, sku, sum(units) FROM (
    SELECT l.order_n, l.line_no, json_extract(k.value, '$.sku') AS sku, json_extract(k.value, '$.quantity') * l.reserved AS units
      FROM order_line l JOIN orders o ON o.n = l.order_n JOIN product p ON p.merchant = o.merchant AND p.sku = l.sku, json_each(p.body, '$.kitParts') k
      WHERE l.reserved > 0 AND ${where}
    UNION ALL
    SELECT l.order_n, l.line_no, l.sku, l.reserved FROM order_line l JOIN orders o ON o.n = l.order_n
      WHERE l.reserved > 0 AND ${where} AND NOT EXISTS (
        SELECT 1 FROM product p, json_each(p.body, '$.kitParts') k WHERE p.merchant = o.merchant AND p.sku = l.sku)
  ) WHERE units > 0 GROUP BY order_n, line_no, sku`;

/**
 * The ledger of reservations beside the lines: what each line holds of each shelf, and the sum for each SKU. Triggers keep both, whoever
 * writes, and refuse a reservation that would promise a piece a second time, also when it was decided on figures that are no longer true.
 */
export const migration0400: Migration = {
  version: 400,
  name: 'stock-promises',
  up: (db) => {
    db.exec(`
      CREATE TABLE stock_promise (
        order_n INTEGER NOT NULL REFERENCES orders (n),
        line_no INTEGER NOT NULL,
        sku TEXT NOT NULL,
        units INTEGER NOT NULL CHECK (units > 0),
        PRIMARY KEY (order_n, line_no, sku)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE shelf_promise (
        merchant TEXT NOT NULL,
        sku TEXT NOT NULL,
        units INTEGER NOT NULL CHECK (units >= 0),
        PRIMARY KEY (merchant, sku)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER promise_made AFTER INSERT ON stock_promise BEGIN
        INSERT INTO shelf_promise SELECT merchant, NEW.sku, NEW.units FROM orders WHERE n = NEW.order_n
          ON CONFLICT (merchant, sku) DO UPDATE SET units = units + excluded.units;
      END;
      CREATE TRIGGER promise_given_back AFTER DELETE ON stock_promise BEGIN
        UPDATE shelf_promise SET units = units - OLD.units WHERE sku = OLD.sku AND merchant = (SELECT merchant FROM orders WHERE n = OLD.order_n);
      END;

      CREATE TRIGGER line_reserves_sanely BEFORE UPDATE OF reserved, quantity ON order_line
        WHEN NEW.reserved < 0 OR NEW.reserved > max(NEW.quantity, 0)
        BEGIN SELECT RAISE(ABORT, 'stock: more reserved than wanted'); END;
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
      CREATE TRIGGER order_binds AFTER UPDATE OF state ON orders
        WHEN OLD.state NOT IN ${BINDING} AND NEW.state IN ${BINDING}
        BEGIN INSERT INTO stock_promise ${takenBy('l.order_n = NEW.n')}; END;
      CREATE TRIGGER order_lets_go AFTER UPDATE OF state ON orders
        WHEN OLD.state IN ${BINDING} AND NEW.state NOT IN ${BINDING}
        BEGIN DELETE FROM stock_promise WHERE order_n = NEW.n; END;
    `);
    // What is held today enters as it stands: an older program may have promised what a later count no longer found.
    db.exec(`INSERT INTO stock_promise ${takenBy(`o.state IN ${BINDING}`)};`);
  },
};
