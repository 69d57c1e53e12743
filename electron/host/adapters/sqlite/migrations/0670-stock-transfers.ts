import type { Migration } from '../database/migrate.ts';

/**
 * Goods asked for from another warehouse, promised there as surely as an order's own: the sum for each shelf counts them, and what is promised
 * already is refused. Beside it, which refunds of cancelled lines a merchant confirmed, and of which low stock it was warned.
 */
export const migration0670: Migration = {
  version: 670,
  name: 'stock-transfers',
  up: (db) => {
    db.exec(`
      CREATE TABLE case_transfer (
        case_n INTEGER PRIMARY KEY REFERENCES exception_case (n),
        merchant TEXT NOT NULL,
        warehouse TEXT NOT NULL,
        sku TEXT NOT NULL,
        units INTEGER NOT NULL CHECK (units > 0),
        body TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER transfer_promises AFTER INSERT ON case_transfer BEGIN
        INSERT INTO shelf_promise VALUES (NEW.merchant, NEW.warehouse, NEW.sku, NEW.units)
          ON CONFLICT (merchant, warehouse, sku) DO UPDATE SET units = units + excluded.units;
        SELECT RAISE(ABORT, 'stock: promised twice') FROM shelf_promise s
          WHERE s.merchant = NEW.merchant AND s.warehouse = NEW.warehouse AND s.sku = NEW.sku
            AND s.units > (SELECT coalesce(sum(l.on_hand), 0) FROM stock_level l WHERE l.merchant = s.merchant AND l.warehouse = s.warehouse AND l.sku = s.sku);
      END;
      CREATE TRIGGER transfer_given_back AFTER DELETE ON case_transfer BEGIN
        UPDATE shelf_promise SET units = units - OLD.units WHERE merchant = OLD.merchant AND warehouse = OLD.warehouse AND sku = OLD.sku;
      END;

      CREATE INDEX case_refunds ON exception_case (incident) WHERE kind = 'stock_out' AND outcome IN ('line_cancelled', 'order_cancelled');
      CREATE TABLE refund_confirmed (
        case_id TEXT PRIMARY KEY,
        by TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE stock_low_warned (
        merchant TEXT NOT NULL,
        warehouse TEXT NOT NULL,
        sku TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (merchant, warehouse, sku)
      ) STRICT, WITHOUT ROWID;
      -- What was cancelled before anybody kept count of its money is nobody's task today.
      INSERT INTO refund_confirmed SELECT id, '', coalesce(resolved_at, opened_at) FROM exception_case
        WHERE kind = 'stock_out' AND outcome IN ('line_cancelled', 'order_cancelled');
    `);
  },
};
