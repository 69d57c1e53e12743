import { existsSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '../adapters/sqlite/backup.ts';
import { lockDataFolder } from '../adapters/sqlite/data-folder-lock.ts';
import { restoreBackup } from '../adapters/sqlite/restore.ts';
import { systemClock, systemIds } from '../adapters/system/system-ports.ts';
import { databaseFile } from './open-storage.ts';

/** Puts a backup, by its name or as a file, in the database's place. Refuses while a host has the data open. */
export async function restoreData(dataFolder: string, wanted: string): Promise<{ readonly restored: string; readonly keptAside: string }> {
  const lock = lockDataFolder(dataFolder, systemClock.now);
  try {
    const named = listBackups(path.join(dataFolder, 'backups')).find((backup) => backup.name === wanted);
    const backupFile = named?.file ?? path.resolve(wanted);
    if (!existsSync(backupFile)) throw new Error(`no backup is called ${wanted}`);
    const { asideFile } = restoreBackup({
      backupFile,
      file: databaseFile(dataFolder),
      asideFolder: path.join(dataFolder, 'aside'),
      at: systemClock.now(),
      incarnationId: systemIds.next(),
    });
    return { restored: path.basename(backupFile), keptAside: asideFile };
  } finally {
    lock.release();
  }
}
