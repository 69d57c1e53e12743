import type { LearnedWeight, WeighedParcel, WeightModel } from '../../../../../shared/core/pack-check/weight-model.ts';
import type { LearnedCode, PackedGoods, PackRecord, PackStore, SerialBack } from '../../../../../shared/core/ports/pack-store.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork, whenRolledBack } from '../database/transaction-rules.ts';

interface CheckRow {
  readonly n: number;
  readonly order_id: string;
  readonly round: number;
  readonly outcome: 'packed' | 'shelved';
  readonly work: string;
  readonly merchant: string;
  readonly packaging: string;
  readonly weight_grams: number | null;
  readonly teaches: 0 | 1;
  readonly closed_at: number;
  readonly closed_by: string;
}
interface GoodsRow extends Omit<PackedGoods, 'grams'> {
  readonly grams: number | null;
}
interface WeightRow extends LearnedWeight {
  readonly kind: 'sku' | 'packaging';
  readonly key: string;
}

export function createPackStore(db: Db): PackStore {
  const countRounds = db.prepare<[string], number>('SELECT count(*) FROM pack_check WHERE order_id = ?').pluck();
  const insertCheck = db.prepare(
    `INSERT INTO pack_check (order_id, round, outcome, work, merchant, packaging, weight_grams, teaches, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertGoods = db.prepare('INSERT INTO packed_goods (check_n, row, sku, units, lot, expires, serial) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertWeighed = db.prepare('INSERT INTO packed_weight (check_n, row, grams) VALUES (?, ?, ?)');
  const selectLast = db.prepare<[string], CheckRow>('SELECT * FROM pack_check WHERE order_id = ? ORDER BY round DESC LIMIT 1');
  const selectGoods = db.prepare<[number], GoodsRow>(
    'SELECT sku, units, lot, expires, serial, grams FROM packed_goods LEFT JOIN packed_weight USING (check_n, row) WHERE check_n = ? ORDER BY row',
  );
  // What was taken out of its parcel again, or never left because the order was cancelled, lies on the shelf and may go.
  const selectSerial = db
    .prepare<[string, string, string, string], number>(
      `SELECT 1 FROM packed_goods g JOIN pack_check c ON c.n = g.check_n LEFT JOIN orders o ON o.id = c.order_id
       WHERE g.serial = ? COLLATE NOCASE AND g.sku = ? AND c.merchant = ? AND c.outcome = 'packed' AND c.order_id <> ?
         AND o.state IS NOT 'cancelled' AND NOT EXISTS (SELECT 1 FROM pack_check later WHERE later.order_id = c.order_id AND later.round > c.round)
         AND NOT EXISTS (SELECT 1 FROM serial_back b WHERE b.serial = g.serial COLLATE NOCASE AND b.sku = g.sku AND b.merchant = c.merchant AND b.check_n >= c.n) LIMIT 1`,
    )
    .pluck();
  const insertBack = db.prepare(
    `INSERT INTO serial_back (merchant, sku, serial, check_n, back_at, back_by) VALUES (?, ?, ?, (SELECT coalesce(max(n), 0) FROM pack_check), ?, ?)`,
  );
  const upsertCode = db.prepare(
    `INSERT INTO learned_code (merchant, barcode, sku, units, learned_at, learned_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (merchant, barcode) DO UPDATE SET sku = excluded.sku, units = excluded.units, learned_at = excluded.learned_at, learned_by = excluded.learned_by`,
  );
  const selectCodes = db.prepare<[string, string], LearnedCode>(
    'SELECT merchant, barcode, sku, units FROM learned_code WHERE merchant = ? AND sku = ? ORDER BY barcode',
  );
  const selectCode = db.prepare<[string, string], LearnedCode>('SELECT merchant, barcode, sku, units FROM learned_code WHERE merchant = ? AND barcode = ?');
  const selectWeighed = db.prepare<[string, number], Pick<CheckRow, 'n' | 'packaging' | 'weight_grams'>>(
    'SELECT n, packaging, weight_grams FROM pack_check WHERE merchant = ? AND teaches = 1 ORDER BY n DESC LIMIT ?',
  );
  const deleteWeights = db.prepare('DELETE FROM learned_weight WHERE merchant = ?');
  const insertWeight = db.prepare('INSERT INTO learned_weight (merchant, kind, key, grams, spread, doubt, seen, learned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const selectWeights = db.prepare<[string], WeightRow>('SELECT kind, key, grams, spread, doubt, seen FROM learned_weight WHERE merchant = ?');
  const insertMixUp = db.prepare('INSERT INTO mix_up (merchant, sku, instead_of, at) VALUES (?, ?, ?, ?)');
  const countMixUps = db
    .prepare<[string, string, string, number], number>('SELECT count(*) FROM mix_up WHERE merchant = ? AND sku = ? AND instead_of = ? AND at >= ?')
    .pluck();

  // Asked at every weighing and changed once in ten parcels.
  const models = new Map<string, WeightModel>();
  whenRolledBack(db, () => models.clear());
  const readModel = (merchant: string): WeightModel => {
    const rows = selectWeights.all(merchant);
    const of = (kind: WeightRow['kind']) =>
      new Map(
        rows.flatMap((row) => (row.kind === kind ? [[row.key, { grams: row.grams, spread: row.spread, doubt: row.doubt, seen: row.seen }] as const] : [])),
      );
    return { packagings: of('packaging'), skus: of('sku') };
  };
  const itemsOf = (n: number): WeighedParcel['items'] => selectGoods.all(n).map(({ sku, units }) => ({ sku, units }));

  return {
    rounds: (orderId) => countRounds.get(orderId) ?? 0,
    record: (check: PackRecord) => {
      assertInUnitOfWork(db, 'a pack check');
      const { orderId, round, outcome, work, merchant, packaging, weightGrams, teaches, closedAt, closedBy } = check;
      const { lastInsertRowid } = insertCheck.run(orderId, round, outcome, work, merchant, packaging, weightGrams, teaches ? 1 : 0, closedAt, closedBy);
      check.units.forEach(({ sku, units, lot, expires, serial, grams }, row) => {
        insertGoods.run(lastInsertRowid, row, sku, units, lot, expires, serial);
        if (grams !== undefined) insertWeighed.run(lastInsertRowid, row, grams);
      });
    },
    lastPacked: (orderId) => {
      const row = selectLast.get(orderId);
      if (row === undefined || row.outcome !== 'packed') return null;
      return {
        orderId: row.order_id,
        round: row.round,
        outcome: row.outcome,
        work: row.work,
        merchant: row.merchant,
        packaging: row.packaging,
        weightGrams: row.weight_grams,
        teaches: row.teaches === 1,
        closedAt: row.closed_at,
        closedBy: row.closed_by,
        units: selectGoods.all(row.n).map(({ grams, ...goods }) => (grams === null ? goods : { ...goods, grams })),
      };
    },
    hasLeft: (merchant, sku, serial, exceptOrder) => selectSerial.get(serial, sku, merchant, exceptOrder) === 1,
    serialBack: ({ merchant, sku, serial }: SerialBack, at, by) => {
      assertInUnitOfWork(db, 'a serial that came back');
      insertBack.run(merchant, sku, serial, at, by);
    },
    learnCode: ({ merchant, barcode, sku, units }, at, by) => {
      assertInUnitOfWork(db, 'a barcode');
      upsertCode.run(merchant, barcode, sku, units, at, by);
    },
    codesOf: (merchant, sku) => selectCodes.all(merchant, sku),
    meaningOf: (merchant, barcode) => selectCode.get(merchant, barcode) ?? null,
    weighed: (merchant, limit) =>
      selectWeighed.all(merchant, limit).map(({ n, packaging, weight_grams }) => ({ packaging, grams: weight_grams ?? 0, items: itemsOf(n) })),
    weights: (merchant) => {
      const known = models.get(merchant) ?? readModel(merchant);
      models.set(merchant, known);
      return known;
    },
    saveWeights: (merchant, model, at) => {
      assertInUnitOfWork(db, 'learned weights');
      deleteWeights.run(merchant);
      const put = (kind: WeightRow['kind'], weights: WeightModel['skus']): void => {
        for (const [key, { grams, spread, doubt, seen }] of weights) insertWeight.run(merchant, kind, key, grams, spread, doubt, seen, at);
      };
      put('sku', model.skus);
      put('packaging', model.packagings);
      models.delete(merchant);
    },
    mixedUp: (merchant, sku, insteadOf, at) => {
      assertInUnitOfWork(db, 'a mix-up');
      insertMixUp.run(merchant, sku, insteadOf, at);
    },
    mixUps: (merchant, sku, insteadOf, sinceAt) => countMixUps.get(merchant, sku, insteadOf, sinceAt) ?? 0,
  };
}
