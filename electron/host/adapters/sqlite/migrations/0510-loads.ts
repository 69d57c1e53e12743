import type { Migration } from '../database/migrate.ts';

const heldOrder = (n: string): string => `EXISTS (SELECT 1 FROM hold h WHERE h.order_n = ${n} AND h.lifted_at IS NULL)`;
const refuse = (why: string, when: string): string => `SELECT RAISE(ABORT, 'gate: ${why}') WHERE ${when};`;

/** What must hold of an order whose parcel goes into a cage. */
const mayBeCaged = `
          ${refuse('load_closed', "(SELECT state FROM load WHERE n = NEW.load_n) <> 'open'")}
          ${refuse('cancelled', "(SELECT state FROM orders WHERE n = NEW.order_n) = 'cancelled'")}
          ${refuse('held', heldOrder('NEW.order_n'))}
          ${refuse('out_of_order', "(SELECT state FROM orders WHERE n = NEW.order_n) <> 'packed'")}
          ${refuse('label_void', "NEW.waybill = '' OR (SELECT waybill FROM orders WHERE n = NEW.order_n) <> NEW.waybill")}
          ${refuse('wrong_carrier', '(SELECT carrier FROM orders WHERE n = NEW.order_n) <> (SELECT carrier FROM load WHERE n = NEW.load_n)')}`;

const onManifest = (state: string): string =>
  `EXISTS (SELECT 1 FROM load_parcel p JOIN load l ON l.n = p.load_n WHERE p.order_n = NEW.n AND p.out_at IS NULL AND p.place = 'cage' AND p.waybill = NEW.waybill AND l.state = '${state}')`;
const ofLoad = "p.load_n = NEW.n AND p.out_at IS NULL AND p.place = 'cage'";

/**
 * Loads and what stands in their cages, and the gate beside them: an order comes onto a manifest only by lying in the cage of an open load under the label
 * it has, and leaves only by a load that is closed; a load closes only when driver, cage and manifest agree and nothing in it is held, cancelled or void.
 */
