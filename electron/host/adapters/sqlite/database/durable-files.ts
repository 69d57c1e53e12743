import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
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

export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return; // a folder cannot be opened for flushing there; NTFS journals its names
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

export const moveDurably = (from: string, to: string): void => {
  renameSync(from, to);
  flushFolder(dirname(to));
  if (dirname(from) !== dirname(to)) flushFolder(dirname(from));
};

/** Whole or not at all: written beside, flushed, renamed over. */
export const writeFileDurably = (file: string, text: string, mode = 0o600): void => {
  const beside = `${file}.${process.pid}.new`;
  const handle = openSync(beside, 'w', mode);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  moveDurably(beside, file);
};

/** A database is three files until it is cleanly closed; they travel together or commits are lost. */
export const DATABASE_PARTS = ['', '-wal', '-shm'] as const;

export const moveDatabase = (from: string, to: string): void => {
  // The shared-memory index is rebuilt from the WAL, and a stale one beside another database would lie.
  rmSync(`${from}-shm`, { force: true });
  for (const part of ['', '-wal']) if (existsSync(from + part)) moveDurably(from + part, to + part);
};

export const removeDatabase = (file: string): void => {
  for (const part of DATABASE_PARTS) rmSync(file + part, { force: true });
};
