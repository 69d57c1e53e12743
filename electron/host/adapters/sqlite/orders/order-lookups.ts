import { FROZEN_PLACE } from '../../../../../shared/core/order-file/decide/settle-place.ts';
import { ASKS_OF_A_PLACE } from '../database/asked-places.ts';
import type { Db } from '../database/open-database.ts';

/** Orders under a number, at whichever shop. The number leads the unique index, so this is one walk. */
export function createOrdersByNumber(db: Db): (platformOrderNo: string) => readonly string[] {
  const select = db.prepare<[string], string>("SELECT id FROM orders WHERE platform_order_no = ? AND state <> 'cancelled' ORDER BY n DESC LIMIT 12").pluck();
  return (platformOrderNo) => select.all(platformOrderNo);
}

/** Where a code lies in this site's own warehouse, the fullest place first. */
export function createPlacesOf(db: Db): (merchant: string, sku: string) => readonly string[] {
  const select = db
    .prepare<[string, string], string>(
      "SELECT location FROM stock_level WHERE merchant = ? AND sku = ? AND warehouse = '' AND location <> '' ORDER BY on_hand DESC, location LIMIT 4",
    )
    .pluck();
  return (merchant, sku) => select.all(merchant, sku);
}

/** Whether these goods may not be picked from their place: a packer found it empty, mislabelled or expired, and nobody has looked since. */
export function createFrozenPlaces(db: Db): (merchant: string, sku: string) => boolean {
  const select = db
    .prepare<[string, string, string], number>(
      `SELECT 1 FROM exception_case c JOIN case_findings f ON f.case_n = c.n, json_each(f.body) one
       WHERE ${ASKS_OF_A_PLACE} AND c.state <> 'void' AND c.merchant = ?
         AND one.value ->> '$.code' = ? AND one.value ->> '$.params.sku' = ? LIMIT 1`,
    )
    .pluck();
  return (merchant, sku) => select.get(merchant, FROZEN_PLACE, sku) === 1;
}

/** The newest open exception of a kind, or of any kind that begins so (`delivery_*`): something real to look at words with. */
export function createNewestCaseOf(db: Db): (kind: string) => string | null {
  const select = db.prepare<[string], string>('SELECT id FROM exception_case WHERE active = 1 AND kind GLOB ? ORDER BY n DESC LIMIT 1').pluck();
  return (kind) => select.get(kind) ?? null;
}

/** Orders whose parcel a carrier scanned since then though no manifest handed it over, or under a label that was dead by then. */
export function createScannedWithoutUs(db: Db): (sinceAt: number) => readonly string[] {
  const select = db
    .prepare<[number, number], string>(
      `SELECT o.id FROM carrier_scan s JOIN orders o ON o.waybill = s.waybill WHERE s.at >= ? AND o.state <> 'dispatched'
       UNION SELECT o.id FROM carrier_scan s JOIN dead_waybill d ON d.waybill = s.waybill JOIN orders o ON o.n = d.order_n WHERE s.at >= ? AND s.at > d.died_at`,
    )
    .pluck();
  return (sinceAt) => select.all(sinceAt, sinceAt);
}
