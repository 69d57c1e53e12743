import type { Commitment, DrawnLot, ItemState, LotFigures, Marks, PackerFigures, SpotItem, SpotLots } from '../../../../../shared/core/ports/spot-lots.ts';
import { type KeptSwitching, NO_SWITCHING } from '../../../../../shared/core/sampling/kept-switching.ts';
import type { CodeLetter, Severity } from '../../../../../shared/core/sampling/iso-2859.ts';
import type { LotPlan } from '../../../../../shared/core/sampling/lot-plan.ts';
import type { SpotPoint } from '../../../../../shared/core/sampling/spot-check.ts';
import type { CommitReason, LotVerdict } from '../../../../../shared/core/sampling/spot-entries.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface CommitmentRow {
  readonly id: string;
  readonly commitment: string;
  readonly plan: string;
  readonly because: CommitReason;
  readonly committed_at: number;
  readonly committed_n: number;
}
interface LotRow extends CommitmentRow {
  readonly draw_no: number;
  readonly date: string;
  readonly seed: string;
  readonly drawn_at: number;
  readonly cutoff_n: number;
  readonly head_hash: string;
  readonly severity: Severity;
  readonly letter: CodeLetter | null;
  readonly size: number;
  readonly sample: number;
  readonly ac: number | null;
  readonly verdict: LotVerdict | null;
  readonly judged_at: number | null;
}
interface ItemRow {
  readonly order_id: string;
  readonly stratum: string;
  readonly packer: string;
  readonly place: number;
  readonly extra: 0 | 1;
  readonly state: ItemState;
  readonly marks: string;
  readonly faults: string;
  readonly checked_by: string;
  readonly checked_at: number | null;
}

const toCommitment = (row: CommitmentRow): Commitment => ({
  lot: row.id,
  commitment: row.commitment,
  plan: JSON.parse(row.plan) as LotPlan,
  because: row.because,
  committedAt: row.committed_at,
  committedN: row.committed_n,
});
const toLot = (row: LotRow): DrawnLot => ({
  ...toCommitment(row),
  drawNo: row.draw_no,
  date: row.date,
  seed: row.seed,
  drawnAt: row.drawn_at,
  cutoffN: row.cutoff_n,
  headHash: row.head_hash,
  severity: row.severity,
  letter: row.letter,
  size: row.size,
  n: row.sample,
  ac: row.ac,
  verdict: row.verdict,
  judgedAt: row.judged_at,
});
const toItem = (row: ItemRow): SpotItem => ({
  orderId: row.order_id,
  stratum: row.stratum,
  packer: row.packer,
  place: row.place,
  extra: row.extra === 1,
  state: row.state,
  marks: JSON.parse(row.marks) as Marks,
  faults: JSON.parse(row.faults) as readonly SpotPoint[],
  checkedBy: row.checked_by,
  checkedAt: row.checked_at,
});

const ITEM = 'SELECT order_id, stratum, packer, place, extra, state, marks, faults, checked_by, checked_at FROM spot_order';
const OF_LOT = 'lot_n = (SELECT n FROM spot_lot WHERE id = ?)';
const COUNTED = `count(*) FILTER (WHERE state IN ('clean', 'faulty')) AS checks, count(*) FILTER (WHERE state = 'faulty') AS faults`;

