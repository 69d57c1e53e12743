import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBackupSchedule } from '../../../electron/host/adapters/sqlite/safety/backup-schedule.ts';
import { listBackups, takeBackup, type Backup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { checkBackup } from '../../../electron/host/adapters/sqlite/safety/check-backup.ts';
import { copyGivingWay, copyHere, copyInThread } from '../../../electron/host/adapters/sqlite/safety/copy-database.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { finishRestore, restoreBackup } from '../../../electron/host/adapters/sqlite/safety/restore.ts';
import { settleIdentity } from '../../../electron/host/adapters/sqlite/database/station-identity.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { appendEntry, tinyProbe, tinySchema } from '../../fixtures/tiny-journal.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23);

const station = () => {
  const folder = tempFolder();
  const file = join(folder, 'sidebay.db');
  const db = openDatabase({ file });
  applyMigrations(db, [tinySchema]);
  let now = START;
  const deps = { folder: join(folder, 'backups'), now: () => now, journal: tinyProbe };
  return { folder, file, db, deps, asideFolder: join(folder, 'aside'), pass: (ms: number) => (now += ms) };
};
const bodies = (db: Db): readonly unknown[] => db.prepare('SELECT hash FROM entry ORDER BY seq').pluck().all();

/** How far each thread of this process steps back; Linux alone tells. */
const prioritiesHere = (): readonly number[] =>
  readdirSync('/proc/self/task').flatMap((thread) => {
    try {
      return [Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16])];
    } catch {
      return []; // it ended meanwhile
    }
  });

