import type { SavedView, SavedViews } from '../../../../../shared/core/ports/saved-views.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly shared: number;
  readonly look: string;
  readonly changed_at: number;
}
const toView = ({ changed_at, shared, ...row }: Row): SavedView => ({ ...row, shared: shared === 1, changedAt: changed_at });

export function createSavedViewStore(db: Db): SavedViews {
  const selectOf = db.prepare<[string], Row>('SELECT * FROM queue_view WHERE owner = ? OR shared = 1 ORDER BY name, id');
  const selectOne = db.prepare<[string], Row>('SELECT * FROM queue_view WHERE id = ?');
  const upsert = db.prepare(
    `INSERT INTO queue_view (id, name, owner, shared, look, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, owner = excluded.owner, shared = excluded.shared, look = excluded.look, changed_at = excluded.changed_at`,
  );
  const remove = db.prepare('DELETE FROM queue_view WHERE id = ?');
  const selectOrder = db.prepare<[string], string>('SELECT ids FROM queue_view_order WHERE user_id = ?').pluck();
  const arrange = db.prepare('INSERT INTO queue_view_order (user_id, ids) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET ids = excluded.ids');
  return {
    of: (userId) => selectOf.all(userId).map(toView),
    find: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : toView(row);
    },
    save: ({ id, name, owner, shared, look, changedAt }) => {
      assertInUnitOfWork(db, 'a view');
      upsert.run(id, name, owner, shared ? 1 : 0, look, changedAt);
    },
    remove: (id) => {
      assertInUnitOfWork(db, 'a view');
      remove.run(id);
    },
    orderOf: (userId) => JSON.parse(selectOrder.get(userId) ?? '[]') as readonly string[],
    arrange: (userId, ids) => {
      assertInUnitOfWork(db, 'a view');
      arrange.run(userId, JSON.stringify(ids));
    },
  };
}
