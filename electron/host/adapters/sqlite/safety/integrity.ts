import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { askThread } from '../database/ask-thread.ts';
import { listBackups, type Backup } from './backup.ts';
import { checkBackup, findFault } from './check-backup.ts';
import { flushFolder, writeFileDurably } from '../../../../disk/durable-files.ts';
import type { Inspection } from './integrity-worker.ts';
import { openDatabase, type Db } from '../database/open-database.ts';
import { finishRestore, restoreBackup, type Restored } from './restore.ts';
import { StorageError } from '../database/storage-error.ts';

export interface IntegrityReport extends Inspection {
  readonly ok: boolean;
  readonly tookMs: number;
}

export interface IntegrityCheckOptions {
  readonly file: string;
  /** `integrity-worker.ts` from source, its bundle in the packaged program. */
  readonly workerUrl: URL;
  readonly mono: () => number;
}

/** The full check (every page, every index, every parent, then every seal of the journal), in a thread. `quick_check` finds one bit flip in twenty and is not used. */
export const checkIntegrity = async ({ file, workerUrl, mono }: IntegrityCheckOptions): Promise<IntegrityReport> => {
  const startedAt = mono();
  const found = await askThread<Inspection>(workerUrl, { file }, 'the integrity check');
  return { ok: found.problems.length === 0 && found.journalBrokenAt === null, ...found, tookMs: mono() - startedAt };
};

const suspicionFile = (file: string): string => `${file}.suspect`;

/** A background check found damage: the next start checks before it opens. */
export const markSuspect = (file: string, problems: readonly string[]): void => writeFileDurably(suspicionFile(file), JSON.stringify(problems.slice(0, 20)));

/** What a person must be told after a damaged file was replaced. What was done between the two instants may be missing here. */
export interface Recovery {
  readonly problem: string;
  readonly asideFile: string;
  readonly backup: Backup;
  readonly missingFromAt: number;
  readonly missingUntilAt: number;
  readonly incarnationId: string;
}

export interface OpenOrRecoverOptions {
  readonly file: string;
  readonly backupFolder: string;
  readonly damagedFolder: string;
  readonly now: () => number;
  readonly nextId: () => string;
}

export interface Opened {
  readonly db: Db;
  readonly recovery: Recovery | null;
  /** A backup that was put in the database's place on somebody's wish, by this start. */
  readonly putBack: Restored | null;
}

const lastWrittenAt = (file: string): number =>
  Math.max(...['', '-wal'].filter((part) => existsSync(file + part)).map((part) => Math.round(statSync(file + part).mtimeMs)));

/** Opens, and where the last run suspected damage, reads everything first. Returns what is wrong instead of a database that would lie. */
const openChecked = (file: string): Db | string => {
  try {
    const db = openDatabase({ file });
    const fault = existsSync(suspicionFile(file)) ? findFault(db) : undefined;
    if (fault === undefined) return db;
    db.close();
    return fault;
  } catch (cause) {
    if (cause instanceof StorageError && cause.code === 'storage_damaged') return cause.cause instanceof Error ? cause.cause.message : cause.message;
    throw cause;
  }
};

/**
 * Opens the database. A damaged one is kept aside with its date, the newest backup that reads back whole takes its place, and the
 * result names the time that may be missing. Without a good backup nothing is moved: a person decides what to do with the file.
 */
export const openOrRecover = ({ file, backupFolder, damagedFolder, now, nextId }: OpenOrRecoverOptions): Opened => {
  const putBack = finishRestore(file) ?? null;
  const opened = openChecked(file);
  if (typeof opened !== 'string') {
    rmSync(suspicionFile(file), { force: true });
    return { db: opened, recovery: null, putBack };
  }
  const backup = listBackups(backupFolder).find((candidate) => checkBackup(candidate.file) === undefined);
  if (backup === undefined) throw new StorageError('storage_no_good_backup', { file, reason: opened });
  const missingUntilAt = lastWrittenAt(file);
  const { asideFile, incarnationId } = restoreBackup({ backupFile: backup.file, file, asideFolder: damagedFolder, at: now(), incarnationId: nextId() });
  rmSync(suspicionFile(file), { force: true });
  flushFolder(dirname(file));
  return {
    db: openDatabase({ file }),
    putBack,
    recovery: { problem: opened, asideFile, backup, missingFromAt: backup.at, missingUntilAt: Math.max(missingUntilAt, backup.at), incarnationId },
  };
};
