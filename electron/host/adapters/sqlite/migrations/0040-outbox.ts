import { GATE_STEPS } from '../../../../../shared/core/gate/gate.ts';
import type { Migration } from '../database/migrate.ts';

/** What the WMS is told, and the door of the gate it stands for. */
const TOLD = { 'order.release': 'tell_wms_released', 'order.pack': 'tell_wms_packed', 'order.ship': 'tell_wms_shipped' } as const;

/** Changes for the WMS and what it told us. The gate stands here too: no path can tell the WMS that a held order goes on. */
export const migration0040: Migration = {
  version: 40,
  name: 'outbox',
  up: (db) => {
    db.exec(`
      CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        lane TEXT NOT NULL,
        order_n INTEGER NOT NULL REFERENCES orders (n),
        order_ref TEXT,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL,
        base_version INTEGER,
        occurred_at INTEGER NOT NULL,
        journal_n INTEGER REFERENCES journal (n),
        decision TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        next_attempt_at INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'acknowledged', 'in_doubt', 'conflict', 'refused', 'parked', 'cancelled')),
        error TEXT,
        first_sent_at INTEGER,
        sent_at INTEGER,
        settled_at INTEGER
      ) STRICT;
      CREATE INDEX outbox_unsettled ON outbox (state, seq) WHERE state NOT IN ('acknowledged', 'refused', 'cancelled');
      CREATE INDEX outbox_by_lane ON outbox (lane, seq);
      CREATE INDEX outbox_refused ON outbox (seq) WHERE state = 'refused';
      CREATE INDEX outbox_by_decision ON outbox (decision) WHERE decision IS NOT NULL;

      CREATE TRIGGER outbox_gate BEFORE INSERT ON outbox
        WHEN NEW.kind IN ('order.release', 'order.pack', 'order.ship')
        BEGIN
          SELECT RAISE(ABORT, 'gate: held') WHERE EXISTS (SELECT 1 FROM hold WHERE order_n = NEW.order_n AND lifted_at IS NULL);
          SELECT RAISE(ABORT, 'gate: cancelled') WHERE (SELECT state FROM orders WHERE n = NEW.order_n) = 'cancelled';
${Object.entries(TOLD)
  .map(
    ([kind, action]) =>
      `          SELECT RAISE(ABORT, 'gate: out_of_order') WHERE NEW.kind = '${kind}' AND (SELECT state FROM orders WHERE n = NEW.order_n) NOT IN (${GATE_STEPS[action].from.map((state) => `'${state}'`).join(', ')});`,
  )
  .join('\n')}
        END;
      -- Id, time, payload and order of a change are stamped before it is queued and stay.
      CREATE TRIGGER outbox_stamped BEFORE UPDATE OF id, lane, kind, payload, occurred_at, seq ON outbox
        BEGIN SELECT RAISE(ABORT, 'outbox: a queued change is never rewritten'); END;
      CREATE TRIGGER outbox_base BEFORE UPDATE OF base_version ON outbox
        WHEN NEW.base_version IS NOT OLD.base_version AND OLD.first_sent_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'outbox: the base version stays once a change may have been sent'); END;
      CREATE TRIGGER outbox_final BEFORE UPDATE OF state ON outbox
        WHEN OLD.state IN ('acknowledged', 'refused', 'cancelled') AND NEW.state <> OLD.state
        BEGIN SELECT RAISE(ABORT, 'outbox: settled for good'); END;
      CREATE TRIGGER outbox_never_shrinks BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'outbox: never removed'); END;

      CREATE TABLE inbound (
        key TEXT PRIMARY KEY,
        arrived_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        raw TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('raw', 'taken_in', 'parked')),
        error TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX inbound_open ON inbound (state, arrived_at) WHERE state <> 'taken_in';
    `);
  },
};
