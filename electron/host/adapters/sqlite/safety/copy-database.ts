import { askThread } from '../database/ask-thread.ts';
import { checkBackup } from './check-backup.ts';
import { flushFile } from '../../../../disk/durable-files.ts';
import { openDatabase, type Db } from '../database/open-database.ts';

/** Makes `draft` of a living database and says what is wrong with it: one closed file, complete without a WAL, on the disk, read back whole. */
export type MakeCopy = (db: Db, draft: string) => Promise<string | undefined>;

/** Pages of a step; all of them: one view of the database from its first page to its last, whoever writes meanwhile. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** Through SQLite itself, never by copying the file: its newest commits are in the WAL. Stops this thread for as long as it takes. */
export const copyHere: MakeCopy = async (db, draft) => {
  await db.backup(draft, { progress: () => ALL_PAGES });
  const copy = openDatabase({ file: draft });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  const fault = checkBackup(draft);
  if (fault === undefined) flushFile(draft);
  return fault;
};

/** In a thread with a connection of its own: nobody waits while an hourly copy of a large database is made, flushed and checked. */
export const copyInThread =
  (workerUrl: URL): MakeCopy =>
  async ({ name: file }, draft) =>
    (await askThread<string | null>(workerUrl, { file, draft }, 'the copy')) ?? undefined;
