import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyMigrations, schemaVersion } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { settleIdentity } from '../../../electron/host/adapters/sqlite/database/station-identity.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { createJournalStore, journalProbe, type JournalIdentity } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { listBackups } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { checkBackup } from '../../../electron/host/adapters/sqlite/safety/check-backup.ts';
import { systemClock, systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { openStorage } from '../../../electron/host/compose/open-storage.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { insertOrder } from '../../migration/migration-harness.ts';
import { FIRST_STEP, MIGRATION_POINTS, type MigrationPoint } from './migration-points.ts';

const ENTRIES = 200;
const ORDERS = 300;
const last = migrations.at(-1)?.version ?? 0;
const SEALED = 'n, id, life, at, actor_kind, actor, type, order_id, case_id, decision, data, personal_digest, hash';
const before = migrations.findLast(({ version }) => version < FIRST_STEP)?.version ?? 0;

/** Entries as the program of today seals them, in a file of their own. */
function journalOfToday(identity: JournalIdentity): string {
  const file = join(tempFolder(), 'today.db');
  const db = openDatabase({ file });
  applyMigrations(db, migrations);
  const journal = createJournalStore(db, identity, systemIds, systemClock.now());
  createUnitOfWork(db).run(() => {
    for (let n = 1; n <= ENTRIES; n += 1)
      journal.append({ type: 'station.told', at: n, actor: { kind: 'cli' }, orderId: null, caseId: null, data: { n }, personal: { text: `${n}` } });
  });
  db.close();
  return file;
}
/** Puts them into a file of before, whose entries kept what is personal in a table beside them: the seals are the same. */
function takeOver(db: Db, from: string): void {
  db.exec(`
    ATTACH '${from}' AS today;
    INSERT INTO life SELECT * FROM today.life;
    INSERT INTO journal (${SEALED}) SELECT ${SEALED} FROM today.journal;
    INSERT INTO journal_personal SELECT n, salt, personal FROM today.journal;
    DETACH today;
  `);
}

/** A station of the version before, with work in it: a journal of its own, orders, and differences that the last steps copy to a table of another shape. */
function oldStation(): string {
  const folder = tempFolder();
  const db = openDatabase({ file: join(folder, 'sidebay.db') });
  applyMigrations(
    db,
    migrations.filter(({ version }) => version < FIRST_STEP),
  );
  const identity = settleIdentity({ db, folder, nextId: systemIds.next, journalSeq: () => 0 });
  for (let n = 1; n <= ORDERS; n += 1) insertOrder(db, n, `A-${n}`);
  takeOver(db, journalOfToday(identity));
  db.exec(
    `INSERT INTO difference (kind, order_n, entry_id, theirs, found_at) SELECT 'vanished', n, NULL, '{"at":"' || hex(randomblob(400)) || '"}', n FROM orders`,
  );
  db.close();
  return folder;
}
const openHouse = (dataFolder: string) =>
  openStorage({ dataFolder, clock: systemClock, ids: systemIds, workers: null, onBroken: (error) => expect.unreachable(error.message), log: () => undefined });
function read<T>(folder: string, look: (db: Db) => T): T {
  const db = openDatabase({ file: join(folder, 'sidebay.db') });
  try {
    return look(db);
  } finally {
    db.close();
  }
}
const told = (db: Db): unknown => [
  db.prepare(`SELECT ${SEALED} FROM journal WHERE type = 'station.told' ORDER BY n`).all(),
  db
    .prepare(
      `SELECT n, salt, ${schemaVersion(db) < 975 ? 'body AS personal FROM journal_personal' : 'personal FROM journal'} WHERE salt IS NOT NULL ORDER BY n`,
    )
    .all(),
  db.prepare('SELECT id, platform_order_no, state FROM orders ORDER BY n').all(),
  db.prepare('SELECT n, kind, order_n, theirs, found_at FROM difference ORDER BY n').all(),
];

/** What the next start finds: the version of the file, and how many backups it may count on. */
const FINDS: Record<MigrationPoint, { readonly version: number; readonly backups: number }> = {
  while_copying: { version: before, backups: 0 },
  backup_copied: { version: before, backups: 0 },
  before_first_step: { version: before, backups: 1 },
  step_done: { version: before, backups: 1 },
  version_written: { version: before, backups: 1 },
  between_steps: { version: FIRST_STEP, backups: 1 },
  all_steps: { version: last, backups: 1 },
};

it.each(MIGRATION_POINTS)('killed at %s, the next start goes on from a whole version with everything that was there', { timeout: 180_000 }, async (point) => {
  const folder = oldStation();
  const kept = read(folder, told);
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'migrating.child.ts'), folder, point], { encoding: 'utf8' });
  expect([child.signal, child.stdout], child.stderr).toEqual(['SIGKILL', `@${point}\n`]);

  expect(read(folder, (db) => [schemaVersion(db), told(db)])).toEqual([FINDS[point].version, kept]);
  const found = listBackups(join(folder, 'backups'));
  expect(found).toHaveLength(FINDS[point].backups);
  // What has a backup's name is one: of the version before, whole, with everything.
  for (const { file } of found) {
    expect(checkBackup(file)).toBeUndefined();
    const copy = openDatabase({ file, readonly: true });
    expect([schemaVersion(copy), told(copy)]).toEqual([before, kept]);
    copy.close();
  }

  const house = await openHouse(folder);
  expect([schemaVersion(house.db), house.db.pragma('integrity_check', { simple: true }), house.journal.verify().whole]).toEqual([last, 'ok', true]);
  expect(journalProbe.head(house.db)?.seq).toBeGreaterThanOrEqual(ENTRIES);
  // Nothing was migrated without a backup, and half a one never got a name.
  expect(house.backups().length).toBeGreaterThan(0);
  for (const { file } of house.backups()) expect(checkBackup(file)).toBeUndefined();
  expect(house.notices.map(({ code }) => code)).toEqual([]);
  await house.close();
  expect(read(folder, told)).toEqual(kept);
});
