import { existsSync, rmSync } from 'node:fs';
import { moveDurably } from '../../../../disk/durable-files.ts';

/** A database is three files until it is cleanly closed; they travel together or commits are lost. */
const DATABASE_PARTS = ['', '-wal', '-shm'] as const;

export const moveDatabase = (from: string, to: string): void => {
  // The shared-memory index is rebuilt from the WAL, and a stale one beside another database would lie.
  rmSync(`${from}-shm`, { force: true });
  for (const part of ['', '-wal']) if (existsSync(from + part)) moveDurably(from + part, to + part);
};

export const removeDatabase = (file: string): void => {
  for (const part of DATABASE_PARTS) rmSync(file + part, { force: true });
};
