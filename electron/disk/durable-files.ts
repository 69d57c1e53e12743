import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file's content and a folder's names are two things: a rename survives a power cut only once the folder itself is flushed. */
export const flushFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Some shares flush no folders, and a letter box may be written and not read: their names are as durable as they get. */
const NOT_FLUSHED_THERE: ReadonlySet<string | undefined> = new Set(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM']);

export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return; // a folder cannot be opened for flushing there; NTFS journals its names
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!NOT_FLUSHED_THERE.has((error as NodeJS.ErrnoException).code)) throw error;
  }
};

export const moveDurably = (from: string, to: string): void => {
  renameSync(from, to);
  flushFolder(dirname(to));
  if (dirname(from) !== dirname(to)) flushFolder(dirname(from));
};

/**
 * Whole or not at all, and durable on return: written beside, flushed, renamed over, the folder flushed. What lay under that name stays until then,
 * and a draft that could not be finished is taken away. Throws what the file system says. The file is its owner's alone.
 */
export const writeFileDurably = (file: string, content: string | Uint8Array): void => {
  const beside = `${file}.${process.pid}.new`;
  try {
    // One that a crash left behind may have another owner's rights.
    rmSync(beside, { force: true });
    const handle = openSync(beside, 'wx', 0o600);
    try {
      // Not `writeSync`: a disk that is nearly full takes a part and says so only with the next.
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    moveDurably(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};
