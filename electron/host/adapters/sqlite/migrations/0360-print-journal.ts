import { DOCUMENT_KINDS } from '../../../../../shared/core/document/document-number.ts';
import { PRINT_STATES } from '../../../../../shared/core/print-journal/print-job.ts';
import type { Migration } from '../database/migrate.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const blockedOrder = (n: string): string =>
  `EXISTS (SELECT 1 FROM orders o WHERE o.n = ${n} AND (o.state = 'cancelled' OR EXISTS (SELECT 1 FROM hold h WHERE h.order_n = o.n AND h.lifted_at IS NULL)))`;

/**
 * Every paper before it leaves, and the gate once more: no paper of a held or cancelled order is begun or handed to a printer, whoever asks.
 * A label dies in the transaction in which its order loses the waybill or is cancelled, by whatever decision.
 */
export const migration0360: Migration = {
  version: 360,
  name: 'print-journal',
  up: (db) => {
    db.exec(`
      CREATE TABLE document_run (
        books TEXT NOT NULL,
        kind TEXT NOT NULL,
        run INTEGER NOT NULL CHECK (run > 0),
        PRIMARY KEY (books, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER document_run_goes_on BEFORE UPDATE ON document_run
        WHEN NEW.run <= OLD.run BEGIN SELECT RAISE(ABORT, 'document_run: a number is given once'); END;

      CREATE TABLE print_job (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        document_no TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN (${quoted(DOCUMENT_KINDS)})),
        copy INTEGER NOT NULL CHECK (copy > 0),
        reason TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN (${quoted(PRINT_STATES)})),
        waybill TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        intended_at INTEGER NOT NULL,
        settled_at INTEGER,
        by_user TEXT NOT NULL,
        UNIQUE (document_no, copy),
        CHECK (copy = 1 OR reason <> '')
      ) STRICT;
      -- One paper of a document may wait for its answer: until then there is no second one.
      CREATE UNIQUE INDEX print_job_unanswered ON print_job (document_no) WHERE state IN ('intended', 'printed');
      CREATE INDEX print_job_by_waybill ON print_job (waybill) WHERE waybill <> '';

      CREATE TABLE print_job_order (
        job_n INTEGER NOT NULL REFERENCES print_job (n),
        order_n INTEGER NOT NULL REFERENCES orders (n),
        PRIMARY KEY (job_n, order_n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX print_job_order_by_order ON print_job_order (order_n);

      CREATE TRIGGER print_gate BEFORE INSERT ON print_job_order
        WHEN ${blockedOrder('NEW.order_n')}
        BEGIN SELECT RAISE(ABORT, 'gate: nothing is printed for a held or cancelled order'); END;
      CREATE TRIGGER print_gate_at_printer BEFORE UPDATE OF state ON print_job
        WHEN NEW.state IN ('intended', 'printed') AND EXISTS (SELECT 1 FROM print_job_order p WHERE p.job_n = NEW.n AND ${blockedOrder('p.order_n')})
        BEGIN SELECT RAISE(ABORT, 'gate: nothing is printed for a held or cancelled order'); END;
      CREATE TRIGGER print_void_is_final BEFORE UPDATE OF state ON print_job
        WHEN OLD.state = 'void' AND NEW.state <> 'void' BEGIN SELECT RAISE(ABORT, 'print_job: void is final'); END;
      CREATE TRIGGER print_job_keeps_identity BEFORE UPDATE OF n, id, document_no, kind, copy, reason, waybill, content_hash, intended_at ON print_job
        BEGIN SELECT RAISE(ABORT, 'print_job: what was intended stays'); END;
      CREATE TRIGGER print_job_stays BEFORE DELETE ON print_job BEGIN SELECT RAISE(ABORT, 'print_job: never removed'); END;

      CREATE TRIGGER label_dies_with_waybill AFTER UPDATE OF waybill ON orders
        WHEN OLD.waybill <> '' AND NEW.waybill <> OLD.waybill
        BEGIN UPDATE print_job SET state = 'void' WHERE kind = 'label' AND waybill = OLD.waybill AND state <> 'void'; END;
      CREATE TRIGGER label_dies_with_order AFTER UPDATE OF state ON orders
        WHEN NEW.state = 'cancelled' AND OLD.state <> 'cancelled'
        BEGIN UPDATE print_job SET state = 'void' WHERE kind = 'label' AND state <> 'void' AND n IN (SELECT job_n FROM print_job_order WHERE order_n = NEW.n); END;
    `);
  },
};
