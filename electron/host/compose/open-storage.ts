import { existsSync } from 'node:fs';
import path from 'node:path';
import { readDrillMark } from '../adapters/drill/drill-folder.ts';
import { doubtWhatWaited } from '../adapters/sqlite/safety/another-life.ts';
import { openOrRecover, checkIntegrity, markSuspect } from '../adapters/sqlite/safety/integrity.ts';
import { listBackups, takeBackup, type Backup } from '../adapters/sqlite/safety/backup.ts';
import { type CopyManners, copyInThread } from '../adapters/sqlite/safety/copy-database.ts';
import { BACKUP_EVERY_MS, startBackupSchedule } from '../adapters/sqlite/safety/backup-schedule.ts';
import { lockDataFolder } from '../adapters/sqlite/database/data-folder-lock.ts';
import { createJournalStore, journalProbe } from '../adapters/sqlite/journal/journal-store.ts';
import { migrate } from '../adapters/sqlite/database/migrate.ts';
import { migrations } from '../adapters/sqlite/migrations/all-migrations.ts';
import type { Db } from '../adapters/sqlite/database/open-database.ts';
import { createQuietWork } from '../adapters/sqlite/database/quiet-work.ts';
import { endOldSessions } from '../adapters/sqlite/site/session-store.ts';
import { hasOtherLife, recordJournalSeq, settleIdentity, settleOtherLife, type StationIdentity } from '../adapters/sqlite/database/station-identity.ts';
import { fullDiskOf, isDiskFailure, StorageError, toStorageError } from '../adapters/sqlite/database/storage-error.ts';
import { createUnitOfWork } from '../adapters/sqlite/database/unit-of-work.ts';
import type { Notice } from '../handlers/system-handlers.ts';
import { booksOf, drillBooksOf } from '../../../shared/core/document/document-number.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { JournalReader, JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';

export interface Storage {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter & JournalReader;
  readonly identity: StationIdentity;
  /** The books that numbers on paper belong to. */
  readonly books: string;
  /** The database was made at this start. */
  readonly fresh: boolean;
  readonly notices: Notice[];
  readonly backUp: () => Promise<Backup>;
  readonly backups: () => readonly Backup[];
  /** Waits for a backup under way, then lets go of the data folder. */
  readonly close: () => Promise<void>;
}

export interface StorageOptions {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The threads of the full check and of the copies; null for a command that ends at once: checks and backups are the host's. */
  readonly workers: { readonly integrity: URL; readonly backup: URL } | null;
  readonly onBroken: (error: Error) => void;
  /** When the full check and a backup that is due begin; some time after the start where nobody says. */
  readonly afterStartMs?: number;
  /** What people should know of the data has changed. */
  readonly onNotice?: () => void;
  readonly log: (line: string, error?: unknown) => void;
}

