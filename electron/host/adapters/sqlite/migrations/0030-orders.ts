import { GATE_STEPS, GATED_ACTIONS } from '../../../../../shared/core/gate/gate.ts';
import { ORDER_STATES } from '../../../../../shared/core/order/order.ts';
import type { Migration } from '../database/migrate.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Each forward step through the gate, as the core has it: `(OLD.state = 'checked' AND NEW.state = 'allocated') OR …`. */
const forwardSteps = (): string =>
  GATED_ACTIONS.flatMap((action) => {
    const { from, to } = GATE_STEPS[action];
    return to === null ? [] : [`(OLD.state IN (${quoted(from)}) AND NEW.state = '${to}')`];
  }).join(' OR ');

const RANK = `CASE %s ${ORDER_STATES.map((state, rank) => `WHEN '${state}' THEN ${rank}`).join(' ')} END`;
const rankOf = (column: string): string => RANK.replace('%s', column);

const HOUR_MS = 3_600_000;
const TALLIED = ['kind', 'merchant', 'owner', 'incident', 'due'] as const;
const TALLY_CHANGED = '(OLD.active <> NEW.active OR OLD.owner <> NEW.owner OR OLD.incident <> NEW.incident OR OLD.due_key <> NEW.due_key)';

/** Adds a case to the tally, or takes it out. */
function tally(row: 'OLD' | 'NEW', sign: '+' | '-', dims: readonly string[]): string {
  const keyed = dims.map((dim) => `('${dim}', ${dim === 'due' ? `${row}.due_key / ${HOUR_MS}` : `${row}.${dim}`}, ${sign}1)`);
  return `INSERT INTO queue_tally (dim, key, count) VALUES ${keyed.join(', ')} ON CONFLICT (dim, key) DO UPDATE SET count = count ${sign} 1;`;
}

/**
 * Orders, their holds and their exceptions, and the gate beside the data: the triggers say no to a held or cancelled order even when
 * a path forgot to ask. `n` is the order's place in this file and ties the tables together; `id` is what the world knows.
 */
