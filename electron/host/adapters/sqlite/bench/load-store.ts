import type { Load, LoadParcel, PackedParcel, StandingParcel } from '../../../../../shared/core/dispatch/load.ts';
import type { LoadStore } from '../../../../../shared/core/ports/loads.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface LoadRow {
  readonly id: string;
  readonly carrier: string;
  readonly vehicle: string;
  readonly cage: string;
  readonly state: Load['state'];
  readonly opened_at: number;
  readonly opened_by: string;
  readonly cut_at: number | null;
  readonly closed_at: number | null;
  readonly closed_by: string;
  readonly driver: string;
  readonly driver_count: number | null;
  readonly signature: string;
  readonly signature_mime: string;
  readonly override_by: string;
  readonly override_reason: string;
  readonly left_behind: string;
}
const toLoad = (row: LoadRow): Load => ({
  id: row.id,
  carrier: row.carrier,
  vehicle: row.vehicle,
  cage: row.cage,
  state: row.state,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  cutAt: row.cut_at,
  closed:
    row.closed_at === null
      ? null
      : {
          at: row.closed_at,
          by: row.closed_by,
          driver: row.driver,
          driverCount: row.driver_count ?? 0,
          signature: { sha256: row.signature, mime: row.signature_mime },
          override: row.override_by === '' ? null : { by: row.override_by, reason: row.override_reason },
          leftBehind: JSON.parse(row.left_behind) as readonly string[],
        },
});

const FIELDS = `l.id AS loadId, o.id AS orderId, p.waybill, p.place, p.known_at AS knownAt, p.put_at AS putAt, p.put_by AS putBy, p.first_scan_at AS firstScanAt`;
const FROM = 'FROM load_parcel p JOIN load l ON l.n = p.load_n JOIN orders o ON o.n = p.order_n';
const PARCEL = `SELECT ${FIELDS} ${FROM}`;
const HELD = 'EXISTS (SELECT 1 FROM hold h WHERE h.order_n = o.n AND h.lifted_at IS NULL) AS held';
const ORDER_N = '(SELECT n FROM orders WHERE id = ?)';
const HERE = `order_n = ${ORDER_N} AND out_at IS NULL`;
/** When the parcel as it is now was packed; orders whose check is not on file were there before. */
const PACKED_AT = "coalesce((SELECT max(c.closed_at) FROM pack_check c WHERE c.order_id = o.id AND c.outcome = 'packed'), 0)";

