import { createJournalWalk } from '../journal/journal-store.ts';
import type { Db } from '../database/open-database.ts';

export interface Damage {
  /** What is wrong with the truth: pages, tables, indexes, parents. */
  readonly problems: readonly string[];
  /** What is wrong with a search index only. It is rebuilt from the rows; no backup is older than that. */
  readonly searchProblems: readonly string[];
}

const isAboutSearch = (line: string): boolean => /(malformed|corrupt).*FTS5|FTS5.*(malformed|corrupt)/i.test(line);

/** An index that is a table of its own (`late-index.ts`): integrity_check does not hold it against what it points to. */
const LATE_INDEXES = [
  { table: 'journal_of_order', source: 'journal', key: 'order_id', place: 'n' },
  { table: 'outbox_of_lane', source: 'outbox', key: 'lane', place: 'seq' },
] as const;

const lateIndexProblems = (db: Db): readonly string[] =>
  LATE_INDEXES.flatMap(({ table, source, key, place }) => {
    if (db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined) return []; // a backup of before it was there
    const missing = db
      .prepare<[], number>(
        `SELECT count(*) FROM ${source} s WHERE s.${key} IS NOT NULL AND s.${place} <= (SELECT upto FROM late_index WHERE name = '${table}')
           AND NOT EXISTS (SELECT 1 FROM ${table} i WHERE i.${key} = s.${key} AND i.${place} = s.${place})`,
      )
      .pluck()
      .get();
    return missing === 0 ? [] : [`${missing} rows missing from index ${table}`];
  });

/**
 * The first entry of the journal that is not as it was sealed; null where it is whole. A bit that flipped inside a row's text is none of
 * integrity_check's business, which looks at how pages hang together: here the hash over the text tells.
 */
export const journalBrokenAt = (db: Db): number | null =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get() === undefined ? null : createJournalWalk(db).verify().brokenAt;

/** Reads everything. Throws where the damage stops even the reading. */
export const findDamage = (db: Db): Damage => {
  const lines = db.prepare<[], string>('PRAGMA integrity_check(100)').pluck().all();
  const orphans = db.prepare('PRAGMA foreign_key_check').all().length;
  const said = lines.length === 0 ? ['integrity_check said nothing'] : lines.filter((line) => line !== 'ok');
  return {
    problems: [...said.filter((line) => !isAboutSearch(line)), ...lateIndexProblems(db), ...(orphans > 0 ? [`${orphans} rows without their parent`] : [])],
    searchProblems: said.filter(isAboutSearch),
  };
};