describe('a backup', () => {
  it('holds what only the WAL held, is one file, and was read back before it got its name', async () => {
    const { db, deps } = station();
    db.pragma('wal_autocheckpoint = 0');
    appendEntry(db, 'in the WAL');
    const backup = await takeBackup(db, 'manual', deps);
    expect(readdirSync(deps.folder)).toEqual([backup.name]);
    expect(checkBackup(backup.file)).toBeUndefined();
    const copy = openDatabase({ file: backup.file, readonly: true });
    expect(bodies(copy)).toEqual(['h-in the WAL']);
    copy.close();
    db.close();
  });

  it('copying the file without its WAL loses commits: why no one copies a living file', () => {
    const { db, file, folder } = station();
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('wal_autocheckpoint = 0');
    appendEntry(db, 'lost');
    copyFileSync(file, join(folder, 'raw.db'));
    const raw = openDatabase({ file: join(folder, 'raw.db'), readonly: true });
    expect(bodies(raw)).toEqual([]);
    raw.close();
    db.close();
  });

  it('is taken while the database is being written, and is a state the journal went through', async () => {
    const { db, deps } = station();
    for (let index = 0; index < 3_000; index += 1) appendEntry(db, `before${index}`);
    let writing = true;
    const write = (index: number): void => {
      if (!writing) return;
      appendEntry(db, `during${index}`);
      setImmediate(() => write(index + 1));
    };
    write(0);
    const backup = await takeBackup(db, 'hourly', deps);
    writing = false;
    const copy = openDatabase({ file: backup.file, readonly: true });
    const copied = bodies(copy);
    expect(copied.length).toBeGreaterThanOrEqual(3_000);
    expect(bodies(db).slice(0, copied.length)).toEqual(copied);
    copy.close();
    db.close();
  });

  it('is made by whom it was given to, as one closed file, and has no name while something is wrong with it', async () => {
    const { db, deps } = station();
    appendEntry(db, 'one');
    const seen: string[][] = [];
    const makeCopy = async (of: Db, draft: string): Promise<string | undefined> => {
      const fault = await copyHere(of, draft);
      seen.push(readdirSync(deps.folder));
      return fault;
    };
    const backup = await takeBackup(db, 'hourly', { ...deps, makeCopy });
    expect(seen).toEqual([[`${backup.name}.draft`]]);
    const refused = takeBackup(db, 'manual', { ...deps, makeCopy: () => Promise.resolve('row 7 is missing from an index') });
    await expect(refused).rejects.toMatchObject({ code: 'storage_backup_failed', params: { reason: 'Error: row 7 is missing from an index' } });
    expect(readdirSync(deps.folder)).toEqual([backup.name]);
    db.close();
  });

  it('is made in a thread of its own, where the host says so: one state the journal went through, while writing goes on without a pause', async () => {
    const { db, deps } = station();
    db.pragma('wal_autocheckpoint = 0');
    for (let index = 0; index < 2_000; index += 1) appendEntry(db, `before${index}`);
    let written = 0;
    const makeCopy = copyInThread(new URL('../../../electron/host/adapters/sqlite/safety/backup-worker.ts', import.meta.url), 'givingWay');
    const priorities = new Set<number>();
    const writing = setInterval(() => {
      appendEntry(db, `during${(written += 1)}`);
      if (process.platform === 'linux') for (const one of prioritiesHere()) priorities.add(one);
    }, 1);
    const backup = await takeBackup(db, 'hourly', { ...deps, makeCopy });
    clearInterval(writing);
    expect(written).toBeGreaterThan(0);
    // The copy's thread steps back, and this one does not.
    if (process.platform === 'linux') expect([...priorities]).toEqual(expect.arrayContaining([getPriority(), constants.priority.PRIORITY_LOW]));
    expect(getPriority()).not.toBe(constants.priority.PRIORITY_LOW);
    expect(readdirSync(deps.folder)).toEqual([backup.name]);
    const copy = openDatabase({ file: backup.file, readonly: true });
    const copied = bodies(copy);
    copy.close();
    expect(copied.length).toBeGreaterThanOrEqual(2_000);
    expect(bodies(db).slice(0, copied.length)).toEqual(copied);
    db.close();
  });

  it('gives way between its steps, and is still one view of the database while others change it between two of them', async () => {
    const { db, file, deps } = station();
    db.exec('CREATE TABLE pair (side TEXT PRIMARY KEY, value INTEGER NOT NULL, filler BLOB) STRICT');
    const put = db.prepare('INSERT OR REPLACE INTO pair VALUES (?, ?, zeroblob(3000000))');
    const putBoth = db.transaction((value: number) => ['left', 'right'].forEach((side) => put.run(side, value)));
    putBoth(0);
    mkdirSync(deps.folder);
    const draft = join(deps.folder, 'draft.db');
    const reader = openDatabase({ file, readonly: true });
    let changes = 0;
    const backup = reader.backup.bind(reader);
    // Between any two steps both sides change.
    reader.backup = (to, options) =>
      backup(to, {
        ...options,
        progress: (progress) => {
          putBoth((changes += 1));
          return options?.progress?.(progress) ?? 0;
        },
      });
    expect(await copyGivingWay(reader, draft)).toBeUndefined();
    reader.close();
    // What stayed in the log behind the view that was held is copied back by who held it, not by the next person who commits.
    const [log] = db.pragma('wal_checkpoint(NOOP)') as { readonly log: number; readonly checkpointed: number }[];
    expect(log?.checkpointed).toBe(log?.log);
    expect(changes).toBeGreaterThan(4);
    const copy = openDatabase({ file: draft, readonly: true });
    expect(copy.prepare('SELECT side, value FROM pair ORDER BY side').all()).toEqual([
      { side: 'left', value: 0 },
      { side: 'right', value: 0 },
    ]);
    copy.close();
    expect(db.prepare('SELECT DISTINCT value FROM pair').pluck().all()).toEqual([changes]);
    db.close();
  });

  it('that cannot be made in its thread fails and leaves nothing behind', async () => {
    const { db, deps } = station();
    const makeCopy = copyInThread(new URL('../../../electron/host/adapters/sqlite/safety/no-such-worker.ts', import.meta.url), 'atOnce');
    await expect(takeBackup(db, 'hourly', { ...deps, makeCopy })).rejects.toMatchObject({ code: 'storage_backup_failed' });
    expect(readdirSync(deps.folder)).toEqual([]);
    db.close();
  });

  it('removes what a backup that was killed in the middle left behind', async () => {
    const { db, deps } = station();
    mkdirSync(deps.folder);
    const killed = ['', '-wal', '-shm'].map((part) => `sidebay-20260101T000000000Z-hourly.db.draft${part}`);
    for (const name of [...killed, 'a note of mine.txt']) writeFileSync(join(deps.folder, name), 'x');
    const backup = await takeBackup(db, 'hourly', deps);
    expect(readdirSync(deps.folder)).toEqual(['a note of mine.txt', backup.name]);
    db.close();
  });

  it('of another journal is refused and leaves nothing behind', async () => {
    const { db, deps } = station();
    appendEntry(db, 'one');
    const journal = { ...tinyProbe, hashAt: () => 'another' };
    await expect(takeBackup(db, 'hourly', { ...deps, journal })).rejects.toMatchObject({ code: 'storage_backup_failed' });
    expect(readdirSync(deps.folder)).toEqual([]);
    db.close();
  });

  it('rotates: three days of hours leave 24 and one for each older day', async () => {
    const { db, deps, pass } = station();
    for (let hour = 0; hour < 72; hour += 1) {
      await takeBackup(db, 'hourly', deps);
      pass(HOUR);
    }
    expect(listBackups(deps.folder)).toHaveLength(24 + 2);
    db.close();
  });

  it('runs each hour, never twice at once, and a failure is said', async () => {
    let tick = (): void => {};
    let finish: (backup: Backup) => void = () => {};
    const said: string[] = [];
    let taken = 0;
    const stop = startBackupSchedule({
      every: (everyMs, task) => {
        expect(everyMs).toBe(HOUR);
        tick = task;
        return () => said.push('stopped');
      },
      take: () => ((taken += 1), taken === 2 ? Promise.reject(new Error('full')) : new Promise((resolve) => (finish = resolve))),
      onTaken: () => said.push('taken'),
      onFailed: () => said.push('failed'),
    });
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    tick();
    tick();
    expect(taken).toBe(1);
    finish({ name: 'x', at: 0, reason: 'hourly', file: 'x', sizeBytes: 0 });
    await settle();
    tick();
    await settle();
    tick();
    expect(taken).toBe(3);
    stop();
    expect(said).toEqual(['taken', 'failed', 'stopped']);
  });
});

