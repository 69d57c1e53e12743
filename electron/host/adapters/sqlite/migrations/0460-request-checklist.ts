import type { ExceptionCase } from '../../../../../shared/core/exception-case/exception-case.ts';
import type { Finding } from '../../../../../shared/core/finding/finding.ts';
import { itemsOf, openItems, type RequestWork } from '../../../../../shared/core/special-request/request-work.ts';
import type { Migration } from '../database/migrate.ts';

interface Asked {
  readonly n: number;
  readonly order_n: number;
  readonly strength: ExceptionCase['strength'];
  readonly state: ExceptionCase['state'];
  readonly outcome: ExceptionCase['outcome'];
  readonly body: string;
}

/** What customers demanded, ticked at pack and dispatch, and the gate that asks for it. Requests that are here already get their checklist. */
export const migration0460: Migration = {
  version: 460,
  name: 'request-checklist',
  up: (db) => {
    db.exec(`
      CREATE TABLE case_request (
        case_n INTEGER PRIMARY KEY REFERENCES exception_case (n),
        order_n INTEGER NOT NULL REFERENCES orders (n),
        body TEXT NOT NULL,
        open_pack INTEGER NOT NULL,
        open_dispatch INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_request_open ON case_request (order_n) WHERE open_dispatch > 0;

      CREATE TRIGGER gate_request_at_pack BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'labelled' AND NEW.state = 'packed' AND EXISTS (SELECT 1 FROM case_request WHERE order_n = NEW.n AND open_dispatch > 0 AND open_pack > 0)
        BEGIN SELECT RAISE(ABORT, 'gate: request_open'); END;
      CREATE TRIGGER gate_request_at_dispatch BEFORE UPDATE OF state ON orders
        WHEN OLD.state = 'manifested' AND NEW.state = 'dispatched' AND EXISTS (SELECT 1 FROM case_request WHERE order_n = NEW.n AND open_dispatch > 0)
        BEGIN SELECT RAISE(ABORT, 'gate: request_open'); END;
    `);
    const asked = db
      .prepare<[], Asked>(
        `SELECT c.n, c.order_n, c.strength, c.state, c.outcome, f.body FROM exception_case c JOIN case_findings f ON f.case_n = c.n
         WHERE c.kind = 'special_request'`,
      )
      .all();
    const insert = db.prepare('INSERT INTO case_request (case_n, order_n, body, open_pack, open_dispatch) VALUES (?, ?, ?, ?, ?)');
    for (const { n, order_n: orderN, strength, state, outcome, body } of asked) {
      const request: RequestWork = { items: itemsOf(JSON.parse(body) as readonly Finding[], strength), quote: null };
      if (request.items.length === 0) continue;
      const one = { state, outcome, request };
      insert.run(n, orderN, JSON.stringify(request), openItems(one, 'pack').length, openItems(one, 'dispatch').length);
    }
  },
};