export const migration0030: Migration = {
  version: 30,
  name: 'orders',
  up: (db) => {
    db.exec(`
      CREATE TABLE orders (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN (${quoted(ORDER_STATES)})),
        version INTEGER NOT NULL,
        merchant TEXT NOT NULL,
        platform TEXT NOT NULL,
        platform_order_no TEXT NOT NULL,
        wms_ref TEXT,
        wms_version INTEGER,
        ordered_at INTEGER,
        paid_at INTEGER,
        promised_ship_at INTEGER,
        carrier TEXT NOT NULL,
        waybill TEXT NOT NULL,
        currency TEXT NOT NULL,
        has_address INTEGER NOT NULL,
        source_import TEXT,
        source_row INTEGER,
        UNIQUE (platform_order_no, merchant, platform)
      ) STRICT;
      CREATE INDEX orders_by_waybill ON orders (waybill) WHERE waybill <> '';
      CREATE INDEX orders_by_wms_ref ON orders (wms_ref) WHERE wms_ref IS NOT NULL;
      CREATE INDEX orders_to_allocate ON orders (n) WHERE state = 'checked' AND kind = 'sale';

      CREATE TABLE order_line (
        order_n INTEGER NOT NULL REFERENCES orders (n),
        line_no INTEGER NOT NULL,
        kind TEXT NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        variant TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        unit_price TEXT NOT NULL,
        reserved INTEGER NOT NULL,
        PRIMARY KEY (order_n, line_no)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX order_line_by_sku ON order_line (sku, order_n);
      CREATE INDEX order_line_reserved ON order_line (sku, order_n, reserved) WHERE reserved > 0;

      -- Personal data apart from the order, so that it can be erased by term and the order stays.
      CREATE TABLE order_personal (
        order_n INTEGER PRIMARY KEY REFERENCES orders (n),
        name TEXT NOT NULL,
        company TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        country TEXT NOT NULL,
        province TEXT NOT NULL,
        city TEXT NOT NULL,
        district TEXT NOT NULL,
        town TEXT NOT NULL,
        detail TEXT NOT NULL,
        postcode TEXT NOT NULL,
        buyer_note TEXT NOT NULL,
        seller_note TEXT NOT NULL,
        fingerprint TEXT
      ) STRICT;
      CREATE INDEX order_personal_by_fingerprint ON order_personal (fingerprint) WHERE fingerprint IS NOT NULL;

      CREATE TABLE hold (
        id TEXT PRIMARY KEY,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        kind TEXT NOT NULL,
        case_id TEXT,
        reason TEXT NOT NULL,
        liftable_by TEXT NOT NULL CHECK (liftable_by IN ('owner', 'supervisor')),
        if_nobody TEXT NOT NULL,
        review_at INTEGER,
        placed_at INTEGER NOT NULL,
        placed_by TEXT NOT NULL,
        lifted_at INTEGER,
        lifted_by TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX hold_by_order ON hold (order_n);
      CREATE INDEX hold_active ON hold (order_n) WHERE lifted_at IS NULL;

      -- One row per exception. Merchant and order number are carried here so that every order of the queue is one index walk.
      CREATE TABLE exception_case (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        kind TEXT NOT NULL,
        cause TEXT NOT NULL,
        strength TEXT,
        state TEXT NOT NULL,
        active INTEGER GENERATED ALWAYS AS (state IN ('open', 'working', 'waiting')) STORED,
        owner TEXT NOT NULL,
        next_text TEXT,
        next_due_at INTEGER,
        waiting_for TEXT,
        incident TEXT NOT NULL,
        reporter TEXT NOT NULL,
        reports INTEGER NOT NULL,
        reopened INTEGER NOT NULL,
        outcome TEXT,
        opened_at INTEGER NOT NULL,
        resolved_at INTEGER,
        merchant TEXT NOT NULL,
        platform_order_no TEXT NOT NULL,
        clocks TEXT NOT NULL,
        -- The running clock that ends first. Paused ones sort behind every running one, cases without a clock behind those.
        clock_name TEXT,
        warn_at INTEGER,
        due_at INTEGER,
        due_key INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_by_order ON exception_case (order_n);
      -- The widest answers every count over several columns without a look at the rows themselves; see queue-plan.ts.
      CREATE INDEX queue_by_due ON exception_case (due_key, n, kind, merchant, owner, state, incident) WHERE active = 1;
      CREATE INDEX queue_by_opened ON exception_case (opened_at, n) WHERE active = 1;
      CREATE INDEX queue_by_kind ON exception_case (kind, due_key, n) WHERE active = 1;
      CREATE INDEX queue_by_merchant ON exception_case (merchant, due_key, n) WHERE active = 1;
      CREATE INDEX queue_by_owner ON exception_case (owner, due_key, n) WHERE active = 1;
      CREATE INDEX queue_by_incident ON exception_case (incident, due_key, n) WHERE active = 1;
      CREATE INDEX queue_by_order_no ON exception_case (platform_order_no, n) WHERE active = 1;
      CREATE INDEX settled_by_due ON exception_case (due_key, n) WHERE active = 0;
      CREATE INDEX case_resolved ON exception_case (resolved_at) WHERE state = 'resolved';

      -- How many open cases there are of each kind, merchant, owner and incident, and per hour of their deadlines; of states all cases.
      -- The triggers below keep it: the counts beside the queue are asked for with every page, and counting 100,000 takes too long.
      CREATE TABLE queue_tally (
        dim TEXT NOT NULL,
        key ANY NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (dim, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER tally_new AFTER INSERT ON exception_case BEGIN ${tally('NEW', '+', ['state'])} END;
      CREATE TRIGGER tally_new_open AFTER INSERT ON exception_case WHEN NEW.active = 1 BEGIN ${tally('NEW', '+', TALLIED)} END;
      CREATE TRIGGER tally_state AFTER UPDATE OF state ON exception_case WHEN OLD.state <> NEW.state BEGIN ${tally('OLD', '-', ['state'])} ${tally('NEW', '+', ['state'])} END;
      CREATE TRIGGER tally_leaves AFTER UPDATE OF state, owner, incident, due_key ON exception_case WHEN OLD.active = 1 AND ${TALLY_CHANGED}
        BEGIN ${tally('OLD', '-', TALLIED)} DELETE FROM queue_tally WHERE dim = 'due' AND key = OLD.due_key / ${HOUR_MS} AND count = 0; END;
      CREATE TRIGGER tally_joins AFTER UPDATE OF state, owner, incident, due_key ON exception_case WHEN NEW.active = 1 AND ${TALLY_CHANGED}
        BEGIN ${tally('NEW', '+', TALLIED)} END;
      CREATE TRIGGER case_never_vanishes BEFORE DELETE ON exception_case BEGIN SELECT RAISE(ABORT, 'exception_case: settled, never removed'); END;
      CREATE TRIGGER case_keeps_identity BEFORE UPDATE OF n, kind, merchant ON exception_case BEGIN SELECT RAISE(ABORT, 'exception_case: kind and merchant stay'); END;

      -- Findings may quote what the customer wrote: erased with the rest.
      CREATE TABLE case_findings (
        case_n INTEGER PRIMARY KEY REFERENCES exception_case (n),
        body TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER orders_keep_identity BEFORE INSERT ON orders
        WHEN EXISTS (SELECT 1 FROM orders WHERE id = NEW.id OR n = NEW.n)
        BEGIN SELECT RAISE(ABORT, 'orders: an order is never replaced'); END;
      CREATE TRIGGER orders_never_vanish BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders: never removed'); END;
      -- A new order enters before the gate, or has long left by somebody else's door.
      CREATE TRIGGER gate_at_entry BEFORE INSERT ON orders
        WHEN NEW.state NOT IN ('imported', 'checked', 'cancelled', 'dispatched')
        BEGIN SELECT RAISE(ABORT, 'gate: out_of_order'); END;
      CREATE TRIGGER gate_cancelled BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'cancelled' AND NEW.state <> 'cancelled'
        BEGIN SELECT RAISE(ABORT, 'gate: cancelled'); END;
      CREATE TRIGGER gate_gone BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'dispatched' AND NEW.state <> 'dispatched'
        BEGIN SELECT RAISE(ABORT, 'gate: gone'); END;
      CREATE TRIGGER gate_held BEFORE UPDATE OF state ON orders
        WHEN (${forwardSteps()}) AND EXISTS (SELECT 1 FROM hold WHERE order_n = NEW.n AND lifted_at IS NULL)
        BEGIN SELECT RAISE(ABORT, 'gate: held'); END;
      CREATE TRIGGER gate_steps BEFORE UPDATE OF state ON orders
        WHEN NEW.state <> 'cancelled' AND OLD.state <> 'cancelled' AND ${rankOf('NEW.state')} > ${rankOf('OLD.state')}
          AND NOT (OLD.state = 'imported' AND NEW.state = 'checked') AND NOT (${forwardSteps()})
        BEGIN SELECT RAISE(ABORT, 'gate: out_of_order'); END;
      CREATE TRIGGER hold_keeps_identity BEFORE INSERT ON hold
        WHEN EXISTS (SELECT 1 FROM hold WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'hold: never replaced'); END;
      CREATE TRIGGER hold_never_vanishes BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'hold: lifted, never removed'); END;
    `);
  },
};