/** What a full or failing disk says, in the words people are shown; null for a defect of ours. */
export const knownFailure = (thrown: unknown): { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null => {
  const known = thrown instanceof StorageError ? thrown : fullDiskOf(thrown);
  return known === null ? null : { code: known.code, params: known.params };
};

const BACKUP_FAILED = 'storage.backup_failed';
/** What reads or copies the whole file at a start waits for so long: people get their first list before, also on a slow disk. */
const AFTER_START_MS = 20_000;

export const databaseFile = (dataFolder: string): string => path.join(dataFolder, 'sidebay.db');
const backupFolder = (dataFolder: string): string => path.join(dataFolder, 'backups');

/** Takes the data folder for this process and opens what is in it: recovered where damaged, migrated, with its identity settled. */
export async function openStorage({
  dataFolder,
  clock,
  ids,
  workers,
  afterStartMs = AFTER_START_MS,
  onBroken,
  onNotice = () => {},
  log,
}: StorageOptions): Promise<Storage> {
  const afterStart = (task: () => void): (() => void) => {
    const timer = setTimeout(task, afterStartMs).unref();
    return () => clearTimeout(timer);
  };
  const lock = lockDataFolder(dataFolder, clock.now);
  try {
    const file = databaseFile(dataFolder);
    const fresh = !existsSync(file);
    const { db, recovery, putBack } = openOrRecover({
      file,
      backupFolder: backupFolder(dataFolder),
      damagedFolder: path.join(dataFolder, 'damaged'),
      now: clock.now,
      nextId: ids.next,
    });
    const backupWith = (manners: CopyManners) => ({
      folder: backupFolder(dataFolder),
      now: clock.now,
      journal: journalProbe,
      makeCopy: workers === null ? undefined : copyInThread(workers.backup, manners),
    });
    await migrate(db, migrations, { backup: () => takeBackup(db, 'migration', backupWith('atOnce')) });
    const identity = settleIdentity({ db, folder: dataFolder, nextId: ids.next, journalSeq: () => journalProbe.head(db)?.seq ?? 0 });
    const broken = (error: StorageError): void => {
      // The next start reads the whole file before it believes it.
      if (error.code === 'storage_damaged') markSuspect(file, [error.message]);
      onBroken(error);
    };
    const quiet = createQuietWork({
      db,
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs).unref();
        return () => clearTimeout(timer);
      },
      onFailed: (cause) => {
        const error = toStorageError(cause, file);
        if (isDiskFailure(error)) broken(error);
        else log('quiet work failed', cause);
      },
    });
    const unitOfWork = createUnitOfWork(db, broken, quiet.written);
    const journal = createJournalStore(db, identity, ids, clock.now());
    const notices: Notice[] = [];
    const note = (type: string, data: JsonObject): void =>
      void journal.append({ type, at: clock.now(), actor: { kind: 'program', rule: 'storage' }, orderId: null, caseId: null, data, personal: null });
    if (identity.change !== null) {
      const { change, incarnationId } = identity;
      unitOfWork.run(() => note('station.lifeBegan', { change, incarnation: incarnationId }));
      if (change !== 'first_start') notices.push({ code: `storage.${change}`, params: {} });
    }
    if (putBack !== null || recovery !== null) unitOfWork.run(() => endOldSessions(db, clock.now()));
    if (putBack !== null) {
      const aside = path.basename(putBack.asideFile);
      notices.push({ code: 'storage.restored', params: { file: aside } });
      unitOfWork.run(() => note('station.lifeBegan', { change: 'restored', incarnation: putBack.incarnationId, aside }));
    }
    if (recovery !== null) {
      const params = { missingFromAt: recovery.missingFromAt, missingUntilAt: recovery.missingUntilAt, backup: recovery.backup.name };
      notices.push({ code: 'storage.restored_from_backup', params });
      unitOfWork.run(() => note('station.restored', params));
    }
    if (hasOtherLife(db)) {
      const doubts = unitOfWork.run(() => {
        const found = doubtWhatWaited(db);
        note('station.doubted', { ...found });
        settleOtherLife(db);
        return found;
      });
      if (doubts.changes + doubts.messages + doubts.waybillBlocks > 0) notices.push({ code: 'storage.doubted', params: { ...doubts } });
    }
    let underWay: Promise<unknown> = Promise.resolve();
    const backUp = (): Promise<Backup> => {
      const taken = takeBackup(db, 'hourly', backupWith('givingWay')).then((backup) => {
        recordJournalSeq(dataFolder, journalProbe.head(db)?.seq ?? 0);
        return backup;
      });
      underWay = taken.catch(() => {});
      return taken;
    };
    /** A backup that fails is no reason to stop, and none to be silent about: it is said until one succeeds. */
    const noteBackup = (taken: boolean): void => {
      const at = notices.findIndex(({ code }) => code === BACKUP_FAILED);
      if (taken === at < 0) return;
      if (taken) notices.splice(at, 1);
      else notices.push({ code: BACKUP_FAILED, params: {} });
      onNotice();
    };
    const check = (workerUrl: URL): Promise<void> =>
      checkIntegrity({ file, workerUrl, mono: clock.mono }).then(
        (report) => {
          if (report.journalBrokenAt !== null) {
            // The file hangs together and an entry is not what it was: no backup is put in its place by itself, a person looks.
            notices.push({ code: 'storage.journal_broken', params: { entry: report.journalBrokenAt } });
            log('the journal is not as it was sealed', report.journalBrokenAt);
            return onNotice();
          }
          if (report.problems.length === 0) return;
          markSuspect(file, report.problems);
          notices.push({ code: 'storage.damage_suspected', params: { problems: report.problems.length } });
          log('integrity check found damage', report.problems);
        },
        (cause: unknown) => log('integrity check failed', cause),
      );
    let stopChecking = (): void => {};
    const checked = new Promise<void>((begun) => {
      if (workers !== null && !fresh) stopChecking = afterStart(() => begun(check(workers.integrity)));
    });
    /** Both read the whole file: one after the other, so that people who work meanwhile share the disk and the processor with one of them. */
    const afterCheck = (task: () => void): (() => void) => {
      let isWanted = true;
      void checked.then(() => {
        if (isWanted) task();
      });
      return () => {
        isWanted = false;
      };
    };
    const stopBackups =
      workers === null
        ? () => {}
        : startBackupSchedule({
            every: (everyMs, task) => {
              const timer = setInterval(task, everyMs);
              timer.unref();
              return () => clearInterval(timer);
            },
            take: backUp,
            ...(!fresh && clock.now() - (listBackups(backupFolder(dataFolder))[0]?.at ?? 0) > BACKUP_EVERY_MS && { first: afterCheck }),
            onTaken: () => noteBackup(true),
            onFailed: (cause) => {
              log('backup failed', cause);
              noteBackup(false);
            },
          });
    return {
      db,
      unitOfWork,
      journal,
      identity,
      books: readDrillMark(dataFolder) === null ? booksOf(identity.incarnationId) : drillBooksOf(identity.incarnationId),
      fresh,
      notices,
      backUp,
      backups: () => listBackups(backupFolder(dataFolder)),
      close: async () => {
        stopBackups();
        stopChecking();
        quiet.stop();
        await underWay;
        recordJournalSeq(dataFolder, journalProbe.head(db)?.seq ?? 0);
        db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
