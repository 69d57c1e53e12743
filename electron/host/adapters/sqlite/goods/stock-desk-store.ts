import { COUNT_PLACE, FROZEN_PLACE } from '../../../../../shared/core/order-file/decide/settle-place.ts';
import type {
  PlaceReport,
  RefundCase,
  ShortSku,
  StockChoice,
  StockDesk,
  StockExpected,
  StockSharing,
  StockTold,
} from '../../../../../shared/core/ports/stock-desk.ts';
import type { DefaultWay } from '../../../../../shared/core/stock/way-out.ts';
import type { AllocationPolicyId } from '../../../../../shared/core/stock/allocation-policy.ts';
import { skuOfIncident, stockIncident, type ShortageKey } from '../../../../../shared/core/stock/stock-incident.ts';
import { ASKS_OF_A_PLACE } from '../database/asked-places.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface SharingRow {
  readonly id: string;
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
  readonly by: string;
  readonly at: number;
  readonly choice_before: string | null;
  readonly changes: string;
}
interface ToldRow {
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
  readonly told_at: number;
  readonly by: string;
  readonly reply_by: number;
  readonly default_way: string;
  readonly default_text: string;
  readonly answer: string | null;
  readonly answered_at: number | null;
  readonly message_id: string | null;
  readonly done_by: string | null;
}

interface PlaceRow extends Omit<PlaceReport, 'toCount' | 'frozen'> {
  readonly toCount: 0 | 1;
  readonly frozen: 0 | 1;
}

const rowToTold = (row: ToldRow): StockTold => ({
  toldAt: row.told_at,
  by: row.by,
  replyBy: row.reply_by,
  defaultWay: row.default_way as DefaultWay,
  defaultText: row.default_text,
  answer: row.answer as StockTold['answer'],
  answeredAt: row.answered_at,
  messageId: row.message_id,
  doneBy: row.done_by === null ? null : (JSON.parse(row.done_by) as StockTold['doneBy']),
});

/** A clerk reads a screen of them; what is beyond is not more work but another kind of trouble. */
const MOST_SHOWN = 500;