export const migration0510: Migration = {
  version: 510,
  name: 'loads',
  up: (db) => {
    db.exec(`
      CREATE TABLE load (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        carrier TEXT NOT NULL CHECK (carrier <> ''),
        vehicle TEXT NOT NULL,
        cage TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'dropped')),
        opened_at INTEGER NOT NULL,
        opened_by TEXT NOT NULL,
        cut_at INTEGER,
        closed_at INTEGER,
        closed_by TEXT NOT NULL DEFAULT '',
        driver TEXT NOT NULL DEFAULT '',
        driver_count INTEGER,
        signature TEXT NOT NULL DEFAULT '',
        signature_mime TEXT NOT NULL DEFAULT '',
        override_by TEXT NOT NULL DEFAULT '',
        override_reason TEXT NOT NULL DEFAULT '',
        left_behind TEXT NOT NULL DEFAULT '[]'
      ) STRICT;
      CREATE INDEX load_open ON load (n) WHERE state = 'open';
      CREATE INDEX load_by_closing ON load (closed_at) WHERE state = 'closed';

      CREATE TABLE load_parcel (
        n INTEGER PRIMARY KEY,
        load_n INTEGER NOT NULL REFERENCES load (n),
        order_n INTEGER NOT NULL REFERENCES orders (n),
        waybill TEXT NOT NULL,
        place TEXT NOT NULL CHECK (place IN ('cage', 'pending')),
        known_at INTEGER,
        put_at INTEGER NOT NULL,
        put_by TEXT NOT NULL,
        out_at INTEGER,
        out_because TEXT NOT NULL DEFAULT '',
        first_scan_at INTEGER,
        reported_at INTEGER
      ) STRICT;
      -- An order lies in one load, and for ever in the one it left with.
      CREATE UNIQUE INDEX load_parcel_once ON load_parcel (order_n) WHERE out_at IS NULL;
      CREATE INDEX load_parcel_by_load ON load_parcel (load_n, n) WHERE out_at IS NULL;
      CREATE INDEX load_parcel_by_waybill ON load_parcel (waybill) WHERE out_at IS NULL;
      CREATE INDEX load_parcel_unscanned ON load_parcel (load_n, n) WHERE out_at IS NULL AND first_scan_at IS NULL AND reported_at IS NULL;

      CREATE TABLE dead_waybill (
        waybill TEXT NOT NULL,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        died_at INTEGER NOT NULL,
        PRIMARY KEY (waybill, order_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX dead_waybill_by_order ON dead_waybill (order_n);

      CREATE TABLE carrier_scan (
        n INTEGER PRIMARY KEY,
        waybill TEXT NOT NULL,
        at INTEGER NOT NULL,
        event TEXT NOT NULL,
        heard_at INTEGER NOT NULL,
        source TEXT NOT NULL,
        UNIQUE (waybill, at, event)
      ) STRICT;

      CREATE INDEX orders_to_load ON orders (carrier, n) WHERE state = 'packed' AND kind = 'sale';

      CREATE TRIGGER load_parcel_gate BEFORE INSERT ON load_parcel BEGIN ${mayBeCaged}
        END;
      CREATE TRIGGER load_parcel_gate_again BEFORE UPDATE OF place ON load_parcel WHEN NEW.place <> OLD.place BEGIN ${mayBeCaged}
        END;
      CREATE TRIGGER load_parcel_keeps_identity BEFORE UPDATE OF load_n, order_n, waybill, put_at, put_by ON load_parcel
        BEGIN SELECT RAISE(ABORT, 'load_parcel: what was scanned stays'); END;
      CREATE TRIGGER load_parcel_left BEFORE UPDATE OF out_at, place ON load_parcel
        WHEN OLD.out_at IS NOT NULL OR (SELECT state FROM load WHERE n = OLD.load_n) <> 'open'
        BEGIN SELECT RAISE(ABORT, 'load_parcel: it has left'); END;
      CREATE TRIGGER load_parcel_stays BEFORE DELETE ON load_parcel BEGIN SELECT RAISE(ABORT, 'load_parcel: never removed'); END;

      CREATE TRIGGER gate_at_manifest BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'packed' AND NEW.state = 'manifested' AND NOT ${onManifest('open')}
        BEGIN SELECT RAISE(ABORT, 'gate: not_in_cage'); END;
      CREATE TRIGGER gate_at_hand_over BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'manifested' AND NEW.state = 'dispatched' AND NOT ${onManifest('closed')}
        BEGIN SELECT RAISE(ABORT, 'gate: not_handed_over'); END;

      CREATE TRIGGER load_gate BEFORE UPDATE OF state ON load WHEN NEW.state = 'closed'
        BEGIN
          SELECT RAISE(ABORT, 'load: unsigned') WHERE NEW.signature = '' OR NEW.driver = '' OR NEW.closed_at IS NULL OR NEW.closed_by = '';
          SELECT RAISE(ABORT, 'load: counts differ') WHERE NEW.driver_count IS NOT (SELECT count(*) FROM load_parcel p WHERE ${ofLoad}) OR NEW.driver_count = 0;
          SELECT RAISE(ABORT, 'load: parcels are pending') WHERE EXISTS (SELECT 1 FROM load_parcel p WHERE p.load_n = NEW.n AND p.out_at IS NULL AND p.place = 'pending');
          ${refuse('held', `EXISTS (SELECT 1 FROM load_parcel p WHERE ${ofLoad} AND ${heldOrder('p.order_n')})`)}
          ${refuse('out_of_order', `EXISTS (SELECT 1 FROM load_parcel p JOIN orders o ON o.n = p.order_n WHERE ${ofLoad} AND (o.state <> 'manifested' OR o.waybill <> p.waybill))`)}
        END;
      CREATE TRIGGER load_opens BEFORE INSERT ON load
        WHEN NEW.state <> 'open' OR EXISTS (SELECT 1 FROM load WHERE id = NEW.id OR n = NEW.n)
        BEGIN SELECT RAISE(ABORT, 'load: it begins open, and is never replaced'); END;
      CREATE TRIGGER load_final BEFORE UPDATE ON load WHEN OLD.state <> 'open' BEGIN SELECT RAISE(ABORT, 'load: closed for good'); END;
      CREATE TRIGGER load_keeps_identity BEFORE UPDATE OF n, id, carrier, vehicle, cage, opened_at, opened_by ON load
        BEGIN SELECT RAISE(ABORT, 'load: what was opened stays'); END;
      CREATE TRIGGER load_dropped_empty BEFORE UPDATE OF state ON load
        WHEN NEW.state = 'dropped' AND EXISTS (SELECT 1 FROM load_parcel p WHERE p.load_n = NEW.n AND p.out_at IS NULL)
        BEGIN SELECT RAISE(ABORT, 'load: it is not empty'); END;
      CREATE TRIGGER load_stays BEFORE DELETE ON load BEGIN SELECT RAISE(ABORT, 'load: never removed'); END;

      -- The decision that kills a label stands in the journal already when the order is written.
      CREATE TRIGGER waybill_dies AFTER UPDATE OF waybill ON orders
        WHEN OLD.waybill <> '' AND NEW.waybill <> OLD.waybill
        BEGIN
          INSERT INTO dead_waybill (waybill, order_n, died_at) VALUES (OLD.waybill, NEW.n, coalesce((SELECT at FROM journal ORDER BY n DESC LIMIT 1), 0))
          ON CONFLICT (waybill, order_n) DO UPDATE SET died_at = excluded.died_at;
        END;

      INSERT OR IGNORE INTO dead_waybill (waybill, order_n, died_at)
        SELECT d.waybill, o.n, max(d.at) FROM (
          SELECT order_id, at, coalesce(json_extract(data, '$.voidedWaybill'), json_extract(data, '$.waybill')) AS waybill FROM journal
          WHERE type IN ('order.corrected', 'order.waybillVoided') AND order_id IS NOT NULL
        ) d JOIN orders o ON o.id = d.order_id WHERE d.waybill <> '' AND o.waybill <> d.waybill GROUP BY d.waybill, o.n;
    `);
  },
};
