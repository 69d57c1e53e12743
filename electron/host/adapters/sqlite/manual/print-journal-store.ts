import { nextDocumentNumber, type DocumentKind } from '../../../../../shared/core/document/document-number.ts';
import type { PrintJob, PrintState } from '../../../../../shared/core/print-journal/print-job.ts';
import type { PrintJournal } from '../../../../../shared/core/ports/print-journal.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface JobRow {
  readonly n: number;
  readonly id: string;
  readonly document_no: string;
  readonly kind: DocumentKind;
  readonly copy: number;
  readonly reason: string;
  readonly state: PrintState;
  readonly waybill: string;
  readonly content_hash: string;
  readonly intended_at: number;
  readonly settled_at: number | null;
  readonly by_user: string;
  readonly order_ids: string;
}
const toJob = (row: JobRow): PrintJob => ({
  id: row.id,
  documentNo: row.document_no,
  kind: row.kind,
  copy: row.copy,
  reason: row.reason,
  state: row.state,
  waybill: row.waybill,
  contentHash: row.content_hash,
  orderIds: JSON.parse(row.order_ids) as readonly string[],
  intendedAt: row.intended_at,
  settledAt: row.settled_at,
  by: row.by_user,
});

/** `books` names this life of this station in every number (`booksOf`). */
export function createPrintJournalStore(db: Db, books: string): PrintJournal {
  const lastRun = db.prepare<[string, string], number>('SELECT run FROM document_run WHERE books = ? AND kind = ?').pluck();
  const setRun = db.prepare('INSERT INTO document_run (books, kind, run) VALUES (?, ?, ?) ON CONFLICT (books, kind) DO UPDATE SET run = excluded.run');
  const insert = db.prepare(
    'INSERT INTO print_job (id, document_no, kind, copy, reason, state, waybill, content_hash, intended_at, settled_at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertOrder = db.prepare('INSERT INTO print_job_order (job_n, order_n) SELECT ?, n FROM orders WHERE id = ?');
  const update = db.prepare('UPDATE print_job SET state = ?, settled_at = ? WHERE id = ?');
  const SELECT = `SELECT j.*, (SELECT json_group_array(o.id ORDER BY o.n) FROM print_job_order p JOIN orders o ON o.n = p.order_n WHERE p.job_n = j.n) AS order_ids FROM print_job j`;
  const byId = db.prepare<[string], JobRow>(`${SELECT} WHERE j.id = ?`);
  const byDocument = db.prepare<[string], JobRow>(`${SELECT} WHERE j.document_no = ? ORDER BY j.n`);
  const byOrder = db.prepare<[string], JobRow>(
    `${SELECT} WHERE j.n IN (SELECT p.job_n FROM print_job_order p WHERE p.order_n = (SELECT n FROM orders WHERE id = ?)) ORDER BY j.n`,
  );
  // By name: to have them in order the planner would read every paper there ever was.
  const open = db.prepare<[], JobRow>(`${SELECT} INDEXED BY print_job_unanswered WHERE j.state IN ('intended', 'printed') ORDER BY j.n`);
  const newest = db.prepare<[number], JobRow>(`${SELECT} ORDER BY j.n DESC LIMIT ?`);
  return {
    nextNumber: (kind) => {
      assertInUnitOfWork(db, 'a document number');
      const { number, run } = nextDocumentNumber(kind, books, lastRun.get(books, kind) ?? 0);
      setRun.run(books, kind, run);
      return number;
    },
    add: (job) => {
      assertInUnitOfWork(db, 'a paper');
      const { lastInsertRowid } = insert.run(
        job.id,
        job.documentNo,
        job.kind,
        job.copy,
        job.reason,
        job.state,
        job.waybill,
        job.contentHash,
        job.intendedAt,
        job.settledAt,
        job.by,
      );
      for (const orderId of job.orderIds) if (insertOrder.run(lastInsertRowid, orderId).changes !== 1) throw new Error('a paper belongs to orders');
    },
    settle: (id, state, settledAt) => {
      assertInUnitOfWork(db, 'a paper');
      update.run(state, settledAt, id);
    },
    find: (id) => {
      const row = byId.get(id);
      return row === undefined ? null : toJob(row);
    },
    ofDocument: (documentNo) => byDocument.all(documentNo).map(toJob),
    ofOrder: (orderId) => byOrder.all(orderId).map(toJob),
    unanswered: () => open.all().map(toJob),
    recent: (limit) => newest.all(limit).map(toJob),
  };
}
