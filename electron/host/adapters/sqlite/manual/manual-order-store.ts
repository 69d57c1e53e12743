import type { ManualDraft, ManualForm } from '../../../../../shared/core/manual-order/manual-form.ts';
import type { PhotoRef } from '../../../../../shared/core/order-file/order-events.ts';
import type { ManualDrafts, ManualOrderRecord, ManualOrders } from '../../../../../shared/core/ports/manual-orders.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface DraftRow {
  readonly id: string;
  readonly revision: number;
  readonly body: string;
  readonly photos: string;
  readonly started_at: number;
  readonly kept_at: number;
  readonly by_user: string;
}
const toDraft = (row: DraftRow): ManualDraft => ({
  id: row.id,
  revision: row.revision,
  form: JSON.parse(row.body) as ManualForm,
  photos: JSON.parse(row.photos) as readonly PhotoRef[],
  startedAt: row.started_at,
  keptAt: row.kept_at,
  by: row.by_user,
});

export function createManualDraftStore(db: Db): ManualDrafts {
  const upsert = db.prepare(
    `INSERT INTO manual_draft (id, revision, body, photos, started_at, kept_at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, body = excluded.body, photos = excluded.photos, kept_at = excluded.kept_at`,
  );
  const select = db.prepare<[string], DraftRow>('SELECT * FROM manual_draft WHERE id = ?');
  const selectAll = db.prepare<[], DraftRow>('SELECT * FROM manual_draft ORDER BY kept_at DESC, id DESC');
  const remove = db.prepare('DELETE FROM manual_draft WHERE id = ?');
  return {
    put: ({ id, revision, form, photos, startedAt, keptAt, by }) => {
      assertInUnitOfWork(db, 'a draft');
      upsert.run(id, revision, JSON.stringify(form), JSON.stringify(photos), startedAt, keptAt, by);
    },
    find: (id) => {
      const row = select.get(id);
      return row === undefined ? null : toDraft(row);
    },
    list: () => selectAll.all().map(toDraft),
    remove: (id) => {
      assertInUnitOfWork(db, 'a draft');
      remove.run(id);
    },
  };
}

interface OrderRow {
  readonly order_id: string;
  readonly draft_id: string;
  readonly document_no: string;
  readonly outage_id: string | null;
  readonly entered_at: number;
  readonly by_user: string;
}
const toRecord = (row: OrderRow): ManualOrderRecord => ({
  orderId: row.order_id,
  draftId: row.draft_id,
  documentNo: row.document_no,
  outageId: row.outage_id,
  enteredAt: row.entered_at,
  by: row.by_user,
});

export function createManualOrderStore(db: Db): ManualOrders {
  const insert = db.prepare(
    'INSERT INTO manual_order (order_n, draft_id, document_no, outage_id, entered_at, by_user) SELECT n, ?, ?, ?, ?, ? FROM orders WHERE id = ?',
  );
  const SELECT =
    'SELECT o.id AS order_id, m.draft_id, m.document_no, m.outage_id, m.entered_at, m.by_user FROM manual_order m JOIN orders o ON o.n = m.order_n';
  const byDraft = db.prepare<[string], OrderRow>(`${SELECT} WHERE m.draft_id = ?`);
  const byOrder = db.prepare<[string], OrderRow>(`${SELECT} WHERE o.id = ?`);
  const newest = db.prepare<[number], OrderRow>(`${SELECT} ORDER BY m.entered_at DESC, m.order_n DESC LIMIT ?`);
  const inOutage = db.prepare<[string], OrderRow>(`${SELECT} WHERE m.outage_id = ? ORDER BY m.entered_at DESC, m.order_n DESC`);
  const unsent = db.prepare<[], OrderRow & { readonly creation: string }>(
    `SELECT o.id AS order_id, m.draft_id, m.document_no, m.outage_id, m.entered_at, m.by_user, b.id AS creation
     FROM outbox b JOIN orders o ON o.id = b.lane JOIN manual_order m ON m.order_n = o.n
     WHERE b.state NOT IN ('acknowledged', 'refused', 'cancelled') AND b.state = 'pending' AND b.kind = 'order.create' AND b.attempts = 0
       AND m.outage_id IS NULL AND o.wms_ref IS NULL ORDER BY o.n`,
  );
  const joining = db.prepare('UPDATE manual_order SET outage_id = ? WHERE order_n = (SELECT n FROM orders WHERE id = ?)');
  const orNull = (row: OrderRow | undefined): ManualOrderRecord | null => (row === undefined ? null : toRecord(row));
  return {
    add: ({ orderId, draftId, documentNo, outageId, enteredAt, by }) => {
      assertInUnitOfWork(db, 'a manual order');
      if (insert.run(draftId, documentNo, outageId, enteredAt, by, orderId).changes !== 1) throw new Error('a manual order is an order');
    },
    join: (orderId, outageId) => {
      assertInUnitOfWork(db, 'a manual order');
      if (joining.run(outageId, orderId).changes !== 1) throw new Error('no such manual order');
    },
    unsent: () => unsent.all().map((row) => ({ record: toRecord(row), creation: row.creation })),
    ofDraft: (draftId) => orNull(byDraft.get(draftId)),
    ofOrder: (orderId) => orNull(byOrder.get(orderId)),
    recent: (limit) => newest.all(limit).map(toRecord),
    ofOutage: (outageId) => inOutage.all(outageId).map(toRecord),
  };
}
