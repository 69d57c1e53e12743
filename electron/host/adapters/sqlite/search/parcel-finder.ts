import type { ParcelFinder } from '../../../../../shared/core/ports/parcel-finder.ts';
import type { Db } from '../database/open-database.ts';

/** More orders than this with one number say nothing either. */
const MOST_ALIKE = 5;
const TO_PACK = `o.state IN ('allocated', 'labelled') AND o.kind = 'sale'`;
const NOT_HELD = 'NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_n = o.n AND h.lifted_at IS NULL)';
const HAS_LABEL = `o.waybill <> '' AND o.carrier <> ''`;

export function createParcelFinder(db: Db): ParcelFinder {
  const byId = db.prepare<[string], string>('SELECT id FROM orders WHERE id = ?').pluck();
  const byRef = db.prepare<[string], string>(`SELECT id FROM orders WHERE wms_ref = ? LIMIT ${MOST_ALIKE}`).pluck();
  const byPlatformNumber = db.prepare<[string], string>(`SELECT id FROM orders WHERE platform_order_no = ? AND kind = 'sale' LIMIT ${MOST_ALIKE}`).pluck();
  const byWaybill = db.prepare<[string], string>(`SELECT id FROM orders WHERE waybill = ? AND waybill <> '' ORDER BY n DESC LIMIT ${MOST_ALIKE}`).pluck();
  const withSku = db
    .prepare<[string, string, number], string>(
      `SELECT o.id FROM order_line l JOIN orders o ON o.n = l.order_n
       WHERE l.sku = ? AND o.merchant = ? AND ${TO_PACK} AND ${HAS_LABEL} AND ${NOT_HELD} GROUP BY o.n ORDER BY o.promised_ship_at, o.n LIMIT ?`,
    )
    .pluck();
  const waiting = db
    .prepare<[number], string>(
      `SELECT o.id FROM orders o INDEXED BY orders_to_pack WHERE ${TO_PACK} AND ${HAS_LABEL} AND ${NOT_HELD} ORDER BY o.promised_ship_at, o.n LIMIT ?`,
    )
    .pluck();
  const countWaiting = db
    .prepare<[], number>(`SELECT count(*) FROM orders o INDEXED BY orders_to_pack WHERE ${TO_PACK} AND ${HAS_LABEL} AND ${NOT_HELD}`)
    .pluck();
  return {
    byNumber: (text) => [...new Set([...byId.all(text), ...byPlatformNumber.all(text), ...byRef.all(text)])],
    byWaybill: (text) => byWaybill.all(text),
    waitingWith: (merchant, sku, limit) => withSku.all(sku, merchant, limit),
    waiting: (limit) => ({ orderIds: waiting.all(limit), total: countWaiting.get() ?? 0 }),
  };
}
