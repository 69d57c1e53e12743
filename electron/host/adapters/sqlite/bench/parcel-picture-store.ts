import type { ParcelPicture, PictureKind } from '../../../../../shared/core/parcel-picture/parcel-picture.ts';
import type { ParcelPictures } from '../../../../../shared/core/ports/parcel-pictures.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface PictureRow {
  readonly id: string;
  readonly order_id: string;
  readonly work: string;
  readonly kind: PictureKind;
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: number;
  readonly thumb_sha256: string;
  readonly thumb_mime: string;
  readonly taken_at: number;
  readonly taken_by: string;
  readonly erased_at: number | null;
}

const rowToPicture = (row: PictureRow): ParcelPicture => ({
  id: row.id,
  orderId: row.order_id,
  work: row.work,
  kind: row.kind,
  content: { sha256: row.sha256, mime: row.mime, bytes: row.bytes },
  thumb: { sha256: row.thumb_sha256, mime: row.thumb_mime },
  takenAt: row.taken_at,
  takenBy: row.taken_by,
  erasedAt: row.erased_at,
});

const PICTURE = 'SELECT p.*, o.id AS order_id FROM parcel_picture p JOIN orders o ON o.n = p.order_n';
/** Everything beside erased pictures that names a file by its content. */
const NEEDED = `
  EXISTS (SELECT 1 FROM parcel_picture p WHERE p.sha256 = :content AND p.erased_at IS NULL)
  OR EXISTS (SELECT 1 FROM parcel_picture p WHERE p.thumb_sha256 = :content AND p.erased_at IS NULL)
  OR EXISTS (SELECT 1 FROM photo WHERE sha256 = :content)
  OR EXISTS (SELECT 1 FROM load WHERE signature = :content)`;

export function createParcelPictureStore(db: Db): ParcelPictures {
  const insert = db.prepare(
    `INSERT INTO parcel_picture (id, order_n, work, kind, sha256, mime, bytes, thumb_sha256, thumb_mime, taken_at, taken_by)
     SELECT ?, n, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM orders WHERE id = ?
     ON CONFLICT (order_n, work, sha256) DO NOTHING`,
  );
  const selectOne = db.prepare<[string], PictureRow>(`${PICTURE} WHERE p.id = ?`);
  const selectOfOrder = db.prepare<[string], PictureRow>(`${PICTURE} WHERE p.order_n = (SELECT n FROM orders WHERE id = ?) ORDER BY p.taken_at, p.n`);
  const selectBefore = db.prepare<[number, number], PictureRow>(`${PICTURE} WHERE p.erased_at IS NULL AND p.taken_at < ? ORDER BY p.taken_at, p.n LIMIT ?`);
  const updateErased = db.prepare('UPDATE parcel_picture SET erased_at = ? WHERE id = ?');
  const selectToClear = db.prepare<[number], Pick<PictureRow, 'id' | 'sha256' | 'thumb_sha256'>>(
    'SELECT id, sha256, thumb_sha256 FROM parcel_picture WHERE erased_at IS NOT NULL AND files_gone = 0 ORDER BY n LIMIT ?',
  );
  const selectNeeded = db.prepare<{ content: string }, 0 | 1>(`SELECT ${NEEDED}`).pluck();
  const updateCleared = db.prepare('UPDATE parcel_picture SET files_gone = 1 WHERE id = ?');
  return {
    add: ({ id, orderId, work, kind, content, thumb, takenAt, takenBy }) => {
      assertInUnitOfWork(db, 'a picture of a parcel');
      return insert.run(id, work, kind, content.sha256, content.mime, content.bytes, thumb.sha256, thumb.mime, takenAt, takenBy, orderId).changes === 1;
    },
    find: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : rowToPicture(row);
    },
    ofOrder: (orderId) => selectOfOrder.all(orderId).map(rowToPicture),
    takenBefore: (at, limit) => selectBefore.all(at, limit).map(rowToPicture),
    erase: (id, at) => {
      assertInUnitOfWork(db, 'erasing a picture');
      updateErased.run(at, id);
    },
    toClear: (limit) =>
      selectToClear.all(limit).map(({ id, sha256, thumb_sha256: thumb }) => ({
        id,
        contents: [...new Set([sha256, thumb])].filter((content) => selectNeeded.get({ content }) === 0),
      })),
    cleared: (ids) => {
      assertInUnitOfWork(db, 'clearing pictures');
      for (const id of ids) updateCleared.run(id);
    },
  };
}
