import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeBackup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { checkIntegrity, markSuspect, openOrRecover } from '../../../electron/host/adapters/sqlite/safety/integrity.ts';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import { settleIdentity } from '../../../electron/host/adapters/sqlite/database/station-identity.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { appendEntry, tinyProbe, tinySchema } from '../../fixtures/tiny-journal.ts';

const WORKER = new URL('../../../electron/host/adapters/sqlite/safety/integrity-worker.ts', import.meta.url);
const START = Date.now(); // compared with the file's own times
const mono = (): number => performance.now();

const station = (rows = 400) => {
  const folder = tempFolder();
  const file = join(folder, 'sidebay.db');
  const db = openDatabase({ file });
  applyMigrations(db, [tinySchema]);
  for (let row = 0; row < rows; row += 1) appendEntry(db, `row${row}`);
  const options = { file, backupFolder: join(folder, 'backups'), damagedFolder: join(folder, 'damaged'), now: () => START, nextId: () => 'new-life' };
  return { folder, file, db, options };
};
const damage = (file: string, from: number, to: number): void => {
  const bytes = readFileSync(file);
  bytes.fill(0xff, from, to);
  writeFileSync(file, bytes);
};
const count = (db: Db): unknown => db.prepare('SELECT count(*) FROM entry').pluck().get();

describe('the integrity check', () => {
  it('passes a good file while it is being written', async () => {
    const { db, file } = station();
    const checking = checkIntegrity({ file, workerUrl: WORKER, mono });
    appendEntry(db, 'meanwhile');
    expect(await checking).toMatchObject({ ok: true, problems: [] });
    db.close();
  });

  it('tells a damaged search index, which is rebuilt, from damaged rows, which are not', async () => {
    const { db, file } = station();
    db.exec("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'trigram'); INSERT INTO words (text) VALUES ('harbour cranes')");
    db.unsafeMode(true); // lets the test write where only FTS5 may
    db.exec("UPDATE words_content SET c0 = 'something else entirely'");
    const report = await checkIntegrity({ file, workerUrl: WORKER, mono });
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.searchProblems.length).toBeGreaterThan(0);
    db.close();
  });

  it('names what is wrong with a damaged one', async () => {
    const { db, file } = station();
    db.close();
    damage(file, 4096 * 5, 4096 * 6);
    const report = await checkIntegrity({ file, workerUrl: WORKER, mono });
    expect(report.ok).toBe(false);
    expect(report.problems.length).toBeGreaterThan(0);
  });
});

describe('opening a damaged database', () => {
  it.each([
    ['a destroyed first page, seen at once', (file: string) => damage(file, 0, 4096)],
    [
      'a destroyed page, seen by the last background check',
      (file: string) => {
        damage(file, 4096 * 5, 4096 * 6);
        markSuspect(file, ['page 6 is never used']);
      },
    ],
  ])('%s: kept aside, newest good backup in its place, the missing time named', async (_, hurt) => {
    const { db, file, options } = station();
    let at = START - 7_200_000;
    const deps = { folder: options.backupFolder, now: () => at, journal: tinyProbe };
    const good = await takeBackup(db, 'hourly', deps);
    at = START - 3_600_000;
    const bad = await takeBackup(db, 'hourly', deps);
    damage(bad.file, 4096 * 3, 4096 * 4);
    appendEntry(db, 'lost');
    db.close();
    hurt(file);
    const hurtBytes = readFileSync(file);

    const opened = openOrRecover(options);
    expect(opened.recovery).toMatchObject({ backup: { name: good.name }, missingFromAt: START - 7_200_000, incarnationId: 'new-life' });
    expect(opened.recovery?.missingUntilAt).toBeGreaterThan(START - 7_200_000);
    expect(readFileSync(opened.recovery?.asideFile ?? '').equals(hurtBytes)).toBe(true);
    expect(count(opened.db)).toBe(400);
    opened.db.close();
    const next = openOrRecover(options);
    expect(next.recovery).toBeNull();
    next.db.close();
  });

  it('without a good backup moves nothing', () => {
    const { db, file, options } = station();
    db.close();
    damage(file, 0, 4096);
    const before = readFileSync(file);
    expect(() => openOrRecover(options)).toThrow(expect.objectContaining({ code: 'storage_no_good_backup' }));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('a suspicion that proves false costs nothing', () => {
    const { db, file, options } = station();
    db.close();
    markSuspect(file, ['a bad day']);
    const opened = openOrRecover(options);
    expect(opened.recovery).toBeNull();
    expect(count(opened.db)).toBe(400);
    opened.db.close();
  });

  it('300 flipped bits: it opens, recovers or refuses, and never crashes', () => {
    const { db, file, options } = station(200);
    db.close();
    const whole = readFileSync(file);
    let seed = 20261123;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    let found = 0;
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(whole);
      const byte = random(bytes.length);
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << random(8));
      const flipped = join(tempFolderOnce(), 'flipped.db');
      writeFileSync(flipped, bytes);
      markSuspect(flipped, ['test']);
      try {
        openOrRecover({ ...options, file: flipped }).db.close();
      } catch (cause) {
        if (!(cause instanceof StorageError)) throw cause;
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});

let once: string | undefined;
const tempFolderOnce = (): string => (once ??= tempFolder());

describe('the identity of a station', () => {
  const identityOf = (db: Db, folder: string, place = 'here') => {
    let next = 0;
    return settleIdentity({ db, folder, place, nextId: () => `id-${place}-${(next += 1)}`, journalSeq: () => tinyProbe.head(db)?.seq ?? 0 });
  };

  it('is born once and lives on', () => {
    const { db, folder } = station(0);
    const born = identityOf(db, folder);
    expect(born).toEqual({ stationId: 'id-here-1', incarnationId: 'id-here-2', change: 'first_start' });
    expect(identityOf(db, folder)).toEqual({ ...born, change: null });
    db.close();
  });

  it('gets a new incarnation when the folder was copied, the marker is gone, or an older file was put back', () => {
    const { db, folder, file } = station(0);
    const born = identityOf(db, folder);
    expect(identityOf(db, tempFolder())).toMatchObject({ stationId: born.stationId, change: 'cloned' });
    expect(identityOf(db, folder)).toMatchObject({ stationId: born.stationId, change: 'replaced' });
    expect(identityOf(db, folder, 'elsewhere')).toMatchObject({ stationId: born.stationId, change: 'cloned' });
    identityOf(db, folder);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const old = readFileSync(file);
    appendEntry(db, 'newer');
    expect(identityOf(db, folder).change).toBeNull();
    db.close();
    writeFileSync(file, old);
    const back = openDatabase({ file });
    expect(identityOf(back, folder)).toMatchObject({ stationId: born.stationId, change: 'rolled_back' });
    back.close();
  });
});
