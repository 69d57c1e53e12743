import { askThread } from '../database/ask-thread.ts';
import { checkBackup } from './check-backup.ts';
import { AT_ONCE, type CopyPace, givingWay } from './copy-pace.ts';
import { flushFile } from '../../../../disk/durable-files.ts';
import { openDatabase, type Db } from '../database/open-database.ts';

/** Makes `draft` of a living database and says what is wrong with it: one closed file, complete without a WAL, on the disk, read back whole. */
export type MakeCopy = (db: Db, draft: string) => Promise<string | undefined>;

/** Through SQLite itself, never by copying the file: its newest commits are in the WAL. */
const copyPages = async (db: Db, draft: string, { pages, rest, end }: CopyPace): Promise<void> => {
  try {
    await db.backup(draft, {
      progress: ({ remainingPages, totalPages }) => {
        // It is asked before the first page too.
        if (remainingPages < totalPages) rest();
        return pages;
      },
    });
  } finally {
    end();
  }
};

const finish = (draft: string): string | undefined => {
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

/** With the connection that writes: in one step, so that it is one view of the database. Stops this thread for as long as it takes. */
export const copyHere: MakeCopy = async (db, draft) => {
  await copyPages(db, draft, AT_ONCE);
  return finish(draft);
};

/** What was written while the view was held stayed in the log. Whoever commits next would copy it back, tens of megabytes of it. */
const copyLogBack = (file: string): void => {
  const db = openDatabase({ file });
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
};

/** With a connection that only reads, in a thread of its own: however many steps it takes, one transaction holds what it sees, and no longer than that. */
export const copyGivingWay: MakeCopy = async (db, draft) => {
  db.exec('BEGIN');
  try {
    db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    await copyPages(db, draft, givingWay(draft));
  } finally {
    db.exec('COMMIT');
  }
  copyLogBack(db.name);
  return finish(draft);
};

/** `givingWay` while people work, `atOnce` where everybody waits for the copy. */
export type CopyManners = 'givingWay' | 'atOnce';

/** In a thread with a connection of its own: nobody waits while an hourly copy of a large database is made, flushed and checked. */
export const copyInThread =
  (workerUrl: URL, manners: CopyManners): MakeCopy =>
  async ({ name: file }, draft) =>
    (await askThread<string | null>(workerUrl, { file, draft, manners }, 'the copy')) ?? undefined;
