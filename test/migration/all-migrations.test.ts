import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyMigrations, schemaVersion } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { schemaText, stepTo } from './migration-harness.ts';

const FOLDER = join(import.meta.dirname, '../../electron/host/adapters/sqlite/migrations');
const files = readdirSync(FOLDER).filter((file) => file !== 'all-migrations.ts');
const last = migrations.at(-1)?.version ?? 0;

it('every file in the folder is in the list, in order, under its own number and name, and has its test', () => {
  const tests = readdirSync(import.meta.dirname);
  expect(files).toEqual(migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`));
  for (const file of files) expect(tests, `${file} has no test`).toContain(file.replace(/\.ts$/u, '.test.ts'));
});

describe('the whole way', () => {
  it('in one go or step by step leads to the same place, once', () => {
    const [atOnce, stepped] = [openDatabase({ file: ':memory:' }), openDatabase({ file: ':memory:' })];
    expect(applyMigrations(atOnce, migrations)).toMatchObject({ from: 0, to: last });
    for (const { version } of migrations) stepTo(stepped, migrations, version);
    expect(schemaText(stepped)).toBe(schemaText(atOnce));
    expect(applyMigrations(atOnce, migrations)).toEqual({ from: last, to: last, applied: [] });
    expect(atOnce.pragma('integrity_check', { simple: true })).toBe('ok');
  });
  it('every table is STRICT: a text in a column of numbers is a bug, not a value', () => {
    const db = openDatabase({ file: ':memory:' });
    applyMigrations(db, migrations);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });
  it('every reference has an index to follow it by', () => {
    const db = openDatabase({ file: ':memory:' });
    applyMigrations(db, migrations);
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%REFERENCES%'").pluck().all();
    const columns = (index: string): readonly string[] =>
      db.prepare<[string], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck().all(index);
    const bare = tables.flatMap((table) => {
      const parts = db.prepare<[string], { id: number; from: string }>('SELECT id, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq').all(table);
      const keys = [...Map.groupBy(parts, ({ id }) => id).values()].map((key) => key.map(({ from }) => from));
      const indexes = db.prepare<[string], string>('SELECT name FROM pragma_index_list(?)').pluck().all(table).map(columns);
      const rowid = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk = 1').pluck().get(table);
      const leads = (key: readonly string[]): boolean => indexes.some((index) => key.every((column, place) => index[place] === column));
      return keys.filter((key) => !leads(key) && key.join() !== rowid).map((key) => `${table}.${key.join('+')}`);
    });
    // What is referenced here is never deleted (journal, life, orders), so nothing ever looks for the rows that point to it.
    expect(bare.filter((key) => !['journal.life', 'outbox.order_n', 'outbox.journal_n'].includes(key))).toEqual([]);
  });
  it('a file of a later version is refused and left as it is', () => {
    const file = join(tempFolder(), 'a.db');
    const newer = openDatabase({ file });
    applyMigrations(newer, [...migrations, { version: last + 10, name: 'later', up: (db) => void db.exec('CREATE TABLE later (x TEXT) STRICT') }]);
    newer.close();
    const digest = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');
    const before = digest();
    const older = openDatabase({ file });
    expect(() => applyMigrations(older, migrations)).toThrow(
      expect.objectContaining({ code: 'storage_from_the_future', params: { found: last + 10, known: last } }),
    );
    older.close();
    expect(digest()).toBe(before);
  });
});

describe.each(migrations)('$version $name', ({ version }) => {
  const before = migrations.findLast((one) => one.version < version)?.version ?? 0;

  it('that fails at its very end leaves the version before', () => {
    const db = openDatabase({ file: ':memory:' });
    stepTo(db, migrations, before);
    const schema = schemaText(db);
    const failing = migrations.map((one) =>
      one.version === version ? { ...one, up: (to: typeof db) => (one.up(to), void to.exec('SELECT no_such_thing()')) } : one,
    );
    expect(() => applyMigrations(db, failing)).toThrow('no_such_thing');
    expect([schemaVersion(db), schemaText(db)]).toEqual([before, schema]);
    expect(stepTo(db, migrations, version)).toEqual({ from: before, to: version });
  });

  it('killed before its commit, the next start finds the version before and goes on', () => {
    const file = join(tempFolder(), 'a.db');
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-step.child.ts'), file, String(version)], { encoding: 'utf8' });
    expect(child.signal, child.stderr).toBe('SIGKILL');
    const db = openDatabase({ file });
    expect(schemaVersion(db)).toBe(before);
    expect(applyMigrations(db, migrations)).toMatchObject({ from: before, to: last });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});
