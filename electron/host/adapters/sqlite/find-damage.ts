import type { Db } from './open-database.ts';

export interface Damage {
  /** What is wrong with the truth: pages, tables, indexes, parents. */
  readonly problems: readonly string[];
  /** What is wrong with a search index only. It is rebuilt from the rows; no backup is older than that. */
  readonly searchProblems: readonly string[];
}

const isAboutSearch = (line: string): boolean => /(malformed|corrupt).*FTS5|FTS5.*(malformed|corrupt)/i.test(line);

/** Reads everything. Throws where the damage stops even the reading. */
export const findDamage = (db: Db): Damage => {
  const lines = db.prepare<[], string>('PRAGMA integrity_check(100)').pluck().all();
  const orphans = db.prepare('PRAGMA foreign_key_check').all().length;
  const said = lines.length === 0 ? ['integrity_check said nothing'] : lines.filter((line) => line !== 'ok');
  return {
    problems: [...said.filter((line) => !isAboutSearch(line)), ...(orphans > 0 ? [`${orphans} rows without their parent`] : [])],
    searchProblems: said.filter(isAboutSearch),
  };
};
