import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, byNewest, expiredBackups, parseBackupName, type BackupFile, type BackupReason } from './backup-names.ts';
import { flushFile, moveDurably, removeDatabase } from './durable-files.ts';
import { findDamage } from './find-damage.ts';
import type { JournalProbe } from './journal-probe.ts';
import { openDatabase, type Db } from './open-database.ts';
import { StorageError, toStorageError } from './storage-error.ts';

export interface Backup extends BackupFile {
  readonly file: string;
  readonly sizeBytes: number;
}

export interface BackupDeps {
  readonly folder: string;
  readonly now: () => number;
  readonly journal: JournalProbe;
  /** Reads a finished copy whole and says what is wrong with it. Absent: here and now, which stops this thread for as long as it takes. */
  readonly readBack?: ReadBack | undefined;
}

export type ReadBack = (file: string) => Promise<string | undefined>;

export const listBackups = (folder: string): readonly Backup[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => parseBackupName(name) ?? [])
    .map((found) => ({ ...found, file: join(folder, found.name), sizeBytes: statSync(join(folder, found.name)).size }))
    .sort(byNewest);
};

/** Everything a copy must satisfy before it is called a backup. Returns what is wrong, or undefined. */
export const findFault = (copy: Db): string | undefined => {
  try {
    return findDamage(copy).problems[0];
  } catch (cause) {
    return String(cause); // a damaged schema page makes the check itself throw
  }
};

/** The copy's newest journal entry must be one that the living journal holds, and not older than the journal was when the copy began. */
const assertSameJournal = (live: Db, copy: Db, startSeq: number, journal: JournalProbe): void => {
  const head = journal.head(copy);
  if ((head?.seq ?? 0) < startSeq) throw new Error(`the copy's journal ends at ${head?.seq ?? 0}, before ${startSeq}`);
  if (head !== null && journal.hashAt(live, head.seq) !== head.hash) throw new Error(`entry ${head.seq} of the copy is not the journal's`);
};

const readBackHere: ReadBack = (file) => Promise.resolve(checkBackup(file));

/**
 * Takes a copy of the living database through SQLite itself (never by copying the file: its newest commits are in the WAL),
 * checks it and only then gives it its name: a file with a backup's name is a backup that was read back whole.
 */
export const takeBackup = async (db: Db, reason: BackupReason, { folder, now, journal, readBack }: BackupDeps): Promise<Backup> => {
  const at = now();
  const file = join(folder, backupName(at, reason));
  const draft = `${file}.draft`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeDatabase(draft);
    const startSeq = journal.head(db)?.seq ?? 0;
    await db.backup(draft);
    const copy = openDatabase({ file: draft });
    try {
      assertSameJournal(db, copy, startSeq, journal);
      copy.pragma('journal_mode = DELETE'); // one file, complete without a WAL
    } finally {
      copy.close();
    }
    const fault = await (readBack ?? readBackHere)(draft);
    if (fault !== undefined) throw new Error(fault);
    flushFile(draft);
    moveDurably(draft, file);
  } catch (cause) {
    removeDatabase(draft);
    const error = toStorageError(cause, file);
    throw error instanceof StorageError ? error : new StorageError('storage_backup_failed', { file, reason: String(cause) }, cause);
  }
  for (const expired of expiredBackups(listBackups(folder), at)) rmSync(join(folder, expired.name), { force: true });
  const name = backupName(at, reason);
  return { name, at, reason, file, sizeBytes: statSync(file).size };
};

/** Opens a backup for reading only and says what is wrong with it, if anything. */
export const checkBackup = (file: string): string | undefined => {
  try {
    const copy = openDatabase({ file, readonly: true });
    try {
      return findFault(copy);
    } finally {
      copy.close();
    }
  } catch (cause) {
    return String(cause);
  }
};
