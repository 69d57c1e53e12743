import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';

/** What is wrong with where a station says it is in the feed. */
export type FeedWatch = () => readonly string[];

/**
 * Whoever stands at a place in the feed has all that was shown before it: a cursor that is stored first passes over what a crash then takes.
 * A full reading would find it again a day later, so nothing else would ever see this.
 */
export function createFeedWatch(db: Db, shown: ReadonlyMap<string, readonly string[]>): FeedWatch {
  const meta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const isKept = db.prepare<[string], number>('SELECT 1 FROM inbound WHERE key = ?').pluck();
  let seen = '';
  return () => {
    const cursor = meta.get('wms_cursor') ?? '';
    if (cursor === seen) return [];
    seen = cursor;
    const instance = meta.get('wms_instance') ?? '';
    const missing = (shown.get(`${instance}/${cursor}`) ?? []).filter((key) => isKept.get(`${instance}/${key}`) === undefined);
    return missing.map((key) => `PASSED OVER ${key}`);
  };
}
