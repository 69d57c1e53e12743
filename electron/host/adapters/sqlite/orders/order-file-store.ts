import type { DeadlineOf } from '../../../../../shared/core/exception-case/queue-clock.ts';
import type { Hold } from '../../../../../shared/core/hold/hold.ts';
import type { OrderFile } from '../../../../../shared/core/order-file/order-file.ts';
import type { Order, OrderId, OrderLine } from '../../../../../shared/core/order/order.ts';
import type { OrderAtWms, OrderFiles } from '../../../../../shared/core/ports/order-files.ts';
import { createCaseWriter } from './case-writer.ts';
import { createRowUpdate, type Columns } from '../database/changed-columns.ts';
import type { Db } from '../database/open-database.ts';
import { orderNumbers } from './order-numbers.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';
import { isPersonalEmpty, rowToCase, rowToHold, rowToOrder, type CaseRow, type HoldRow, type LineRow, type OrderRow, type PersonalRow } from './order-rows.ts';

/** What the search keeps in step with an order, written in the same transaction. */
export interface OrderIndex {
  readonly add: (n: number, order: Order) => void;
  readonly update: (n: number, before: Order, after: Order) => void;
}

export interface OrderFileStoreDeps {
  readonly db: Db;
  readonly index: OrderIndex;
  readonly deadlineOf: DeadlineOf;
  /** The text by which equal content is known under another number, or null; see the duplicate rules. */
  readonly fingerprintOf: (order: Order) => string | null;
}

const WITH_TOTE = 'SELECT o.*, t.tote FROM orders o LEFT JOIN order_tote t ON t.order_n = o.n';

/** What a decision may change about an order, beside its lines and its personal data. */
const changing = (order: Order): Columns => ({
  state: order.state,
  version: order.version,
  wms_ref: order.wmsRef,
  wms_version: order.wmsVersion,
  promised_ship_at: order.promisedShipAt,
  carrier: order.carrier,
  waybill: order.waybill,
});

const personal = ({ recipient: r, buyerNote, sellerNote }: Order, fingerprint: string | null): Columns => ({
  name: r.name,
  company: r.company,
  phone: r.phone,
  email: r.email,
  country: r.country,
  province: r.province,
  city: r.city,
  district: r.district,
  town: r.town,
  detail: r.detail,
  postcode: r.postcode,
  buyer_note: buyerNote,
  seller_note: sellerNote,
  fingerprint,
});

