import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeBackup } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { applyMigrations, schemaVersion, type Migration } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { createFileUploads } from '../../../electron/host/adapters/spool/file-uploads.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { knownFailure } from '../../../electron/host/compose/open-storage.ts';
import { fillDisk, mountTmpfs } from '../../fixtures/small-disk.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { appendEntry, tinyProbe, tinySchema } from '../../fixtures/tiny-journal.ts';

const ROWS = 200;
/** Writes every row anew: more than a full disk has room for. */
const rewriteAll: Migration = {
  version: 20,
  name: 'rewrite all',
  up: (db) => db.exec(`CREATE TABLE entry_again AS SELECT * FROM entry; UPDATE entry SET body = body || body`),
};
const diskFull = expect.objectContaining({ name: 'StorageError', code: 'storage_disk_full' });

const filled = (folder: string): Db => {
  const db = openDatabase({ file: path.join(folder, 'a.db') });
  onTestFinished(() => void db.close());
  applyMigrations(db, [tinySchema]);
  for (let n = 0; n < ROWS; n += 1) appendEntry(db, `row${n}`);
  return db;
};
const count = (db: Db): unknown => db.prepare('SELECT count(*) FROM entry').pluck().get();

/** Writing itself is tried thirty times over in open-database.test.ts. */
describe('a full disk', () => {
  it('in a checkpoint: everything saved stays readable, and is copied back once there is room (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('2m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const db = filled(folder);
    const makeRoom = fillDisk(folder);
    expect(() => db.pragma('wal_checkpoint(TRUNCATE)')).toThrow(/full/u);
    expect(count(db)).toBe(ROWS);
    makeRoom();
    expect(db.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0);
    expect([count(db), db.pragma('integrity_check', { simple: true })]).toEqual([ROWS, 'ok']);
  });

  it('in a migration: it is said by name, the version before stands whole, and the next start goes on (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('2m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const db = filled(folder);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const makeRoom = fillDisk(folder);
    expect(() => applyMigrations(db, [tinySchema, rewriteAll])).toThrow(diskFull);
    expect([schemaVersion(db), count(db)]).toEqual([10, ROWS]);
    makeRoom();
    expect(applyMigrations(db, [tinySchema, rewriteAll]).to).toBe(20);
    expect([count(db), db.pragma('integrity_check', { simple: true })]).toEqual([ROWS, 'ok']);
  });

  it('in a backup: it is said by name, no half of one is left, earlier ones stay, and saving goes on (where a file system may be mounted)', async (context) => {
    const folder = mountTmpfs('2m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const data = tempFolder();
    const db = filled(data);
    const deps = { folder, now: () => Date.UTC(2026, 10, 23), journal: tinyProbe };
    const first = await takeBackup(db, 'hourly', deps);
    const makeRoom = fillDisk(folder);
    await expect(takeBackup(db, 'manual', { ...deps, now: () => Date.UTC(2026, 10, 24) })).rejects.toEqual(diskFull);
    expect(readdirSync(folder).filter((name) => name !== 'ballast')).toEqual([first.name]);
    appendEntry(db, 'after');
    makeRoom();
    const second = await takeBackup(db, 'manual', { ...deps, now: () => Date.UTC(2026, 10, 25) });
    expect(readdirSync(folder).toSorted()).toEqual([first.name, second.name].toSorted());
  });

  it('in an upload: it is said by name, and the half of a file leaves its room to everybody else (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('1m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const uploads = createFileUploads(folder, () => 'upload-1', Date.now);
    const id = uploads.begin('orders.csv', 2_000_000);
    const piece = new Uint8Array(500_000);
    expect(uploads.append(id, 0, piece)).toBe(500_000);
    let thrown: unknown;
    try {
      for (let offset = 500_000; offset < 2_000_000; offset += piece.length) uploads.append(id, offset, piece);
    } catch (failed) {
      thrown = failed;
    }
    expect(knownFailure(thrown)).toEqual({ code: 'storage_disk_full', params: {} });
    expect([uploads.find(id), readdirSync(folder)]).toEqual([null, []]);
  });

  it('in an export: it is said in both languages, and what lay under that name before is still whole (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('1m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const out = path.join(folder, 'exceptions.csv');
    writeFileSync(out, 'of yesterday');
    fillDisk(folder);
    const main = path.resolve(import.meta.dirname, '../../../electron/host/cli/main.ts');
    const ran = spawnSync(process.execPath, [main, 'export', '--out', out], { env: { ...process.env, SIDEBAY_DATA: tempFolder() }, encoding: 'utf8' });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('The disk is full');
    expect(ran.stderr).toContain('磁盘满了');
    expect(readFileSync(out, 'utf8')).toBe('of yesterday');
    expect(readdirSync(folder).toSorted()).toEqual(['ballast', 'exceptions.csv']);
  });
});
