import Database from 'better-sqlite3';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../../../../disk/durable-files.ts';
import { StorageError, toStorageError } from './storage-error.ts';

const LOCK = 'sidebay.lock';
const HOLDER = 'sidebay.lock.json';

export interface DataFolderLock {
  readonly release: () => void;
}

const describeHolder = (folder: string): Readonly<Record<string, string | number>> => {
  try {
    const holder = JSON.parse(readFileSync(join(folder, HOLDER), 'utf8')) as { readonly pid: number; readonly since: string };
    return { pid: holder.pid, since: holder.since };
  } catch {
    return {};
  }
};

/**
 * One writing process per data folder. The lock is SQLite's own exclusive lock on a small file beside the database: the operating
 * system drops it when the process ends, however it ends, so there is no stale lock to clean up. The second one touches nothing.
 */
export const lockDataFolder = (folder: string, now: () => number): DataFolderLock => {
  const file = join(folder, LOCK);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db?.close();
    const error = toStorageError(cause, file);
    if (error instanceof StorageError && error.code === 'storage_busy') throw new StorageError('storage_in_use', { folder, ...describeHolder(folder) }, cause);
    throw error;
  }
  const held = db;
  // Only to tell a person who holds it; the lock does not depend on it.
  writeFileDurably(join(folder, HOLDER), JSON.stringify({ pid: process.pid, since: new Date(now()).toISOString() }));
  return { release: () => void held.close() };
};
