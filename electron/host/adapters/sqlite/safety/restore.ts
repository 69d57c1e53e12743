import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compactInstant } from './backup-names.ts';
import { checkBackup, findFault } from './check-backup.ts';
import { flushFile, flushFolder, moveDurably, writeFileDurably } from '../../../../disk/durable-files.ts';
import { moveDatabase, removeDatabase } from '../database/database-files.ts';
import { openDatabase } from '../database/open-database.ts';
import { beginOtherLife, markRestored } from '../database/station-identity.ts';
import { StorageError } from '../database/storage-error.ts';

/*
 * A restore swaps two files, and the power may go between any two steps:
 *
 *   copy backup → sidebay.db.restoring (checked, new incarnation, flushed)
 *   → write sidebay.db.restore.json → move the current file aside → rename .restoring over → delete the note
 *
 * Before the note nothing happened. After the note `finishRestore` at the next start does the rest; every step may be done twice.
 */
export interface Restored {
  readonly asideFile: string;
  readonly incarnationId: string;
}

export interface RestoreOptions {
  readonly backupFile: string;
  /** The database; for a restore at once it must be closed and the data folder locked by the caller. */
  readonly file: string;
  readonly asideFolder: string;
  readonly at: number;
  readonly incarnationId: string;
}

const asideName = (asideFolder: string, at: number): string => join(asideFolder, `sidebay-${compactInstant(at)}.db`);
const noteFile = (file: string): string => `${file}.restore.json`;
const restoringFile = (file: string): string => `${file}.restoring`;

const readNote = (file: string): Restored | undefined => {
  if (!existsSync(noteFile(file))) return undefined;
  return JSON.parse(readFileSync(noteFile(file), 'utf8')) as Restored; // written whole or not at all, by the lines below
};

/** Ends a restore that was laid ready or interrupted; undefined when there was none. Must run before the database is opened. */
export const finishRestore = (file: string): Restored | undefined => {
  const note = readNote(file);
  if (note === undefined) {
    removeDatabase(restoringFile(file)); // the draft of a restore that had not begun to swap
    return undefined;
  }
  if (existsSync(restoringFile(file))) {
    mkdirSync(dirname(note.asideFile), { recursive: true, mode: 0o700 });
    moveDatabase(file, note.asideFile);
    moveDurably(restoringFile(file), file);
  }
  markRestored(dirname(file), note.incarnationId);
  rmSync(noteFile(file));
  flushFolder(dirname(file));
  return note;
};

/** Everything but the swap, while the database may still be open: whoever opens it next finds the backup in its place. */
export const stageRestore = ({ backupFile, file, asideFolder, at, incarnationId }: RestoreOptions): Restored => {
  const fault = checkBackup(backupFile);
  if (fault !== undefined) throw new StorageError('storage_no_good_backup', { file: basename(backupFile), reason: fault });
  const draft = restoringFile(file);
  removeDatabase(draft);
  copyFileSync(backupFile, draft); // a finished backup has no WAL: this is the one file of ours that may be copied
  const copy = openDatabase({ file: draft });
  try {
    const copyFault = findFault(copy);
    if (copyFault !== undefined) throw new StorageError('storage_no_good_backup', { file: basename(backupFile), reason: copyFault });
    copy.transaction(() => beginOtherLife(copy, incarnationId)).immediate();
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  flushFile(draft);
  const note: Restored = { asideFile: asideName(asideFolder, at), incarnationId };
  writeFileDurably(noteFile(file), JSON.stringify(note));
  return note;
};

/** Puts a backup in the database's place. The current file is kept aside with the date, never deleted. */
export const restoreBackup = (options: RestoreOptions): Restored => {
  const note = stageRestore(options);
  finishRestore(options.file);
  return note;
};

/** Puts a closed database aside and nothing in its place: the next start begins a new one. */
export const setAside = (file: string, asideFolder: string, at: number): string => {
  mkdirSync(asideFolder, { recursive: true, mode: 0o700 });
  const asideFile = asideName(asideFolder, at);
  moveDatabase(file, asideFile);
  return asideFile;
};
