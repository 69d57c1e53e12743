import type { Db } from '../database/open-database.ts';

export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** What the house-keeping may ask of the journal without knowing its tables. */
export interface JournalProbe {
  /** The newest entry of the current incarnation; null for an empty journal or a file without one. */
  readonly head: (db: Db) => JournalHead | null;
  readonly hashAt: (db: Db, seq: number) => string | null;
}
