import { statfsSync, statSync } from 'node:fs';
import { checkIntegrity } from '../adapters/sqlite/integrity.ts';
import { openDatabase } from '../adapters/sqlite/open-database.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { HousekeepingDeps, Rehearsal } from '../handlers/housekeeping-handlers.ts';
import { databaseFile, type Storage } from './open-storage.ts';

const freeBytesOf = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null; // a file system that does not say
  }
};

/** What lies in a backup, read for looking only. */
const contentOf = (file: string): Pick<Rehearsal, 'orders' | 'journalSeq'> => {
  const copy = openDatabase({ file, readonly: true });
  try {
    const orders = copy.prepare<[], number>('SELECT count(*) FROM orders').pluck().get() ?? 0;
    return { orders, journalSeq: copy.prepare<[], number | null>('SELECT max(n) FROM journal').pluck().get() ?? 0 };
  } finally {
    copy.close();
  }
};

/** Looks after the file itself: where it lies, and whether its backups can be read back. */
export function composeHousekeeping(options: {
  readonly storage: Storage;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly integrityWorkerUrl: URL;
}): Pick<HousekeepingDeps, 'storage' | 'rehearse'> {
  const { storage, dataFolder, clock, integrityWorkerUrl } = options;
  return {
    storage: () => ({
      folder: dataFolder,
      databaseBytes: statSync(databaseFile(dataFolder)).size,
      freeBytes: freeBytesOf(dataFolder),
      schema: Number(storage.db.pragma('user_version', { simple: true })),
      node: process.versions.node,
      sqlite: storage.db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
    }),
    rehearse: async (name) => {
      const backup = storage.backups().find((one) => one.name === name);
      if (backup === undefined) return null;
      const { problems, tookMs } = await checkIntegrity({ file: backup.file, workerUrl: integrityWorkerUrl, mono: clock.mono });
      const problem = problems[0] ?? null;
      return { whole: problem === null, problem, tookMs, ...(problem === null ? contentOf(backup.file) : { orders: 0, journalSeq: 0 }) };
    },
  };
}
