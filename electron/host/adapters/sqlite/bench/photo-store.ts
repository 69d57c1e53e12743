import type { PhotoRef } from '../../../../../shared/core/order-file/order-events.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

export interface PhotoIndex {
  readonly link: (photos: readonly PhotoRef[], orderId: string, at: number) => void;
  readonly find: (photoId: string) => { readonly sha256: string; readonly mime: string } | null;
}

export function createPhotoStore(db: Db): PhotoIndex {
  const insert = db.prepare('INSERT INTO photo (id, order_n, sha256, mime, bytes, taken_at) SELECT ?, n, ?, ?, ?, ? FROM orders WHERE id = ?');
  const select = db.prepare<[string], { sha256: string; mime: string }>('SELECT sha256, mime FROM photo WHERE id = ?');
  return {
    link: (photos, orderId, at) => {
      assertInUnitOfWork(db, 'a photo');
      for (const photo of photos) insert.run(photo.id, photo.sha256, photo.mime, photo.bytes, at, orderId);
    },
    find: (photoId) => select.get(photoId) ?? null,
  };
}