describe('a restore', () => {
  it('brings back the backup, keeps the current file whole, and begins a new incarnation', async () => {
    const { db, deps, file, folder, asideFolder } = station();
    let id = 0;
    const identityDeps = (of: Db) => ({ db: of, folder, nextId: () => `id-${(id += 1)}`, journalSeq: () => tinyProbe.head(of)?.seq ?? 0 });
    const born = settleIdentity(identityDeps(db));
    appendEntry(db, 'saved');
    const backup = await takeBackup(db, 'hourly', deps);
    appendEntry(db, 'after the backup');
    db.close();
    const restored = restoreBackup({ backupFile: backup.file, file, asideFolder, at: START, incarnationId: 'incarnation-2' });
    const now = openDatabase({ file });
    expect(bodies(now)).toEqual(['h-saved']);
    expect(settleIdentity(identityDeps(now))).toEqual({ stationId: born.stationId, incarnationId: 'incarnation-2', change: null });
    const aside = openDatabase({ file: restored.asideFile });
    expect(bodies(aside)).toEqual(['h-saved', 'h-after the backup']);
    aside.close();
    now.close();
  });

  it('interrupted after any step is finished by the next start', async () => {
    const { db, deps, file, asideFolder } = station();
    appendEntry(db, 'saved');
    const backup = await takeBackup(db, 'hourly', deps);
    appendEntry(db, 'newer');
    db.close();
    // Before the note: nothing happened.
    copyFileSync(backup.file, `${file}.restoring`);
    expect(finishRestore(file)).toBeUndefined();
    expect(existsSync(`${file}.restoring`)).toBe(false);
    // With the note, before and between the moves.
    const note = { asideFile: join(asideFolder, 'sidebay-x.db'), incarnationId: 'i2' };
    copyFileSync(backup.file, `${file}.restoring`);
    writeFileSync(`${file}.restore.json`, JSON.stringify(note));
    expect(finishRestore(file)).toEqual(note);
    const restored = openDatabase({ file });
    expect(bodies(restored)).toEqual(['h-saved']);
    restored.close();
    // After the moves, before the note went.
    writeFileSync(`${file}.restore.json`, JSON.stringify(note));
    finishRestore(file);
    const again = openDatabase({ file });
    expect(bodies(again)).toEqual(['h-saved']);
    again.close();
    expect(finishRestore(file)).toBeUndefined();
  });

  it('refuses a damaged backup and touches nothing', async () => {
    const { db, deps, file, asideFolder } = station();
    appendEntry(db, 'saved');
    const backup = await takeBackup(db, 'hourly', deps);
    db.close();
    const bytes = readFileSync(backup.file);
    bytes.fill(0xff, 4096, 5000);
    writeFileSync(backup.file, bytes);
    const before = readFileSync(file);
    expect(() => restoreBackup({ backupFile: backup.file, file, asideFolder, at: START, incarnationId: 'x' })).toThrow(
      expect.objectContaining({ code: 'storage_no_good_backup' }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(asideFolder)).toBe(false);
  });
});

it('a station that is on for half an hour a day backs up soon after it starts, if the last one is old', () => {
  let taken = 0;
  let soon = (): void => {};
  const deps = { every: () => () => {}, onTaken: () => {}, onFailed: () => {}, take: () => ((taken += 1), new Promise<Backup>(() => {})) };
  startBackupSchedule(deps);
  expect(taken).toBe(0);
  startBackupSchedule({ ...deps, first: (task) => ((soon = task), () => {}) });
  expect(taken).toBe(0);
  soon();
  expect(taken).toBe(1);
});
