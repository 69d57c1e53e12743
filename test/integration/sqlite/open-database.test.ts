import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { assertDurable, openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { fillDisk, mountTmpfs } from '../../fixtures/small-disk.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { appendEntry, tinySchema } from '../../fixtures/tiny-journal.ts';

const read = (db: Db, pragma: string): unknown => db.pragma(pragma, { simple: true });
const storageError = (code: string) => expect.objectContaining({ name: 'StorageError', code });

describe('an opened database', () => {
  it('is durable after a write and after a reopen, on every connection', () => {
    const file = join(tempFolder(), 'a.db');
    const first = openDatabase({ file });
    applyMigrations(first, [tinySchema]);
    appendEntry(first, 'one');
    expect(read(first, 'synchronous')).toBe(2);
    first.close();
    const again = openDatabase({ file });
    appendEntry(again, 'two');
    for (const db of [again, openDatabase({ file, readonly: true })]) {
      expect([read(db, 'journal_mode'), read(db, 'synchronous'), read(db, 'foreign_keys'), read(db, 'recursive_triggers')]).toEqual(['wal', 2, 1, 1]);
      expect([read(db, 'trusted_schema'), read(db, 'mmap_size'), read(db, 'temp_store'), read(db, 'cell_size_check'), read(db, 'fullfsync')]).toEqual([
        0, 0, 2, 1, 1,
      ]);
      assertDurable(db);
      db.close();
    }
  });

  it('shows why the setting is made and not left to the driver: its default falls to NORMAL', () => {
    const file = join(tempFolder(), 'a.db');
    openDatabase({ file }).close();
    const bare = new Database(file);
    bare.exec('CREATE TABLE t (x)');
    expect(read(bare, 'synchronous')).toBe(1);
    expect(() => assertDurable(bare)).toThrow(storageError('storage_not_durable'));
    bare.close();
  });

  it('refuses a missing folder, a file that is no database, and a cloud folder, and leaves them as they were', () => {
    const folder = tempFolder();
    expect(() => openDatabase({ file: join(folder, 'missing', 'a.db') })).toThrow(storageError('storage_cannot_open'));
    const noise = join(folder, 'noise.db');
    writeFileSync(noise, 'x'.repeat(8192));
    expect(() => openDatabase({ file: noise })).toThrow(storageError('storage_damaged'));
    expect(readFileSync(noise, 'utf8')).toBe('x'.repeat(8192));
    const cloud = join(folder, 'Dropbox');
    mkdirSync(cloud);
    expect(() => openDatabase({ file: join(cloud, 'a.db') })).toThrow(storageError('storage_cloud_folder'));
    expect(existsSync(join(cloud, 'a.db'))).toBe(false);
  });

  it('says read-only for a read-only file system (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('4m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const file = join(folder, 'a.db');
    const db = openDatabase({ file });
    applyMigrations(db, [tinySchema]);
    db.close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    expect(() => openDatabase({ file })).toThrow(/storage_(read_only|cannot_open)/);
  });

  it('survives a full disk 30 times: nothing half-saved, reading goes on, writing goes on once there is room (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('2m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const db = openDatabase({ file: join(folder, 'a.db') });
    applyMigrations(db, [tinySchema]);
    const { run } = createUnitOfWork(db);
    let acked = 0;
    const save = (): void => {
      run(() => {
        appendEntry(db, `a${acked}`);
        appendEntry(db, `b${acked}`);
      });
      acked += 1;
    };
    for (let cycle = 0; cycle < 30; cycle += 1) {
      save();
      const makeRoom = fillDisk(folder);
      expect(() => {
        for (let more = 0; more < 400; more += 1) save();
      }).toThrow(storageError('storage_disk_full'));
      expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(acked * 2);
      makeRoom();
      db.pragma('wal_checkpoint(TRUNCATE)');
      save();
      db.exec('DELETE FROM entry');
      acked = 0;
    }
    expect(read(db, 'integrity_check')).toBe('ok');
    db.close();
  });
});

describe('a unit of work', () => {
  const open = () => {
    const db = openDatabase({ file: join(tempFolder(), 'a.db') });
    applyMigrations(db, [tinySchema]);
    onTestFinished(() => void db.close());
    const count = (): unknown => db.prepare('SELECT count(*) FROM entry').pluck().get();
    return { db, count, unitOfWork: createUnitOfWork(db) };
  };

  it('commits everything or nothing and hands on what was thrown', () => {
    const { db, count, unitOfWork } = open();
    expect(unitOfWork.run(() => appendEntry(db, 'one'))).toBe(1);
    const thrown = new Error('half way');
    expect(() =>
      unitOfWork.run(() => {
        appendEntry(db, 'two');
        throw thrown;
      }),
    ).toThrow(thrown);
    expect(count()).toBe(1);
  });

  it('never nests and never awaits', () => {
    const { db, count, unitOfWork } = open();
    expect(() => unitOfWork.run(() => unitOfWork.run(() => appendEntry(db, 'inner')))).toThrow('never runs inside');
    expect(() => unitOfWork.run(() => Promise.resolve(appendEntry(db, 'later')))).toThrow('never awaits');
    expect(count()).toBe(0);
  });

  it('says disk full and is whole again with room', () => {
    const { db, count, unitOfWork } = open();
    const pages = Number(read(db, 'page_count'));
    db.pragma(`max_page_count = ${pages + 2}`);
    const fill = (): void => void Array.from({ length: 100 }, (_, index) => appendEntry(db, `x${index}`));
    expect(() => unitOfWork.run(fill)).toThrow(storageError('storage_disk_full'));
    expect(count()).toBe(0);
    db.pragma('max_page_count = 100000');
    unitOfWork.run(fill);
    expect(count()).toBe(100);
  });

  it('after an I/O error refuses everything until the file is reopened', () => {
    const { db, unitOfWork } = open();
    const ioError = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
    const fail = (): never => {
      throw ioError;
    };
    expect(() => unitOfWork.run(fail)).toThrow(storageError('storage_io_error'));
    expect(() => unitOfWork.run(() => appendEntry(db, 'one'))).toThrow(storageError('storage_io_error'));
  });
});
