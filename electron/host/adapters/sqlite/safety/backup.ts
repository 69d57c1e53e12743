import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupName, byNewest, expiredBackups, parseBackupName, type BackupFile, type BackupReason } from './backup-names.ts';
import { copyHere, type MakeCopy } from './copy-database.ts';
import { moveDurably } from '../../../../disk/durable-files.ts';
import { removeDatabase } from '../database/database-files.ts';
import type { JournalProbe } from '../journal/journal-probe.ts';
import { openDatabase, type Db } from '../database/open-database.ts';
import { StorageError, toStorageError } from '../database/storage-error.ts';

export interface Backup extends BackupFile {
  readonly file: string;
  readonly sizeBytes: number;
}

export interface BackupDeps {
  readonly folder: string;
  readonly now: () => number;
  readonly journal: JournalProbe;
  /** Who makes the copy and reads it whole. Absent: here and now, which stops this thread for as long as it takes. */
  readonly makeCopy?: MakeCopy | undefined;
}

export const listBackups = (folder: string): readonly Backup[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => parseBackupName(name) ?? [])
    .map((found) => ({ ...found, file: join(folder, found.name), sizeBytes: statSync(join(folder, found.name)).size }))
    .sort(byNewest);
};

/** The copy's newest journal entry must be one that the living journal holds, and not older than the journal was when the copy began. */
const assertSameJournal = (live: Db, copy: Db, startSeq: number, journal: JournalProbe): void => {
  const head = journal.head(copy);
  if ((head?.seq ?? 0) < startSeq) throw new Error(`the copy's journal ends at ${head?.seq ?? 0}, before ${startSeq}`);
  if (head !== null && journal.hashAt(live, head.seq) !== head.hash) throw new Error(`entry ${head.seq} of the copy is not the journal's`);
};

/** What a program that was stopped in the middle of a backup left behind. */
const removeDrafts = (folder: string): void => {
  for (const name of readdirSync(folder)) if (/\.draft(-wal|-shm|-journal)?$/u.test(name)) rmSync(join(folder, name), { force: true });
};

/**
 * Takes a copy of the living database, checks it and only then gives it its name: a file with a backup's name is a backup that was read back whole.
 * One at a time: what another left unfinished is removed.
 */
export const takeBackup = async (db: Db, reason: BackupReason, { folder, now, journal, makeCopy = copyHere }: BackupDeps): Promise<Backup> => {
  const at = now();
  const file = join(folder, backupName(at, reason));
  const draft = `${file}.draft`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeDrafts(folder);
    const startSeq = journal.head(db)?.seq ?? 0;
    const fault = await makeCopy(db, draft);
    if (fault !== undefined) throw new Error(fault);
    const copy = openDatabase({ file: draft, readonly: true });
    try {
      assertSameJournal(db, copy, startSeq, journal);
    } finally {
      copy.close();
    }
    moveDurably(draft, file);
  } catch (cause) {
    removeDatabase(draft);
    const error = toStorageError(cause, file);
    throw error instanceof StorageError ? error : new StorageError('storage_backup_failed', { file, reason: String(cause) }, cause);
  }
  // Not here and now: a file system takes a gigabyte back in half a second.
  for (const expired of expiredBackups(listBackups(folder), at)) await rm(join(folder, expired.name), { force: true });
  const name = backupName(at, reason);
  return { name, at, reason, file, sizeBytes: statSync(file).size };
};
