import type { DrillResult } from '../../../../../shared/core/drill/drill-result.ts';
import type { DrillScore } from '../../../../../shared/core/drill/score-drill.ts';
import type { DrillResults } from '../../../../../shared/core/ports/drills.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly id: string;
  readonly started_by: string;
  readonly started_at: number;
  readonly finished_at: number;
  readonly seed: number;
  readonly orders: number;
  readonly score: string;
}

const toResult = (row: Row): DrillResult => ({
  id: row.id,
  by: row.started_by,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  seed: row.seed,
  orders: row.orders,
  score: JSON.parse(row.score) as DrillScore,
});

export function createDrillResultStore(db: Db): DrillResults {
  const COLUMNS = 'id, started_by, started_at, finished_at, seed, orders, score';
  const insert = db.prepare(`INSERT INTO drill_result (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const selectOne = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM drill_result WHERE id = ?`);
  const selectNewest = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM drill_result ORDER BY n DESC LIMIT ?`);
  return {
    add: ({ id, by, startedAt, finishedAt, seed, orders, score }) => {
      assertInUnitOfWork(db, 'a drill result');
      insert.run(id, by, startedAt, finishedAt, seed, orders, JSON.stringify(score));
    },
    find: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : toResult(row);
    },
    list: (limit) => selectNewest.all(limit).map(toResult),
  };
}
