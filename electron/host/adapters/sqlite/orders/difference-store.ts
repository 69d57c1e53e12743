import type { Difference, NotedKind } from '../../../../../shared/core/difference/difference.ts';
import type { WmsOrder } from '../../../../../shared/core/inbox/wms-order.ts';
import type { OrderId } from '../../../../../shared/core/order/order.ts';
import type { Differences, KnownThere } from '../../../../../shared/core/ports/differences.ts';
import type { Db } from '../database/open-database.ts';
import { orderNumbers } from './order-numbers.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly n: number;
  readonly kind: NotedKind;
  readonly order_id: string;
  readonly entry_id: string | null;
  readonly theirs: string | null;
  readonly found_at: number;
}
const toDifference = (row: Row): Difference => ({
  n: row.n,
  kind: row.kind,
  orderId: row.order_id as OrderId,
  entryId: row.entry_id,
  theirs: row.theirs === null ? null : (JSON.parse(row.theirs) as WmsOrder),
  foundAt: row.found_at,
});

export function createDifferenceStore(db: Db): Differences {
  const COLUMNS = 'difference.n, difference.kind, orders.id AS order_id, entry_id, theirs, found_at';
  const OPEN = `SELECT ${COLUMNS} FROM difference JOIN orders ON orders.n = order_n WHERE closed_at IS NULL`;
  const insert = db.prepare(
    `INSERT INTO difference (kind, order_n, entry_id, theirs, found_at) SELECT ?, n, ?, ?, ? FROM orders WHERE id = ?
     ON CONFLICT (order_n, kind) WHERE closed_at IS NULL DO UPDATE SET entry_id = coalesce(excluded.entry_id, entry_id), theirs = excluded.theirs`,
  );
  const close = db.prepare(
    'UPDATE difference SET closed_at = ?, theirs = NULL WHERE closed_at IS NULL AND kind = ? AND order_n = (SELECT n FROM orders WHERE id = ?)',
  );
  // By name: to have them in order the planner would read every difference there ever was.
  const selectOpen = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM difference INDEXED BY difference_open JOIN orders ON orders.n = order_n WHERE closed_at IS NULL AND difference.kind <> 'unfollowed' ORDER BY difference.n`,
  );
  // Asked with every answer of the WMS, and nearly always empty. Sorted here: ORDER BY beside a parameter is planned anew at every call.
  const orders = orderNumbers(db);
  const selectOfOrder = db.prepare<[number], Omit<Row, 'order_id'>>(
    'SELECT n, kind, entry_id, theirs, found_at FROM difference WHERE closed_at IS NULL AND order_n = ?',
  );
  const selectOne = db.prepare<[number], Row>(`${OPEN} AND difference.n = ?`);
  const known = db.prepare<[], KnownThere>(
    `SELECT id AS orderId, wms_ref AS wmsRef FROM orders WHERE wms_ref IS NOT NULL AND state NOT IN ('dispatched', 'cancelled') ORDER BY n`,
  );
  return {
    note: ({ kind, orderId, entryId, theirs, foundAt }) => {
      assertInUnitOfWork(db, 'a difference');
      insert.run(kind, entryId, theirs === null ? null : JSON.stringify(theirs), foundAt, orderId);
    },
    close: (orderId, kind, at) => {
      assertInUnitOfWork(db, 'a difference');
      return close.run(at, kind, orderId).changes > 0;
    },
    open: () => selectOpen.all().map(toDifference),
    ofOrder: (orderId) => {
      const orderN = orders.of(orderId);
      if (orderN === undefined) return [];
      return selectOfOrder
        .all(orderN)
        .toSorted((a, b) => a.n - b.n)
        .map((row) => toDifference({ ...row, order_id: orderId }));
    },
    find: (n) => {
      const row = selectOne.get(n);
      return row === undefined ? null : toDifference(row);
    },
    knownThere: () => known.all(),
  };
}
