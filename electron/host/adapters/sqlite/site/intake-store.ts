import type {
  ImportFigures,
  ImportRecord,
  ImportState,
  IntakeStore,
  SetAsideEdit,
  SetAsideRecord,
  SetAsideState,
} from '../../../../../shared/core/ports/intake-store.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

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
  readonly edit_cells: string | null;
  readonly edit_doubt: string | null;
}

const SET_ASIDE = 'SELECT s.*, e.cells AS edit_cells, e.doubt AS edit_doubt FROM set_aside s LEFT JOIN set_aside_edit e ON e.row_id = s.id';

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
  edit:
    row.edit_cells === null
      ? null
      : {
          cells: JSON.parse(row.edit_cells) as SetAsideEdit['cells'],
          doubt: row.edit_doubt === null ? null : (JSON.parse(row.edit_doubt) as SetAsideEdit['doubt']),
        },
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
  const waitingRows = (order: string) => ({
    ofAll: db.prepare<[number, number], SetAsideRow>(`${SET_ASIDE} WHERE s.state = 'waiting' ORDER BY ${order} LIMIT ? OFFSET ?`),
    ofImport: db.prepare<[string, number, number], SetAsideRow>(
      `${SET_ASIDE} WHERE s.state = 'waiting' AND s.import_id = ? ORDER BY ${order} LIMIT ? OFFSET ?`,
    ),
  });
  const selectRows = { file: waitingRows('s.n'), reason: waitingRows('s.reason, s.n') };
  const selectReasons = db.prepare<[string | null, string | null], { reason: string; count: number }>(
    `SELECT reason, count(*) AS count FROM set_aside WHERE state = 'waiting' AND (? IS NULL OR import_id = ?) GROUP BY reason ORDER BY 2 DESC`,
  );
  const selectRow = db.prepare<[string], SetAsideRow>(`${SET_ASIDE} WHERE s.id = ?`);
  const selectOfOrder = db.prepare<[string, string, string], SetAsideRow>(
    `${SET_ASIDE} WHERE s.import_id = ? AND s.file = ? AND s.state = 'waiting' AND coalesce(e.doubt -> 'params', s.params) ->> 'orderNo' = ? ORDER BY s.row`,
  );
  const upsertEdit = db.prepare<[string, string | null, string]>(
    `INSERT INTO set_aside_edit (row_id, cells, doubt) SELECT id, ?, ? FROM set_aside WHERE id = ? AND state = 'waiting'
     ON CONFLICT (row_id) DO UPDATE SET cells = excluded.cells, doubt = excluded.doubt`,
  );
  const deleteEdit = db.prepare('DELETE FROM set_aside_edit WHERE row_id = ?');
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
    setAside: ({ importId, offset, limit, by = 'file' }) => {
      const { ofAll, ofImport } = selectRows[by];
      return (importId === null ? ofAll.all(limit, offset) : ofImport.all(importId, limit, offset)).map(toSetAside);
    },
    setAsideReasons: (importId) => Object.fromEntries(selectReasons.all(importId, importId).map((row) => [row.reason, row.count])),
    setAsideById: (id) => {
      const row = selectRow.get(id);
      return row === undefined ? null : toSetAside(row);
    },
    waitingOfOrder: (importId, file, orderNo) => selectOfOrder.all(importId, file, orderNo).map(toSetAside),
    keepEdit: (id, edit) => {
      inUnitOfWork();
      if (edit === null) deleteEdit.run(id);
      else upsertEdit.run(JSON.stringify(edit.cells), edit.doubt === null ? null : JSON.stringify(edit.doubt), id);
    },
    markSetAside: (id, state) => {
      inUnitOfWork();
      markRow.run(state, id);
      // What was taken in is in the journal as it was taken in.
      if (state !== 'waiting') deleteEdit.run(id);
    },
    rememberLayout: (headers, preset, mapping, usedAt) => {
      inUnitOfWork();
      upsertLayout.run(headers, preset, mapping, usedAt);
    },
    layout: (headers) => selectLayout.get(headers) ?? null,
  };
}
