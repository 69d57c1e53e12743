import { createJournalStore } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';

/*
 * The smallest thing with everything that must hold together: each unit of work appends one entry to the chained journal and moves
 * a counter beside it. Whatever happened to the process or the power, afterwards
 *
 *   acknowledged ≤ entries ≤ acknowledged + 1,   counter = entries,   the chain and every page are whole.
 */
const IDENTITY = { stationId: 'station', incarnationId: 'incarnation' };
const COUNTER = 'crash_counter';

const idsFrom = (db: Db) => {
  let next = Number(db.prepare('SELECT count(*) FROM journal').pluck().get());
  return { next: () => `entry-${(next += 1)}` };
};

export const openCountedJournal = (file: string) => {
  const db = openDatabase({ file });
  applyMigrations(db, migrations);
  const journal = createJournalStore(db, IDENTITY, idsFrom(db), 0);
  const { run } = createUnitOfWork(db);
  const setCounter = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const actor = { kind: 'program', rule: 'crash test' } as const;
  /** One durable unit of work; its number once the commit is on disk. */
  const save = (): number =>
    run(() => {
      const entry = journal.append({
        type: 'test.saved',
        at: 1,
        actor,
        orderId: null,
        caseId: null,
        data: { filler: 'x'.repeat(300) },
        personal: { name: '张敏' },
      });
      setCounter.run(COUNTER, String(entry));
      return entry;
    });
  return { db, save };
};

export interface Found {
  readonly entries: number;
  readonly fault: string | null;
}

/** Opens as the next start would and says what is there. */
export const inspectCountedJournal = (file: string): Found => {
  const db = openDatabase({ file });
  try {
    const isMigrated = Number(db.pragma('user_version', { simple: true })) > 0;
    const integrity = String(db.pragma('integrity_check', { simple: true }));
    if (integrity !== 'ok') return { entries: 0, fault: integrity };
    if (!isMigrated) return { entries: 0, fault: null };
    const entries = Number(db.prepare('SELECT count(*) FROM journal').pluck().get());
    const counter = Number(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(COUNTER) ?? 0);
    if (counter !== entries) return { entries, fault: `counter ${counter}, entries ${entries}` };
    // Saved is only after the last migration: what was cut in between has neither entries nor the columns of today.
    const personal = entries === 0 ? 0 : Number(db.prepare('SELECT count(personal) FROM journal').pluck().get());
    if (personal !== entries) return { entries, fault: `${personal} personal parts, ${entries} entries` };
    if (entries > 0 && !createJournalStore(db, IDENTITY, idsFrom(db), 0).verify().whole) return { entries, fault: 'the chain is broken' };
    return { entries, fault: null };
  } finally {
    db.close();
  }
};
