import type { LayoutList } from '../../../../../shared/core/ports/layout-list.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

interface Row {
  readonly headers: string;
  readonly name: string;
  readonly preset: string | null;
  readonly mapping: string;
  readonly used_at: number;
}

export function createLayoutList(db: Db): LayoutList {
  const select = db.prepare<[], Row>(
    `SELECT headers, coalesce(name, '') AS name, preset, mapping, used_at FROM layout LEFT JOIN layout_name USING (headers) ORDER BY used_at DESC, headers`,
  );
  const update = db.prepare(
    'INSERT INTO layout_name (headers, name) SELECT headers, ? FROM layout WHERE headers = ? ON CONFLICT (headers) DO UPDATE SET name = excluded.name',
  );
  const remove = db.prepare('DELETE FROM layout WHERE headers = ?');
  return {
    list: () =>
      select.all().map(({ headers, name, preset, mapping, used_at: usedAt }) => ({
        headers,
        name,
        preset,
        usedAt,
        mapped: Object.keys(JSON.parse(mapping) as object).length,
      })),
    rename: (headers, name) => {
      assertInUnitOfWork(db, 'a layout');
      return update.run(name, headers).changes > 0;
    },
    forget: (headers) => {
      assertInUnitOfWork(db, 'a layout');
      return remove.run(headers).changes > 0;
    },
  };
}
