import { statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { checkIntegrity } from '../adapters/sqlite/safety/integrity.ts';
import { openDatabase } from '../adapters/sqlite/database/open-database.ts';
import { stageRestore } from '../adapters/sqlite/safety/restore.ts';
import { systemIds } from '../adapters/system/system-ports.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { HousekeepingDeps, Rehearsal } from '../handlers/housekeeping-handlers.ts';
import { databaseFile, type Storage } from './open-storage.ts';
import { waitingIn } from './waiting-changes.ts';

const freeBytesOf = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null; // a file system that does not say
  }
};

type Db = Storage['db'];
const countOf = (db: Db, sql: string): number => db.prepare<[], number | null>(sql).pluck().get() ?? 0;
const ORDERS = 'SELECT count(*) FROM orders';
const LAST_ENTRY = 'SELECT max(n) FROM journal';

/** What lies in a backup, read for looking only. */
const contentOf = (file: string): Pick<Rehearsal, 'orders' | 'journalSeq'> => {
  const copy = openDatabase({ file, readonly: true });
  try {
    return { orders: countOf(copy, ORDERS), journalSeq: countOf(copy, LAST_ENTRY) };
  } finally {
    copy.close();
  }
};

/** What is here and not in the backup: it would be kept aside, not brought along. */
const missingFrom = (db: Db, { orders, journalSeq }: Pick<Rehearsal, 'orders' | 'journalSeq'>): Rehearsal['missing'] => ({
  entries: Math.max(0, countOf(db, LAST_ENTRY) - journalSeq),
  orders: Math.max(0, countOf(db, ORDERS) - orders),
  sinceAt: db.prepare<[number], number>('SELECT at FROM journal WHERE n > ? ORDER BY n LIMIT 1').pluck().get(journalSeq) ?? null,
  ...waitingIn(db),
});

/** Looks after the file itself: where it lies, and whether its backups can be read back. */
export function composeHousekeeping(options: {
  readonly storage: Storage;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly integrityWorkerUrl: URL;
}): Pick<HousekeepingDeps, 'storage' | 'rehearse' | 'stageRestore'> {
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
      const { problems, journalBrokenAt, tookMs } = await checkIntegrity({ file: backup.file, workerUrl: integrityWorkerUrl, mono: clock.mono });
      const problem = problems[0] ?? (journalBrokenAt === null ? null : `journal entry ${journalBrokenAt}`);
      const content = problem === null ? contentOf(backup.file) : { orders: 0, journalSeq: 0 };
      return { whole: problem === null, problem, tookMs, ...content, missing: missingFrom(storage.db, content) };
    },
    stageRestore: (name) => {
      const backup = storage.backups().find((one) => one.name === name);
      if (backup === undefined) throw new Error('a backup that was rehearsed a moment ago is gone');
      stageRestore({
        backupFile: backup.file,
        file: databaseFile(dataFolder),
        asideFolder: path.join(dataFolder, 'aside'),
        at: clock.now(),
        incarnationId: systemIds.next(),
      });
    },
  };
}
