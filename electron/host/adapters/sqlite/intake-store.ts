import type { ImportFigures, ImportRecord, ImportState, IntakeStore, SetAsideRecord, SetAsideState } from '../../../../shared/core/ports/intake-store.ts';
import type { Db } from './open-database.ts';
import { assertInUnitOfWork } from './transaction-rules.ts';

interface ImportRow {
  readonly id: string;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly by: string;
  readonly file_name: string;
  readonly content_hash: string;
  readonly preset: string | null;
  readonly options: string;
  readonly state: ImportState;
  readonly figures: string;
}
interface SetAsideRow {
  readonly id: string;
  readonly import_id: string;
  readonly file: string;
  readonly row: number;
  readonly col: string | null;
  readonly reason: SetAsideRecord['reason'];
  readonly params: string;
  readonly cells: string;
  readonly state: SetAsideState;
}

const toImport = (row: ImportRow): ImportRecord => ({
  id: row.id,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  by: row.by,
  fileName: row.file_name,
  contentHash: row.content_hash,
  preset: row.preset,
  options: row.options,
  state: row.state,
  figures: JSON.parse(row.figures) as ImportFigures,
});
const toSetAside = (row: SetAsideRow): SetAsideRecord => ({
  id: row.id,
  importId: row.import_id,
  file: row.file,
  row: row.row,
  column: row.col,
  reason: row.reason,
  params: JSON.parse(row.params) as SetAsideRecord['params'],
  raw: JSON.parse(row.cells) as SetAsideRecord['raw'],
  state: row.state,
});

export function createIntakeStore(db: Db): IntakeStore {
  const upsert = db.prepare(
    `INSERT INTO import (id, started_at, finished_at, by, file_name, content_hash, preset, options, state, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET finished_at = excluded.finished_at, content_hash = excluded.content_hash, preset = excluded.preset, state = excluded.state, figures = excluded.figures`,
  );
  const selectOne = db.prepare<[string], ImportRow>('SELECT * FROM import WHERE id = ?');
  const selectNewest = db.prepare<[number], ImportRow>('SELECT * FROM import ORDER BY started_at DESC, id DESC LIMIT ?');
  const selectDone = db.prepare<[string], ImportRow>(`SELECT * FROM import WHERE content_hash = ? AND state = 'done' ORDER BY started_at LIMIT 1`);
  const selectPreset = db
    .prepare<[string], string | null>(
      `SELECT preset FROM import WHERE coalesce(options ->> 'merchant', 'default') = ? ORDER BY started_at DESC, id DESC LIMIT 1`,
    )
    .pluck();
  const insertRow = db.prepare('INSERT INTO set_aside (id, import_id, file, row, col, reason, params, cells, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const selectRows = db.prepare<[string | null, string | null, number, number], SetAsideRow>(
    `SELECT * FROM set_aside WHERE state = 'waiting' AND (? IS NULL OR import_id = ?) ORDER BY n LIMIT ? OFFSET ?`,
  );
  const selectReasons = db.prepare<[string | null, string | null], { reason: string; count: number }>(
    `SELECT reason, count(*) AS count FROM set_aside WHERE state = 'waiting' AND (? IS NULL OR import_id = ?) GROUP BY reason ORDER BY 2 DESC`,
  );
  const selectRow = db.prepare<[string], SetAsideRow>('SELECT * FROM set_aside WHERE id = ?');
  const selectOfOrder = db.prepare<[string, string, string], SetAsideRow>(
    `SELECT * FROM set_aside WHERE import_id = ? AND file = ? AND state = 'waiting' AND params ->> 'orderNo' = ? ORDER BY row`,
  );
  const rewriteRow = db.prepare(`UPDATE set_aside SET col = ?, reason = ?, params = ?, cells = ? WHERE id = ? AND state = 'waiting'`);
  const markRow = db.prepare('UPDATE set_aside SET state = ? WHERE id = ?');
  const upsertLayout = db.prepare(
    'INSERT INTO layout (headers, preset, mapping, used_at) VALUES (?, ?, ?, ?) ON CONFLICT (headers) DO UPDATE SET preset = excluded.preset, mapping = excluded.mapping, used_at = excluded.used_at',
  );
  const selectLayout = db.prepare<[string], { preset: string | null; mapping: string }>('SELECT preset, mapping FROM layout WHERE headers = ?');

  const inUnitOfWork = (): void => assertInUnitOfWork(db, 'an import');

  return {
    putImport: (record) => {
      inUnitOfWork();
      upsert.run(
        record.id,
        record.startedAt,
        record.finishedAt,
        record.by,
        record.fileName,
        record.contentHash,
        record.preset,
        record.options,
        record.state,
        JSON.stringify(record.figures),
      );
    },
    import: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : toImport(row);
    },
    imports: (limit) => selectNewest.all(limit).map(toImport),
    doneWithContent: (contentHash) => {
      const row = selectDone.get(contentHash);
      return row === undefined ? null : toImport(row);
    },
    presetOf: (merchant) => selectPreset.get(merchant) ?? null,
    addSetAside: (record) => {
      inUnitOfWork();
      insertRow.run(
        record.id,
        record.importId,
        record.file,
        record.row,
        record.column,
        record.reason,
        JSON.stringify(record.params),
        JSON.stringify(record.raw),
        record.state,
      );
    },
    setAside: ({ importId, offset, limit }) => selectRows.all(importId, importId, limit, offset).map(toSetAside),
    setAsideReasons: (importId) => Object.fromEntries(selectReasons.all(importId, importId).map((row) => [row.reason, row.count])),
    setAsideById: (id) => {
      const row = selectRow.get(id);
      return row === undefined ? null : toSetAside(row);
    },
    waitingOfOrder: (importId, file, orderNo) => selectOfOrder.all(importId, file, orderNo).map(toSetAside),
    rewriteSetAside: (record) => {
      inUnitOfWork();
      rewriteRow.run(record.column, record.reason, JSON.stringify(record.params), JSON.stringify(record.raw), record.id);
    },
    markSetAside: (id, state) => {
      inUnitOfWork();
      markRow.run(state, id);
    },
    rememberLayout: (headers, preset, mapping, usedAt) => {
      inUnitOfWork();
      upsertLayout.run(headers, preset, mapping, usedAt);
    },
    layout: (headers) => selectLayout.get(headers) ?? null,
  };
}