export function createOrderFileStore({ db, index, deadlineOf, fingerprintOf }: OrderFileStoreDeps): OrderFiles {
  const selectOrder = db.prepare<[string], OrderRow>(`${WITH_TOTE} WHERE o.id = ?`);
  const selectPersonal = db.prepare<[number], PersonalRow>('SELECT * FROM order_personal WHERE order_n = ?');
  // Sorted here: with ORDER BY beside a parameter SQLite plans anew at every call, which takes ten times as long as the rows.
  const selectLines = db.prepare<[number], LineRow>('SELECT * FROM order_line WHERE order_n = ?');
  const selectHolds = db.prepare<[number], HoldRow>('SELECT * FROM hold WHERE order_n = ?');
  const selectCases = db.prepare<[number], CaseRow>(
    'SELECT c.*, (SELECT f.body FROM case_findings f WHERE f.case_n = c.n) AS findings, (SELECT r.body FROM case_request r WHERE r.case_n = c.n) AS request, (SELECT t.body FROM case_transfer t WHERE t.case_n = c.n) AS transfer FROM exception_case c WHERE c.order_n = ?',
  );
  const selectByCase = db.prepare<[string], OrderRow>(`${WITH_TOTE} WHERE o.n = (SELECT order_n FROM exception_case WHERE id = ?)`);
  const selectOrderOfCase = db.prepare<[string], string>('SELECT id FROM orders WHERE n = (SELECT order_n FROM exception_case WHERE id = ?)').pluck();
  const selectByNumber = db
    .prepare<[string, string, string], string>('SELECT id FROM orders WHERE platform_order_no = ? AND merchant = ? AND platform = ?')
    .pluck();
  const selectByTote = db.prepare<[string], string>('SELECT o.id FROM order_tote t JOIN orders o ON o.n = t.order_n WHERE t.tote = ?').pluck();
  const selectAtWms = db.prepare<[string], OrderAtWms & { readonly n: number }>(
    'SELECT n, wms_ref AS wmsRef, wms_version AS wmsVersion FROM orders WHERE id = ?',
  );
  const updateAtWms = db.prepare('UPDATE orders SET wms_ref = ?, wms_version = ? WHERE n = ?');
  const selectByWmsRef = db.prepare<[string], string>('SELECT id FROM orders WHERE wms_ref = ?').pluck();

  const insertOrder = db.prepare(
    'INSERT INTO orders (id, kind, state, version, merchant, platform, platform_order_no, wms_ref, wms_version, ordered_at, paid_at, promised_ship_at, carrier, waybill, currency, warehouse, has_address, source_import, source_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertTote = db.prepare('INSERT INTO order_tote (order_n, tote) VALUES (?, ?)');
  const deleteTote = db.prepare('DELETE FROM order_tote WHERE order_n = ?');
  const updateOrder = createRowUpdate(db, 'orders', 'n');
  const updatePersonal = createRowUpdate(db, 'order_personal', 'order_n');
  const insertLine = db.prepare(
    'INSERT INTO order_line (order_n, line_no, kind, sku, name, variant, quantity, unit_price, reserved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const updateLine = db.prepare('UPDATE order_line SET sku = ?, quantity = ?, reserved = ? WHERE order_n = ? AND line_no = ?');
  const updateReserved = db.prepare('UPDATE order_line SET reserved = ? WHERE order_n = ? AND line_no = ?');
  const upsertPersonal = db.prepare(
    `INSERT INTO order_personal (order_n, name, company, phone, email, country, province, city, district, town, detail, postcode, buyer_note, seller_note, fingerprint)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (order_n) DO UPDATE SET name = excluded.name, company = excluded.company, phone = excluded.phone, email = excluded.email, country = excluded.country,
       province = excluded.province, city = excluded.city, district = excluded.district, town = excluded.town, detail = excluded.detail, postcode = excluded.postcode,
       buyer_note = excluded.buyer_note, seller_note = excluded.seller_note, fingerprint = excluded.fingerprint`,
  );
  const insertHold = db.prepare(
    'INSERT INTO hold (id, order_n, kind, case_id, reason, liftable_by, if_nobody, review_at, placed_at, placed_by, lifted_at, lifted_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const updateHold = db.prepare('UPDATE hold SET lifted_at = ?, lifted_by = ? WHERE id = ?');
  const cases = createCaseWriter(db, deadlineOf);

  const linesOf = (n: number): readonly LineRow[] => selectLines.all(n).toSorted((a, b) => a.line_no - b.line_no);
  const holdsOf = (n: number): readonly HoldRow[] => selectHolds.all(n).toSorted((a, b) => a.placed_at - b.placed_at || (a.id < b.id ? -1 : 1));
  const casesOf = (n: number): readonly CaseRow[] => selectCases.all(n).toSorted((a, b) => a.n - b.n);
  const toFile = (row: OrderRow | undefined): OrderFile | null => {
    if (row === undefined) return null;
    numbers.met(row.id, row.n);
    const order = rowToOrder(row, selectPersonal.get(row.n), linesOf(row.n));
    const caseRows = casesOf(row.n);
    cases.met(caseRows);
    return { order, holds: holdsOf(row.n).map(rowToHold), cases: caseRows.map((one) => rowToCase(one, order.id)) };
  };
  const numbers = orderNumbers(db);
  const numberOf = (orderId: OrderId): number => {
    const n = numbers.of(orderId);
    if (n === undefined) throw new Error('order file saved before it was added');
    return n;
  };
  const writePersonal = (n: number, order: Order): void => void upsertPersonal.run(n, ...Object.values(personal(order, fingerprintOf(order))));
  const writeLine = (n: number, line: OrderLine): void =>
    void insertLine.run(n, line.lineNo, line.kind, line.sku, line.name, line.variant, line.quantity, line.unitPrice, line.reserved);
  const writeHold = (n: number, hold: Hold): void =>
    void insertHold.run(
      hold.id,
      n,
      hold.kind,
      hold.caseId,
      hold.reason,
      hold.liftableBy,
      hold.ifNobody,
      hold.reviewAt,
      hold.placedAt,
      hold.placedBy,
      hold.liftedAt,
      hold.liftedBy,
    );

  return {
    moveDeadlines: () => {
      assertInUnitOfWork(db, 'a deadline');
      return cases.moveDeadlines();
    },
    load: (orderId) => toFile(selectOrder.get(orderId)),
    loadByCase: (caseId) => toFile(selectByCase.get(caseId)),
    orderOfCase: (caseId) => (selectOrderOfCase.get(caseId) as OrderId | undefined) ?? null,
    findByNumber: (merchant, platform, platformOrderNo) => (selectByNumber.get(platformOrderNo, merchant, platform) as OrderId | undefined) ?? null,
    findByWmsRef: (wmsRef) => (selectByWmsRef.get(wmsRef) as OrderId | undefined) ?? null,
    findByTote: (tote) => (selectByTote.get(tote) as OrderId | undefined) ?? null,
    add: ({ order, holds, cases: ofOrder }) => {
      assertInUnitOfWork(db, 'an order');
      const { lastInsertRowid } = insertOrder.run(
        order.id,
        order.kind,
        order.state,
        order.version,
        order.merchant,
        order.platform,
        order.platformOrderNo,
        order.wmsRef,
        order.wmsVersion,
        order.orderedAt,
        order.paidAt,
        order.promisedShipAt,
        order.carrier,
        order.waybill,
        order.currency,
        order.warehouse ?? '',
        order.hasAddress ? 1 : 0,
        order.source?.importId ?? null,
        order.source?.row ?? null,
      );
      const n = Number(lastInsertRowid);
      numbers.met(order.id, n);
      if (order.tote !== undefined) insertTote.run(n, order.tote);
      for (const line of order.lines) writeLine(n, line);
      if (!isPersonalEmpty(order)) writePersonal(n, order);
      for (const hold of holds) writeHold(n, hold);
      for (const one of ofOrder) cases.add(n, order, one);
      index.add(n, order);
    },
    atWms: (orderId) => {
      const row = selectAtWms.get(orderId);
      if (row === undefined) return null;
      numbers.met(orderId, row.n);
      return { wmsRef: row.wmsRef, wmsVersion: row.wmsVersion };
    },
    knowAtWms: (orderId, { wmsRef, wmsVersion }) => {
      assertInUnitOfWork(db, 'an order');
      updateAtWms.run(wmsRef, wmsVersion, numberOf(orderId));
    },
    // Holds before the order's state: the gate in the database must see a hold lifted or placed by the same decision.
    save: (before, after) => {
      assertInUnitOfWork(db, 'an order');
      const n = numberOf(after.order.id);
      const holdsById = new Map(before.holds.map((hold) => [hold.id, hold]));
      for (const hold of after.holds) {
        const was = holdsById.get(hold.id);
        if (was === undefined) writeHold(n, hold);
        else if (was !== hold) updateHold.run(hold.liftedAt, hold.liftedBy, hold.id);
      }
      const casesById = new Map(before.cases.map((one) => [one.id, one]));
      for (const one of after.cases) {
        const was = casesById.get(one.id);
        if (was === undefined) cases.add(n, after.order, one);
        else if (was !== one) cases.rewrite(was, one);
      }
      saveOrder(n, before.order, after.order);
    },
  };

  function saveOrder(n: number, before: Order, after: Order): void {
    if (before === after) return;
    const linesByNo = new Map(before.lines.map((line) => [line.lineNo, line]));
    if (before.lines !== after.lines) {
      for (const line of after.lines) {
        const was = linesByNo.get(line.lineNo);
        if (was === undefined) writeLine(n, line);
        else if (was.sku !== line.sku || was.quantity !== line.quantity) updateLine.run(line.sku, line.quantity, line.reserved, n, line.lineNo);
        else if (was.reserved !== line.reserved) updateReserved.run(line.reserved, n, line.lineNo);
      }
    }
    const isPersonalChanged = before.recipient !== after.recipient || before.buyerNote !== after.buyerNote || before.sellerNote !== after.sellerNote;
    if (isPersonalChanged) {
      if (isPersonalEmpty(before)) writePersonal(n, after);
      else updatePersonal(n, personal(before, fingerprintOf(before)), personal(after, fingerprintOf(after)));
    }
    updateOrder(n, changing(before), changing(after));
    if (before.tote !== after.tote) {
      if (before.tote !== undefined) deleteTote.run(n);
      if (after.tote !== undefined) insertTote.run(n, after.tote);
    }
    if (isPersonalChanged || before.waybill !== after.waybill) index.update(n, before, after);
  }
}
