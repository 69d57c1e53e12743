import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '../../../electron/host/adapters/sqlite/safety/check-backup.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { applyMigrations, schemaVersion } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { systemClock, systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { databaseFile, openStorage, type Storage } from '../../../electron/host/compose/open-storage.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import { databaseBefore, fillJournal, insertOrder, schemaText } from '../../migration/migration-harness.ts';
import { fillDisk, mountTmpfs } from '../../fixtures/small-disk.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { programFolder } from '../../fixtures/work-house.ts';

const NEWEST = migrations.at(-1)?.version ?? 0;
const OLD = 540;
const start = (dataFolder: string, inThread: boolean): Promise<Storage> =>
  openStorage({
    dataFolder,
    clock: systemClock,
    ids: systemIds,
    workers: inThread ? { integrity: processEntry('integrity-worker', programFolder), backup: processEntry('backup-worker', programFolder) } : null,
    onBroken: () => {},
    log: () => {},
  });
/** A data folder as an older program left it, closed. */
function leaveOld(dataFolder: string): { readonly version: number; readonly schema: string } {
  const old = databaseBefore(migrations, OLD, databaseFile(dataFolder), (db) => {
    fillJournal(db);
    for (let n = 1; n <= 300; n += 1) insertOrder(db, n, `T-${n}`);
  });
  const left = { version: schemaVersion(old), schema: schemaText(old) };
  old.pragma('wal_checkpoint(TRUNCATE)');
  old.close();
  return left;
}
const copies = (dataFolder: string): readonly string[] => readdirSync(path.join(dataFolder, 'backups'));
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a start on the data of an older program', () => {
  it.each([false, true])(
    'first takes a backup that opens whole and is of the version before, and only then migrates (copied in a thread: %s)',
    async (inThread) => {
      const folder = tempFolder();
      const { version, schema } = leaveOld(folder);
      expect(version).toBeLessThan(NEWEST);
      const storage = await start(folder, inThread);
      expect(schemaVersion(storage.db)).toBe(NEWEST);
      expect(storage.db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(300);
      const [backup, ...others] = storage.backups();
      expect([backup?.reason, others]).toEqual(['migration', []]);
      await storage.close();
      const file = backup?.file ?? '';
      expect(checkBackup(file)).toBeUndefined();
      const copy = openDatabase({ file, readonly: true });
      expect([schemaVersion(copy), schemaText(copy)]).toEqual([version, schema]);
      expect(copy.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(300);
      expect(copy.prepare('SELECT body FROM journal_personal').pluck().all()).toEqual(['{"name":"张敏"}']);
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
      copy.close();
      // The same data again is no older program's any more: nothing to back up.
      await (await start(folder, inThread)).close();
      expect(copies(folder)).toEqual([backup?.name]);
    },
  );

  it('refuses and touches nothing when the disk has no room for the backup, and goes on once it has (where a file system may be mounted)', async (context) => {
    const folder = mountTmpfs('8m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const { version, schema } = leaveOld(folder);
    const file = databaseFile(folder);
    const before = digest(file);
    const makeRoom = fillDisk(folder);
    await expect(start(folder, false)).rejects.toMatchObject({ name: 'StorageError', code: 'storage_disk_full' });
    expect(digest(file)).toBe(before);
    expect(readdirSync(folder).includes('backups') ? copies(folder) : []).toEqual([]);
    makeRoom();
    const untouched = openDatabase({ file });
    expect([schemaVersion(untouched), schemaText(untouched)]).toEqual([version, schema]);
    untouched.close();
    const storage = await start(folder, false);
    expect([schemaVersion(storage.db), storage.backups().map(({ reason }) => reason)]).toEqual([NEWEST, ['migration']]);
    await storage.close();
  });

  it('a new folder has nothing to back up', async () => {
    const folder = tempFolder();
    const storage = await start(folder, false);
    expect([storage.fresh, storage.backups()]).toEqual([true, []]);
    await storage.close();
    const twin = openDatabase({ file: ':memory:' });
    expect(applyMigrations(twin, migrations).to).toBe(NEWEST);
    twin.close();
  });
});