export function createSpotLotStore(db: Db): SpotLots {
  const selectOpen = db.prepare<[], CommitmentRow>('SELECT * FROM spot_lot WHERE drawn_at IS NULL AND replaced = 0');
  const replace = db.prepare('UPDATE spot_lot SET replaced = 1 WHERE drawn_at IS NULL AND replaced = 0');
  const insert = db.prepare('INSERT INTO spot_lot (id, commitment, plan, because, committed_at, committed_n) VALUES (?, ?, ?, ?, ?, ?)');
  const draw = db.prepare(
    `UPDATE spot_lot SET draw_no = ?, date = ?, seed = ?, drawn_at = ?, cutoff_n = ?, head_hash = ?, severity = ?, letter = ?, size = ?, sample = ?, ac = ?
     WHERE id = ?`,
  );
  const selectN = db.prepare<[string], number>('SELECT n FROM spot_lot WHERE id = ?').pluck();
  const insertOrder = db.prepare('INSERT INTO spot_order (lot_n, order_id, stratum, packer, place, extra, state) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertSku = db.prepare('INSERT INTO spot_sku (merchant, sku, first_draw) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const countDraws = db.prepare<[], number>('SELECT coalesce(max(draw_no), 0) FROM spot_lot').pluck();
  const selectLot = db.prepare<[string], LotRow>('SELECT * FROM spot_lot WHERE id = ? AND drawn_at IS NOT NULL');
  const selectRecent = db.prepare<[number], LotRow>('SELECT * FROM spot_lot WHERE drawn_at IS NOT NULL ORDER BY draw_no DESC LIMIT ?');
  const selectItems = db.prepare<[string], ItemRow>(`${ITEM} WHERE ${OF_LOT} AND place IS NOT NULL ORDER BY place`);
  const selectItem = db.prepare<[string, string], ItemRow>(`${ITEM} WHERE ${OF_LOT} AND order_id = ? AND place IS NOT NULL`);
  const mark = db.prepare(`UPDATE spot_order SET marks = ? WHERE ${OF_LOT} AND order_id = ? AND state = 'open'`);
  const check = db.prepare(
    `UPDATE spot_order SET state = ?, faults = ?, packer = ?, checked_by = ?, checked_at = ?, marks = '{}',
       check_no = (SELECT coalesce(max(check_no), 0) + 1 FROM spot_order WHERE check_no IS NOT NULL)
     WHERE ${OF_LOT} AND order_id = ? AND place IS NOT NULL`,
  );
  const judge = db.prepare('UPDATE spot_lot SET verdict = ?, judged_at = ? WHERE id = ?');
  const selectResults = db.prepare<[], { order_id: string; stratum: string; faults: string; state: ItemState }>(
    'SELECT order_id, stratum, faults, state FROM spot_order WHERE check_no IS NOT NULL ORDER BY check_no',
  );
  const selectState = db.prepare<['switching' | 'plan'], string>('SELECT body FROM spot_state WHERE name = ?').pluck();
  const saveState = db.prepare('INSERT INTO spot_state (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body');
  const selectFirst = db.prepare<[string, string], number>('SELECT first_draw FROM spot_sku WHERE merchant = ? AND sku = ?').pluck();
  const selectRest = db.prepare<[string], { orderId: string; stratum: string }>(
    `SELECT order_id AS orderId, stratum FROM spot_order WHERE ${OF_LOT} AND state IN ('rest', 'open', 'skipped') ORDER BY order_id`,
  );
  const noteHold = db.prepare(`UPDATE spot_order SET hold_id = ? WHERE ${OF_LOT} AND order_id = ?`);
  const selectHeld = db.prepare<[string], { orderId: string; holdId: string }>(
    `SELECT order_id AS orderId, hold_id AS holdId FROM spot_order WHERE ${OF_LOT} AND hold_id IS NOT NULL ORDER BY order_id`,
  );
  const selectLotFigures = db.prepare<[number], LotFigures>(
    `SELECT l.id AS lot, l.draw_no AS drawNo, l.date, l.drawn_at AS drawnAt, ${COUNTED}, count(*) FILTER (WHERE state = 'skipped') AS skipped
     FROM spot_lot l JOIN spot_order o ON o.lot_n = l.n AND o.place IS NOT NULL AND o.extra = 0 WHERE l.drawn_at >= ? GROUP BY l.n ORDER BY l.draw_no`,
  );
  const selectPackers = db.prepare<[number], PackerFigures>(
    `SELECT o.packer, ${COUNTED} FROM spot_lot l JOIN spot_order o ON o.lot_n = l.n AND o.place IS NOT NULL
     WHERE l.drawn_at >= ? AND o.packer <> '' AND o.state IN ('clean', 'faulty') GROUP BY o.packer ORDER BY o.packer`,
  );
  const inside = (): void => assertInUnitOfWork(db, 'a spot check');

  return {
    open: () => {
      const row = selectOpen.get();
      return row === undefined ? null : toCommitment(row);
    },
    commit: ({ lot, commitment, plan, because, committedAt, committedN }) => {
      inside();
      replace.run();
      insert.run(lot, commitment, JSON.stringify(plan), because, committedAt, committedN);
    },
    draw: (lot, items, candidates) => {
      inside();
      draw.run(lot.drawNo, lot.date, lot.seed, lot.drawnAt, lot.cutoffN, lot.headHash, lot.severity, lot.letter, lot.size, lot.n, lot.ac, lot.lot);
      const n = selectN.get(lot.lot);
      const drawn = new Map(items.map((item, at) => [item.orderId, { place: at + 1, extra: item.extra }]));
      for (const { id, stratum, packer, merchant, skus } of candidates) {
        const item = drawn.get(id);
        insertOrder.run(n, id, stratum, packer, item?.place ?? null, item?.extra === true ? 1 : 0, item === undefined ? 'rest' : 'open');
        for (const sku of skus) insertSku.run(merchant, sku, lot.drawNo);
      }
    },
    drawCount: () => countDraws.get() ?? 0,
    find: (lot) => {
      const row = selectLot.get(lot);
      return row === undefined ? null : toLot(row);
    },
    recent: (limit) => selectRecent.all(limit).map(toLot),
    items: (lot) => selectItems.all(lot).map(toItem),
    item: (lot, orderId) => {
      const row = selectItem.get(lot, orderId);
      return row === undefined ? null : toItem(row);
    },
    mark: (lot, orderId, marks) => {
      inside();
      mark.run(JSON.stringify(marks), lot, orderId);
    },
    check: (lot, { orderId, state, faults, packer, by, at }) => {
      inside();
      check.run(state, JSON.stringify(faults), packer, by, at, lot, orderId);
    },
    judge: (lot, verdict, at) => {
      inside();
      judge.run(verdict, at, lot);
    },
    results: () =>
      selectResults.all().map(({ order_id, stratum, faults, state }) => ({
        orderId: order_id,
        stratum,
        faults: JSON.parse(faults) as readonly SpotPoint[],
        skipped: state === 'skipped',
      })),
    switching: () => {
      const kept = selectState.get('switching');
      return kept === undefined ? NO_SWITCHING : (JSON.parse(kept) as KeptSwitching);
    },
    keepSwitching: (kept) => {
      inside();
      saveState.run('switching', JSON.stringify(kept));
    },
    nextPlan: () => {
      const plan = selectState.get('plan');
      return plan === undefined ? null : (JSON.parse(plan) as LotPlan);
    },
    keepPlan: (plan) => {
      inside();
      saveState.run('plan', JSON.stringify(plan));
    },
    firstDrawOf: (merchant, sku) => selectFirst.get(merchant, sku),
    rest: (lot) => selectRest.all(lot),
    noteHold: (lot, orderId, holdId) => {
      inside();
      noteHold.run(holdId, lot, orderId);
    },
    heldRest: (lot) => selectHeld.all(lot),
    lotFigures: (sinceAt) => selectLotFigures.all(sinceAt),
    packerFigures: (sinceAt) => selectPackers.all(sinceAt),
  };
}
