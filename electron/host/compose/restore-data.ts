import { existsSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '../adapters/sqlite/safety/backup.ts';
import { lockDataFolder } from '../adapters/sqlite/database/data-folder-lock.ts';
import { restoreBackup, setAside } from '../adapters/sqlite/safety/restore.ts';
import { systemClock, systemIds } from '../adapters/system/system-ports.ts';
import { databaseFile } from './open-storage.ts';
import { waitingChanges, type WaitingChanges } from './waiting-changes.ts';

/** The data in use still owes something, and nobody said to leave it behind. */
export class ChangesWait extends Error {
  readonly waiting: WaitingChanges;
  constructor(waiting: WaitingChanges) {
    super('changes wait to be sent');
    this.waiting = waiting;
  }
}

/** What is put aside is never sent from there: whoever does that has to say so. */
const refuseWhileChangesWait = (dataFolder: string, leaveUnsent: boolean): void => {
  const waiting = waitingChanges(databaseFile(dataFolder));
  if (!leaveUnsent && (waiting.unsent > 0 || waiting.outageNo !== null)) throw new ChangesWait(waiting);
};
const asideFolder = (dataFolder: string): string => path.join(dataFolder, 'aside');

/** Begins anew: the database is put aside, never deleted. Refuses while a host has the data open. */
export function resetData(dataFolder: string, leaveUnsent: boolean): { readonly keptAside: string | null } {
  const lock = lockDataFolder(dataFolder, systemClock.now);
  try {
    refuseWhileChangesWait(dataFolder, leaveUnsent);
    const file = databaseFile(dataFolder);
    if (!existsSync(file)) return { keptAside: null };
    return { keptAside: setAside(file, asideFolder(dataFolder), systemClock.now()) };
  } finally {
    lock.release();
  }
}

/** Puts a backup, by its name or as a file, in the database's place. Refuses while a host has the data open. */
export async function restoreData(
  dataFolder: string,
  wanted: string,
  leaveUnsent: boolean,
): Promise<{ readonly restored: string; readonly keptAside: string }> {
  const lock = lockDataFolder(dataFolder, systemClock.now);
  try {
    refuseWhileChangesWait(dataFolder, leaveUnsent);
    const named = listBackups(path.join(dataFolder, 'backups')).find((backup) => backup.name === wanted);
    const backupFile = named?.file ?? path.resolve(wanted);
    if (!existsSync(backupFile)) throw new Error(`no backup is called ${wanted}`);
    const { asideFile } = restoreBackup({
      backupFile,
      file: databaseFile(dataFolder),
      asideFolder: asideFolder(dataFolder),
      at: systemClock.now(),
      incarnationId: systemIds.next(),
    });
    return { restored: path.basename(backupFile), keptAside: asideFile };
  } finally {
    lock.release();
  }
}
