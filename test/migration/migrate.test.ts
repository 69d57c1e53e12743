import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyMigrations, migrate, schemaVersion, type Migration } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { appendEntry, tinySchema } from '../fixtures/tiny-journal.ts';
import { databaseBefore, schemaText } from './migration-harness.ts';

const addNote: Migration = { version: 20, name: 'note', up: (db) => void db.exec("ALTER TABLE entry ADD COLUMN note TEXT NOT NULL DEFAULT ''") };
const failing: Migration = {
  version: 30,
  name: 'failing',
  up: (db) => {
    db.exec('CREATE TABLE half (x TEXT) STRICT; DELETE FROM entry');
    throw new Error('no such luck');
  },
};
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('migrating', () => {
  it('goes forward with the data, once', () => {
    const db = databaseBefore([tinySchema, addNote], 20, ':memory:', (before) => appendEntry(before, 'old'));
    expect(applyMigrations(db, [tinySchema, addNote])).toEqual({ from: 10, to: 20, applied: ['20 note'] });
    expect(db.prepare('SELECT note FROM entry').pluck().get()).toBe('');
    const schema = schemaText(db);
    expect(applyMigrations(db, [tinySchema, addNote])).toEqual({ from: 20, to: 20, applied: [] });
    expect(schemaText(db)).toBe(schema);
  });

  it('undoes a step that fails, schema and data and version, and keeps the steps before it', () => {
    const db = databaseBefore([tinySchema], 20, ':memory:', (before) => appendEntry(before, 'kept'));
    expect(() => applyMigrations(db, [tinySchema, addNote, failing])).toThrow('no such luck');
    expect(schemaVersion(db)).toBe(20);
    expect(schemaText(db)).not.toContain('half');
    expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
  });

  it('refuses a step that leaves rows without their parent', () => {
    const orphan: Migration = {
      version: 20,
      name: 'orphan',
      up: (db) => void db.exec('CREATE TABLE child (entry INTEGER REFERENCES entry) STRICT; INSERT INTO child VALUES (99)'),
    };
    const db = databaseBefore([tinySchema], 20);
    expect(() => applyMigrations(db, [tinySchema, orphan])).toThrow(/without their parent|FOREIGN KEY/);
    expect(schemaVersion(db)).toBe(10);
  });

  it('refuses a database from the future and leaves the file as it is', () => {
    const file = join(tempFolder(), 'a.db');
    const newer = openDatabase({ file });
    applyMigrations(newer, [tinySchema, addNote]);
    newer.close();
    const before = digest(file);
    const older = openDatabase({ file });
    expect(() => applyMigrations(older, [tinySchema])).toThrow(expect.objectContaining({ code: 'storage_from_the_future', params: { found: 20, known: 10 } }));
    older.close();
    expect(digest(file)).toBe(before);
  });

  it('takes a backup before the first step on a file with data, none for a new or a current one, and stops when that fails', async () => {
    const file = join(tempFolder(), 'a.db');
    const db = openDatabase({ file });
    const asked: number[] = [];
    const backup = (from: number): Promise<unknown> => Promise.resolve(asked.push(from));
    await migrate(db, [tinySchema], { backup });
    await migrate(db, [tinySchema], { backup });
    expect(asked).toEqual([]);
    await expect(migrate(db, [tinySchema, addNote], { backup: () => Promise.reject(new Error('disk full')) })).rejects.toThrow('disk full');
    expect(schemaVersion(db)).toBe(10);
    await migrate(db, [tinySchema, addNote], { backup });
    expect(asked).toEqual([10]);
    db.close();
  });

  it('refuses a list out of order', () => {
    expect(() => applyMigrations(openDatabase({ file: ':memory:' }), [addNote, tinySchema])).toThrow('out of order');
  });

  it('killed in the middle of a step, the next start finds the version before and goes on', () => {
    const file = join(tempFolder(), 'a.db');
    const before = databaseBefore([tinySchema], 20, file, (db) => appendEntry(db, 'kept'));
    before.close();
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-migration.child.ts'), file], { encoding: 'utf8' });
    expect(child.signal).toBe('SIGKILL');
    const db = openDatabase({ file });
    expect(schemaVersion(db)).toBe(10);
    expect(schemaText(db)).not.toContain('half_way');
    expect(applyMigrations(db, [tinySchema, addNote]).to).toBe(20);
    expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});