export function createStockDeskStore(db: Db): StockDesk {
  const selectShort = db.prepare<[], ShortSku & { readonly incident: string }>(
    `SELECT merchant, incident, '' AS sku, (SELECT o.warehouse FROM orders o WHERE o.n = one_of_them) AS warehouse, waiting, dueAt FROM (
       SELECT merchant, incident, min(order_n) AS one_of_them, sum(cause <> 'stock.shared') AS waiting, min(CASE WHEN due_at IS NOT NULL THEN due_at END) AS dueAt
       FROM exception_case INDEXED BY queue_by_incident WHERE active = 1 AND incident >= 'stock:' AND incident < 'stock;' GROUP BY incident, merchant HAVING waiting > 0 LIMIT ${MOST_SHOWN})`,
  );
  const selectCases = db.prepare<[string], { caseId: string; orderId: string; cause: string }>(
    `SELECT c.id AS caseId, o.id AS orderId, c.cause FROM exception_case c INDEXED BY queue_by_incident JOIN orders o ON o.n = c.order_n WHERE c.active = 1 AND c.incident = ?`,
  );
  // The text is looked at before it is taken apart: of the open exceptions few speak of a place.
  const selectPlaces = db.prepare<[{ readonly count: string; readonly freeze: string }], PlaceRow>(
    `SELECT c.merchant, o.warehouse, one.value ->> '$.params.sku' AS sku, o.id AS orderId, c.id AS caseId, o.platform_order_no AS platformOrderNo, c.opened_at AS openedAt,
       max(one.value ->> '$.params.short') AS missing, max(one.value ->> '$.params.reason') AS reason,
       max(one.value ->> '$.code' = @count) AS toCount, max(one.value ->> '$.code' = @freeze) AS frozen
     FROM exception_case c JOIN orders o ON o.n = c.order_n JOIN case_findings f ON f.case_n = c.n, json_each(f.body) one
     WHERE ${ASKS_OF_A_PLACE} AND c.state <> 'void' AND one.value ->> '$.code' IN (@count, @freeze)
     GROUP BY c.n, sku ORDER BY c.opened_at, c.n, sku LIMIT ${MOST_SHOWN}`,
  );
  const selectChoice = db.prepare<[string, string, string], { policy: string; pinned: string }>(
    'SELECT policy, pinned FROM stock_choice WHERE merchant = ? AND warehouse = ? AND sku = ?',
  );
  const putChoice = db.prepare(
    'INSERT INTO stock_choice (merchant, warehouse, sku, policy, pinned) VALUES (?, ?, ?, ?, ?) ON CONFLICT (merchant, warehouse, sku) DO UPDATE SET policy = excluded.policy, pinned = excluded.pinned',
  );
  const dropChoice = db.prepare('DELETE FROM stock_choice WHERE merchant = ? AND warehouse = ? AND sku = ?');
  const insertSharing = db.prepare('INSERT INTO stock_sharing (id, merchant, warehouse, sku, by, at, choice_before, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const selectSharing = db.prepare<[string, string, string], SharingRow>(
    'SELECT * FROM stock_sharing WHERE merchant = ? AND warehouse = ? AND sku = ? AND undone = 0 ORDER BY n DESC LIMIT 1',
  );
  const undoSharing = db.prepare('UPDATE stock_sharing SET undone = 1 WHERE id = ?');
  const selectExpected = db.prepare<[string, string, string], StockExpected>(
    'SELECT quantity, expected_at AS expectedAt FROM stock_expected WHERE merchant = ? AND warehouse = ? AND sku = ?',
  );
  const putExpected = db.prepare(
    `INSERT INTO stock_expected (merchant, warehouse, sku, quantity, expected_at, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (merchant, warehouse, sku) DO UPDATE SET quantity = excluded.quantity, expected_at = excluded.expected_at, by = excluded.by, at = excluded.at`,
  );
  const dropExpected = db.prepare('DELETE FROM stock_expected WHERE merchant = ? AND warehouse = ? AND sku = ?');
  const selectTold = db.prepare<[string, string, string], ToldRow>('SELECT * FROM stock_told WHERE merchant = ? AND warehouse = ? AND sku = ?');
  const putTold = db.prepare(
    `INSERT INTO stock_told (merchant, warehouse, sku, told_at, by, reply_by, default_way, default_text, message_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (merchant, warehouse, sku) DO UPDATE SET told_at = excluded.told_at, by = excluded.by, reply_by = excluded.reply_by, default_way = excluded.default_way, default_text = excluded.default_text, message_id = excluded.message_id, answer = NULL, answered_at = NULL, done_by = NULL`,
  );
  const putAnswer = db.prepare('UPDATE stock_told SET answer = ?, answered_at = ?, done_by = ? WHERE merchant = ? AND warehouse = ? AND sku = ?');
  // Answered by nobody: it is asked for again, at once where the time is over.
  const reopenAnswer = db.prepare('UPDATE stock_told SET answer = NULL, answered_at = NULL, done_by = NULL WHERE merchant = ? AND warehouse = ? AND sku = ?');
  const selectByMessage = db.prepare<[string], ShortageKey>('SELECT merchant, warehouse, sku FROM stock_told WHERE message_id = ?');
  const selectRefunds = db.prepare<[string], RefundCase>(
    `SELECT c.id AS caseId, o.id AS orderId, c.outcome, r.at AS confirmedAt FROM exception_case c INDEXED BY case_refunds JOIN orders o ON o.n = c.order_n LEFT JOIN refund_confirmed r ON r.case_id = c.id
     WHERE c.incident = ? AND c.kind = 'stock_out' AND c.outcome IN ('line_cancelled', 'order_cancelled') ORDER BY c.n DESC LIMIT ${MOST_SHOWN}`,
  );
  const selectOpenRefunds = db.prepare<[], ShortageKey & { readonly incident: string; readonly count: number }>(
    `SELECT c.merchant, c.incident, o.warehouse, '' AS sku, count(*) AS count FROM exception_case c INDEXED BY case_refunds JOIN orders o ON o.n = c.order_n
     WHERE c.kind = 'stock_out' AND c.outcome IN ('line_cancelled', 'order_cancelled') AND c.incident >= 'stock:' AND c.incident < 'stock;'
       AND NOT EXISTS (SELECT 1 FROM refund_confirmed r WHERE r.case_id = c.id) GROUP BY c.incident, c.merchant, o.warehouse LIMIT ${MOST_SHOWN}`,
  );
  const selectWarned = db.prepare<[], ShortageKey>('SELECT merchant, warehouse, sku FROM stock_low_warned');
  const insertWarned = db.prepare('INSERT INTO stock_low_warned (merchant, warehouse, sku, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const deleteWarned = db.prepare('DELETE FROM stock_low_warned WHERE merchant = ? AND warehouse = ? AND sku = ?');
  const insertRefund = db.prepare('INSERT INTO refund_confirmed (case_id, by, at) VALUES (?, ?, ?) ON CONFLICT (case_id) DO NOTHING');
  const selectUnanswered = db.prepare<[number], ToldRow>('SELECT * FROM stock_told WHERE answered_at IS NULL AND reply_by <= ? ORDER BY reply_by LIMIT 100');

  const writing = (): void => assertInUnitOfWork(db, 'the stock desk');
  const toSharing = (row: SharingRow): StockSharing => ({
    id: row.id,
    merchant: row.merchant,
    warehouse: row.warehouse,
    sku: row.sku,
    by: row.by,
    at: row.at,
    choiceBefore: row.choice_before === null ? null : (JSON.parse(row.choice_before) as StockChoice),
    changes: JSON.parse(row.changes) as StockSharing['changes'],
  });

  return {
    shortSkus: () => selectShort.all().map(({ incident: name, ...row }) => ({ ...row, sku: skuOfIncident(name, row) })),
    askedPlaces: () =>
      selectPlaces
        .all({ count: COUNT_PLACE, freeze: FROZEN_PLACE })
        .map(({ toCount, frozen, ...row }) => ({ ...row, toCount: toCount === 1, frozen: frozen === 1 })),
    openCases: (key) => selectCases.all(stockIncident(key)),
    choice: ({ merchant, warehouse, sku }) => {
      const row = selectChoice.get(merchant, warehouse, sku);
      return row === undefined ? null : { policy: row.policy as AllocationPolicyId, pinned: JSON.parse(row.pinned) as string[] };
    },
    choose: ({ merchant, warehouse, sku }, choice) => {
      writing();
      if (choice === null) dropChoice.run(merchant, warehouse, sku);
      else putChoice.run(merchant, warehouse, sku, choice.policy, JSON.stringify(choice.pinned));
    },
    addSharing: ({ id, merchant, warehouse, sku, by, at, choiceBefore, changes }) => {
      writing();
      insertSharing.run(id, merchant, warehouse, sku, by, at, choiceBefore === null ? null : JSON.stringify(choiceBefore), JSON.stringify(changes));
    },
    lastSharing: ({ merchant, warehouse, sku }) => {
      const row = selectSharing.get(merchant, warehouse, sku);
      return row === undefined ? null : toSharing(row);
    },
    takeBack: (id) => {
      writing();
      undoSharing.run(id);
    },
    expected: ({ merchant, warehouse, sku }) => selectExpected.get(merchant, warehouse, sku) ?? null,
    expect: ({ merchant, warehouse, sku }, expected, by, at) => {
      writing();
      if (expected === null) dropExpected.run(merchant, warehouse, sku);
      else putExpected.run(merchant, warehouse, sku, expected.quantity, expected.expectedAt, by, at);
    },
    told: ({ merchant, warehouse, sku }) => {
      const row = selectTold.get(merchant, warehouse, sku);
      return row === undefined ? null : rowToTold(row);
    },
    tell: ({ merchant, warehouse, sku }, { toldAt, by, replyBy, defaultWay, defaultText, messageId }) => {
      writing();
      putTold.run(merchant, warehouse, sku, toldAt, by, replyBy, defaultWay, defaultText, messageId);
    },
    answer: ({ merchant, warehouse, sku }, answer, at, doneBy) => {
      writing();
      putAnswer.run(answer, at, doneBy === null ? null : JSON.stringify(doneBy), merchant, warehouse, sku);
    },
    reopenAnswer: ({ merchant, warehouse, sku }) => {
      writing();
      reopenAnswer.run(merchant, warehouse, sku);
    },
    toldBy: (messageId) => selectByMessage.get(messageId) ?? null,
    refunds: (key) => selectRefunds.all(stockIncident(key)),
    openRefunds: () => selectOpenRefunds.all().map(({ incident, ...row }) => ({ ...row, sku: skuOfIncident(incident, row) })),
    warned: () => selectWarned.all(),
    noteWarned: (keys, at) => {
      writing();
      for (const { merchant, warehouse, sku } of keys) insertWarned.run(merchant, warehouse, sku, at);
    },
    forgetWarned: (keys) => {
      writing();
      for (const { merchant, warehouse, sku } of keys) deleteWarned.run(merchant, warehouse, sku);
    },
    confirmRefund: (caseId, by, at) => {
      writing();
      insertRefund.run(caseId, by, at);
    },
    unanswered: (nowAt) => selectUnanswered.all(nowAt).map((row) => ({ merchant: row.merchant, warehouse: row.warehouse, sku: row.sku, ...rowToTold(row) })),
  };
}