export function createLoadStore(db: Db): LoadStore {
  const insertLoad = db.prepare("INSERT INTO load (id, carrier, vehicle, cage, state, opened_at, opened_by) VALUES (?, ?, ?, ?, 'open', ?, ?)");
  const selectLoad = db.prepare<[string], LoadRow>('SELECT * FROM load WHERE id = ?');
  const selectOpen = db.prepare<[], LoadRow>("SELECT * FROM load WHERE state = 'open' ORDER BY n");
  const selectRecent = db.prepare<[number], LoadRow>("SELECT * FROM load WHERE state = 'closed' ORDER BY closed_at DESC LIMIT ?");
  const cutLoad = db.prepare('UPDATE load SET cut_at = ? WHERE id = ?');
  const closeLoad = db.prepare(
    `UPDATE load SET state = 'closed', closed_at = ?, closed_by = ?, driver = ?, driver_count = ?, signature = ?, signature_mime = ?, override_by = ?, override_reason = ?,
     left_behind = ? WHERE id = ?`,
  );
  const dropLoad = db.prepare("UPDATE load SET state = 'dropped' WHERE id = ?");
  const insertParcel = db.prepare(
    `INSERT INTO load_parcel (load_n, order_n, waybill, place, known_at, put_at, put_by)
     SELECT l.n, o.n, ?, ?, ?, ?, ? FROM load l, orders o WHERE l.id = ? AND o.id = ?`,
  );
  const moveParcel = db.prepare(`UPDATE load_parcel SET place = ?, known_at = ? WHERE ${HERE}`);
  const outParcel = db.prepare(`UPDATE load_parcel SET out_at = ?, out_because = ? WHERE ${HERE}`);
  const selectParcel = db.prepare<[string], LoadParcel>(`${PARCEL} WHERE p.order_n = ${ORDER_N} AND p.out_at IS NULL`);
  const selectParcels = db.prepare<[string], Omit<StandingParcel, 'held' | 'requestOpen'> & { readonly held: 0 | 1; readonly requestOpen: 0 | 1 }>(
    `SELECT ${FIELDS}, o.platform_order_no AS orderNo, o.state AS orderState, o.waybill AS orderWaybill, ${HELD},
       EXISTS (SELECT 1 FROM case_request r WHERE r.order_n = o.n AND r.open_dispatch > 0) AS requestOpen
     ${FROM} WHERE p.load_n = (SELECT n FROM load WHERE id = ?) AND p.out_at IS NULL ORDER BY p.n`,
  );
  const selectPacked = db.prepare<[string, number], Omit<PackedParcel, 'held'> & { readonly held: 0 | 1 }>(
    `SELECT o.id AS orderId, o.platform_order_no AS orderNo, o.waybill, ${HELD}
     FROM orders o INDEXED BY orders_to_load
     WHERE o.carrier = ? AND o.state = 'packed' AND o.kind = 'sale' AND ${PACKED_AT} <= ?
       AND NOT EXISTS (SELECT 1 FROM load_parcel p WHERE p.order_n = o.n AND p.out_at IS NULL)
     ORDER BY o.n`,
  );
  const selectDead = db.prepare<[string], { readonly orderId: string; readonly diedAt: number }>(
    'SELECT o.id AS orderId, d.died_at AS diedAt FROM dead_waybill d JOIN orders o ON o.n = d.order_n WHERE d.waybill = ? ORDER BY d.died_at DESC LIMIT 1',
  );
  const selectDeath = db.prepare<[string], number | null>(`SELECT max(died_at) FROM dead_waybill WHERE order_n = ${ORDER_N}`).pluck();
  const insertScan = db.prepare('INSERT INTO carrier_scan (waybill, at, event, heard_at, source) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const selectHandedOver = db.prepare<[string], LoadParcel>(
    `${PARCEL} WHERE p.waybill = ? AND p.out_at IS NULL AND l.state = 'closed' ORDER BY p.n DESC LIMIT 1`,
  );
  const setFirstScan = db.prepare(`UPDATE load_parcel SET first_scan_at = min(coalesce(first_scan_at, ?), ?) WHERE ${HERE}`);
  const setReported = db.prepare(`UPDATE load_parcel SET reported_at = ? WHERE ${HERE}`);
  const selectUnscanned = db.prepare<[number, number], LoadParcel>(
    `${PARCEL} WHERE l.state = 'closed' AND l.closed_at < ? AND p.out_at IS NULL AND p.first_scan_at IS NULL AND p.reported_at IS NULL ORDER BY p.load_n, p.n LIMIT ?`,
  );
  const changedOne = (what: string, changes: number): void => {
    if (changes !== 1) throw new Error(`${what}: there is none`);
  };

  return {
    open: ({ id, carrier, vehicle, cage, openedAt, openedBy }) => {
      assertInUnitOfWork(db, 'a load');
      insertLoad.run(id, carrier, vehicle, cage, openedAt, openedBy);
    },
    find: (loadId) => {
      const row = selectLoad.get(loadId);
      return row === undefined ? null : toLoad(row);
    },
    openLoads: () => selectOpen.all().map(toLoad),
    recent: (limit) => selectRecent.all(limit).map(toLoad),
    cut: (loadId, at) => {
      assertInUnitOfWork(db, 'a load');
      changedOne('a load', cutLoad.run(at, loadId).changes);
    },
    close: (loadId, { at, by, driver, driverCount, signature, override, leftBehind }) => {
      assertInUnitOfWork(db, 'a load');
      const { sha256, mime } = signature;
      const said = [override?.by ?? '', override?.reason ?? '', JSON.stringify(leftBehind)];
      changedOne('a load', closeLoad.run(at, by, driver, driverCount, sha256, mime, ...said, loadId).changes);
    },
    drop: (loadId) => {
      assertInUnitOfWork(db, 'a load');
      changedOne('a load', dropLoad.run(loadId).changes);
    },
    put: ({ loadId, orderId, waybill, place, knownAt, putAt, putBy }) => {
      assertInUnitOfWork(db, 'a parcel in a load');
      changedOne('a parcel', insertParcel.run(waybill, place, knownAt, putAt, putBy, loadId, orderId).changes);
    },
    move: (orderId, place, knownAt) => {
      assertInUnitOfWork(db, 'a parcel in a load');
      changedOne('a parcel', moveParcel.run(place, knownAt, orderId).changes);
    },
    takeOut: (orderId, at, because) => {
      assertInUnitOfWork(db, 'a parcel in a load');
      changedOne('a parcel', outParcel.run(at, because, orderId).changes);
    },
    parcelOf: (orderId) => selectParcel.get(orderId) ?? null,
    parcels: (loadId) => selectParcels.all(loadId).map(({ held, requestOpen, ...one }) => ({ ...one, held: held === 1, requestOpen: requestOpen === 1 })),
    packedFor: (carrier, until) => selectPacked.all(carrier, until ?? Number.MAX_SAFE_INTEGER).map(({ held, ...one }) => ({ ...one, held: held === 1 })),
    deadWaybill: (waybill) => selectDead.get(waybill) ?? null,
    lastDeath: (orderId) => selectDeath.get(orderId) ?? null,
    addCarrierScan: ({ waybill, at, event }, heardAt, source) => {
      assertInUnitOfWork(db, "a carrier's scan");
      return insertScan.run(waybill, at, event, heardAt, source).changes === 1;
    },
    handedOver: (waybill) => selectHandedOver.get(waybill) ?? null,
    firstScan: (orderId, at) => {
      assertInUnitOfWork(db, "a carrier's scan");
      setFirstScan.run(at, at, orderId);
    },
    unscanned: (before, limit) => selectUnscanned.all(before, limit),
    reported: (orderId, at) => {
      assertInUnitOfWork(db, 'a report');
      setReported.run(at, orderId);
    },
  };
}
