/**
 * Why the data on disk cannot be used just now. `code` selects the text (`error.storage_<…>`), `params` fill it.
 * Thrown, not returned: nothing below the edge can mend it. The start-up and the dispatcher catch it and say it.
 */
export const STORAGE_ERROR_CODES = [
  'storage_network_folder',
  'storage_cloud_folder',
  'storage_read_only',
  'storage_disk_full',
  'storage_cannot_open',
  'storage_damaged',
  'storage_search_damaged',
  'storage_no_good_backup',
  'storage_in_use',
  'storage_busy',
  'storage_io_error',
  'storage_not_durable',
  'storage_from_the_future',
  'storage_backup_failed',
] as const;
export type StorageErrorCode = (typeof STORAGE_ERROR_CODES)[number];

export class StorageError extends Error {
  readonly code: StorageErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: StorageErrorCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'StorageError';
    this.code = code;
    this.params = params;
  }
}

const causeCode = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const storageCodeOf = (code: string): StorageErrorCode | undefined => {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'storage_disk_full';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'storage_read_only';
  // A damaged search index (SQLITE_CORRUPT_VTAB) is rebuilt from the rows and is no damage to them.
  if (code === 'SQLITE_CORRUPT_VTAB') return 'storage_search_damaged';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'storage_damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'storage_busy';
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return 'storage_io_error';
  if (code.startsWith('SQLITE_CANTOPEN')) return 'storage_cannot_open';
  return undefined;
};

/** A failure of disk or file as a `StorageError`; anything else (a constraint, a defect) comes back as it was. */
export const toStorageError = (cause: unknown, file: string): unknown => {
  if (cause instanceof StorageError) return cause;
  const code = storageCodeOf(causeCode(cause));
  return code === undefined ? cause : new StorageError(code, { file }, cause);
};

/** Files beside the database lie on the same disk: what a person hands in meets it when it is full, and is told the same. */
export const fullDiskOf = (cause: unknown): StorageError | null =>
  ['ENOSPC', 'EDQUOT'].includes(causeCode(cause)) ? new StorageError('storage_disk_full', {}, cause) : null;

/** What was written may be lost or is not what was written: nothing more goes to this file before it was opened anew. */
export const isDiskFailure = (error: unknown): error is StorageError =>
  error instanceof StorageError && (error.code === 'storage_io_error' || error.code === 'storage_damaged');
