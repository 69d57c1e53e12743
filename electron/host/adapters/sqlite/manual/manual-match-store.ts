import type { MatchOrder } from '../../../../../shared/core/manual-match/pair-orders.ts';
import { pairKey } from '../../../../../shared/core/manual-match/propose-matches.ts';
import { MATCHED_HOLD } from '../../../../../shared/core/order-file/decide/match.ts';
import type { ManualMatches } from '../../../../../shared/core/ports/manual-matches.ts';
import type { Db } from '../database/open-database.ts';
import { rowToOrder, type LineRow, type OrderRow, type PersonalRow } from '../orders/order-rows.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

type Joined = OrderRow & PersonalRow & { readonly order_n: number | null };
type OwnedLine = LineRow & { readonly order_n: number };

/** Two walks side by side, both along the orders: each line goes to its order, and never more than one order is held. */
function* together(orders: Iterable<Joined>, allLines: IterableIterator<OwnedLine>): Generator<MatchOrder> {
  try {
    let next = allLines.next();
    for (const row of orders) {
      const lines: OwnedLine[] = [];
      for (; next.done !== true && next.value.order_n <= row.n; next = allLines.next()) if (next.value.order_n === row.n) lines.push(next.value);
      yield rowToOrder(row, row.order_n === null ? undefined : row, lines);
    }
  } finally {
    // Whoever stops early leaves no open walk behind: nothing could be written beside it.
    allLines.return?.();
  }
}

/** Reads what matching compares in two walks, not in two questions per order: an outage of two weeks has fifty thousand of them. */
export function createManualMatchStore(db: Db): ManualMatches {
  const reader = (which: string) => {
    const orders = db.prepare<[string], Joined>(`SELECT o.*, p.* FROM orders o LEFT JOIN order_personal p ON p.order_n = o.n WHERE ${which} ORDER BY o.n`);
    const lines = db.prepare<[string], OwnedLine>(`SELECT l.* FROM orders o JOIN order_line l ON l.order_n = o.n WHERE ${which} ORDER BY l.order_n, l.line_no`);
    return (outageId: string): Iterable<MatchOrder> => together(orders.iterate(outageId), lines.iterate(outageId));
  };
  const ofOutage = 'o.n IN (SELECT order_n FROM manual_order WHERE outage_id = ?)';
  const created = `SELECT 1 FROM outbox b WHERE b.kind = 'order.create' AND b.state NOT IN ('refused', 'cancelled') AND b.lane`;
  const unknownThere = reader(`${ofOutage} AND o.wms_ref IS NULL AND o.state <> 'cancelled' AND NOT EXISTS (${created} = o.id)`);
  const isEntered = db.prepare<[string], number>(`SELECT EXISTS (${created} = ?)`).pluck();
  const waiting = db
    .prepare<[], string>(
      `SELECT o.id FROM manual_order m JOIN orders o ON o.n = m.order_n
       WHERE m.outage_id IS NULL AND o.wms_ref IS NULL AND o.state <> 'cancelled' AND NOT EXISTS (${created} = o.id) ORDER BY o.n`,
    )
    .pluck();
  const receivedSince = reader(
    `o.n > (SELECT min(order_n) FROM manual_order WHERE outage_id = ?) AND o.wms_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM manual_order m WHERE m.order_n = o.n)`,
  );
  const toClose = db
    .prepare<[string], string>(
      `SELECT o.id FROM hold h JOIN orders o ON o.n = h.order_n
       WHERE h.lifted_at IS NULL AND h.reason = '${MATCHED_HOLD}' AND o.state <> 'cancelled' AND o.n > (SELECT min(order_n) FROM manual_order WHERE outage_id = ?)`,
    )
    .pluck();
  const untold = db
    .prepare<[string], string>(
      `SELECT o.id FROM manual_order m JOIN orders o ON o.n = m.order_n
       WHERE m.outage_id = ? AND o.state = 'cancelled' AND o.wms_ref IS NULL
         AND o.n IN (SELECT order_n FROM outbox WHERE state NOT IN ('acknowledged', 'refused', 'cancelled'))`,
    )
    .pluck();
  const put = db.prepare(
    'INSERT INTO manual_apart (order_n, other_n, at, by_user) SELECT a.n, b.n, ?, ? FROM orders a, orders b WHERE a.id = ? AND b.id = ? ON CONFLICT DO NOTHING',
  );
  const forget = db.prepare('DELETE FROM manual_apart WHERE order_n = (SELECT n FROM orders WHERE id = ?)');
  const pairs = db.prepare<[], { readonly a: string; readonly b: string }>(
    'SELECT a.id AS a, b.id AS b FROM manual_apart p JOIN orders a ON a.n = p.order_n JOIN orders b ON b.n = p.other_n',
  );
  return {
    unknownThere,
    receivedSince,
    cancelledUntold: (outageId) => untold.all(outageId),
    toClose: (outageId) => toClose.all(outageId),
    waiting: () => waiting.all(),
    isEntered: (orderId) => isEntered.get(orderId) === 1,
    setApart: (orderId, otherIds, at, by) => {
      assertInUnitOfWork(db, 'a pair taken apart');
      for (const otherId of otherIds) put.run(at, by, orderId, otherId);
    },
    forgetApart: (orderId) => {
      assertInUnitOfWork(db, 'a pair taken apart');
      forget.run(orderId);
    },
    apart: () => new Set(pairs.all().map(({ a, b }) => pairKey(a, b))),
  };
}
