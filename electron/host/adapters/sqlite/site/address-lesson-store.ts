import type { AddressLesson } from '../../../../../shared/core/address/chinese/address-lesson.ts';
import type { AddressLessons, KeptLesson } from '../../../../../shared/core/ports/address-lessons.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

export function createAddressLessonStore(db: Db): AddressLessons {
  const select = db.prepare<[string, string], AddressLesson>(
    'SELECT adcode, accepted FROM address_lesson WHERE merchant = ? AND key = ? ORDER BY accepted DESC, adcode',
  );
  const latest = db.prepare<[number], KeptLesson>(
    'SELECT merchant, key, adcode, accepted, last_at AS lastAt FROM address_lesson ORDER BY last_at DESC, merchant, key, adcode LIMIT ?',
  );
  const deleteOne = db.prepare('DELETE FROM address_lesson WHERE merchant = ? AND key = ? AND adcode = ?');
  const insert = db.prepare(
    `INSERT INTO address_lesson (merchant, key, adcode, accepted, last_at) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (merchant, key, adcode) DO UPDATE SET accepted = accepted + 1, last_at = excluded.last_at`,
  );
  const takeBack = db.prepare('UPDATE address_lesson SET accepted = accepted - 1 WHERE merchant = ? AND key = ? AND adcode = ? AND accepted > 1');
  const deleteLast = db.prepare('DELETE FROM address_lesson WHERE merchant = ? AND key = ? AND adcode = ? AND accepted = 1');
  const deleteOf = db.prepare('DELETE FROM address_lesson WHERE merchant = ?');
  const deleteAll = db.prepare('DELETE FROM address_lesson');
  return {
    recall: (merchant, key) => select.all(merchant, key),
    list: (most) => latest.all(most),
    learn: ({ merchant, key, adcode, at }) => {
      assertInUnitOfWork(db, 'an address lesson');
      insert.run(merchant, key, adcode, at);
    },
    unlearn: ({ merchant, key, adcode }) => {
      assertInUnitOfWork(db, 'an address lesson');
      if (takeBack.run(merchant, key, adcode).changes === 0) deleteLast.run(merchant, key, adcode);
    },
    forgetOne: ({ merchant, key, adcode }) => {
      assertInUnitOfWork(db, 'an address lesson');
      return deleteOne.run(merchant, key, adcode).changes > 0;
    },
    forget: (merchant) => {
      assertInUnitOfWork(db, 'an address lesson');
      return merchant === null ? deleteAll.run().changes : deleteOf.run(merchant).changes;
    },
  };
}
