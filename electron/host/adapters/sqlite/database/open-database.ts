import Database from 'better-sqlite3';
import { dirname, resolve } from 'node:path';
import { describeFolder } from './describe-folder.ts';
import { classifyFolder } from './folder-kind.ts';
import { StorageError, toStorageError } from './storage-error.ts';

export type Db = Database.Database;

export interface OpenOptions {
  /** `:memory:` is allowed for tests and previews; it is never durable. */
  readonly file: string;
  readonly readonly?: boolean;
  /** How long another connection's lock is waited for. Only our own readers and the backup compete. */
  readonly busyTimeoutMs?: number;
}

/** Older versions carry the WAL-reset bug (sqlite.org, fixed in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;
const FULL = 2;

const isOldSqlite = (version: string): boolean => {
  const found = version.split('.').map(Number);
  for (const [index, wanted] of OLDEST_SQLITE.entries()) {
    const part = found[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
};

/**
 * A commit that was acknowledged survives a power cut: WAL with synchronous=FULL, on every connection.
 *
 * better-sqlite3 is compiled so that a WAL database falls back to NORMAL at the first read of page one unless FULL was set on this
 * connection, and the pragma reads FULL until then. So this is asked after page one was read, and again after the first write.
 */
export const assertDurable = (db: Db): void => {
  const settings = {
    journalMode: String(db.pragma('journal_mode', { simple: true })),
    synchronous: Number(db.pragma('synchronous', { simple: true })),
    foreignKeys: Number(db.pragma('foreign_keys', { simple: true })),
  };
  const durable = settings.synchronous === FULL && settings.foreignKeys === 1 && (db.memory || settings.journalMode === 'wal');
  if (!durable) throw new StorageError('storage_not_durable', settings);
};

const refuseUnsafeFolder = (file: string): void => {
  const folder = dirname(resolve(file));
  const kind = classifyFolder(describeFolder(folder));
  if (kind.kind === 'network') throw new StorageError('storage_network_folder', { folder, via: kind.via });
  if (kind.kind === 'cloud') throw new StorageError('storage_cloud_folder', { folder, service: kind.service });
};

const configure = (db: Db, readonly: boolean): void => {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
  if (isOldSqlite(version)) throw new StorageError('storage_not_durable', { sqlite: version });
  if (!readonly) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON'); // macOS: F_FULLFSYNC, a plain fsync stops at the drive's cache; no effect elsewhere
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON'); // else INSERT OR REPLACE walks past the append-only triggers
  db.pragma('trusted_schema = OFF');
  db.pragma('mmap_size = 0'); // a mapped page is not checked and an I/O error becomes SIGBUS
  db.pragma('temp_store = MEMORY'); // no personal data in temporary files
  db.pragma('cache_size = -32000'); // 32 MB: an import keeps the leaves of its indexes at hand
  db.pragma('cell_size_check = ON');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (readonly) {
    db.pragma('query_only = ON');
    return;
  }
  // Takes the write lock once: a read-only file system or a foreign writer shows here, not at the first saved order.
  db.exec('BEGIN IMMEDIATE; ROLLBACK');
  assertDurable(db);
};

/** The one place where a database is opened. Throws `StorageError`; a file it cannot use is left as it is. */
export const openDatabase = ({ file, readonly = false, busyTimeoutMs = 5_000 }: OpenOptions): Db => {
  const inMemory = file === ':memory:';
  if (!inMemory) refuseUnsafeFolder(file);
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly, fileMustExist: readonly, timeout: busyTimeoutMs });
    configure(db, readonly);
    return db;
  } catch (cause) {
    db?.close();
    if (cause instanceof TypeError) throw new StorageError('storage_cannot_open', { file }, cause); // "directory does not exist"
    throw toStorageError(cause, file);
  }
};
