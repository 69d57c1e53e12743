import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createJournalStore } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { findDamage } from '../../../electron/host/adapters/sqlite/safety/find-damage.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import type { Found } from './counted-journal.ts';

/** Opens what a power cut left, as the next start would: every decision whole, with its journal, its state and its outbox entry, or not there. */
export function inspectDecisions(file: string): Found {
  const db = openDatabase({ file });
  try {
    const [problem] = findDamage(db).problems;
    if (problem !== undefined) return { entries: 0, fault: problem };
    if (db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'outbox'").pluck().get() === 0) return { entries: 0, fault: null };
    applyMigrations(db, migrations);
    const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
    const entries = count('SELECT count(*) FROM outbox');
    const journaled = count("SELECT count(*) FROM journal WHERE type = 'order.corrected'");
    if (journaled !== entries) return { entries, fault: `${journaled} in the journal, ${entries} in the outbox` };
    if (count('SELECT count(*) FROM outbox WHERE journal_n NOT IN (SELECT n FROM journal)') > 0) return { entries, fault: 'an entry without its decision' };
    if (
      count("SELECT coalesce(max(CAST(substr(detail, 4) AS INTEGER)), 0) FROM order_personal WHERE detail LIKE '演练路%号' AND detail NOT LIKE '%幢%'") >
      entries
    )
      return { entries, fault: 'a state ahead of the journal' };
    const { whole, entries: chained } = createJournalStore(db, { stationId: 'station', incarnationId: 'life' }, { next: () => 'x' }, 0).verify();
    if (!whole || chained !== count('SELECT count(*) FROM journal')) return { entries, fault: 'the chain is broken' };
    return { entries, fault: faultOfBackups(join(dirname(file), 'backups')) };
  } finally {
    db.close();
  }
}

/** A file with a backup's name is a backup that was read back whole; a draft is nothing yet. */
function faultOfBackups(folder: string): string | null {
  if (!existsSync(folder)) return null;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.db'))) {
    const copy = openDatabase({ file: join(folder, name) });
    const integrity = String(copy.pragma('integrity_check', { simple: true }));
    copy.close();
    if (integrity !== 'ok') return `backup ${name}: ${integrity}`;
  }
  return null;
}
