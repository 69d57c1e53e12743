import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { applyMigrations } from '../../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { createQuietWork } from '../../../electron/host/adapters/sqlite/database/quiet-work.ts';
import { createUnitOfWork } from '../../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

let file = '';
let db: Db;
let run: <T>(work: () => T) => T;
let pending: (() => void)[] = [];
const failures: unknown[] = [];

beforeEach(() => {
  file = join(tempFolder(), 'a.db');
  db = openDatabase({ file });
  onTestFinished(() => void db.close());
  applyMigrations(db, migrations);
  // The log begins empty, however much the migrations wrote.
  db.pragma('wal_checkpoint(TRUNCATE)');
  pending = [];
  const quiet = createQuietWork({
    db,
    after: (_delayMs, work) => {
      pending.push(work);
      return () => (pending = pending.filter((one) => one !== work));
    },
    onFailed: (cause) => failures.push(cause),
  });
  ({ run } = createUnitOfWork(db, undefined, quiet.written));
});

const write = (at: number, text = 'x'.repeat(9_000)): void =>
  run(() => void db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(`key-${at}`, text));
/** Time passes and nobody writes: what waits is done, and what that leaves for later. */
const beQuiet = (): void => {
  for (let work = pending.shift(); work !== undefined; work = pending.shift()) work();
};
const inLog = (other = db): number => {
  const [frames] = other.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return (frames?.log ?? 0) - (frames?.checkpointed ?? 0);
};
const logBytes = (): number => statSync(`${file}-wal`).size;
const pieces = (): unknown => db.prepare('SELECT count(DISTINCT segid) FROM order_text_idx').pluck().get();
const index = (n: number, text: string): void => run(() => void db.prepare('INSERT INTO order_text (rowid, text) VALUES (?, ?)').run(n, text));

it('copies the log back once nobody writes, so that it is begun anew instead of growing', () => {
  for (let at = 0; at < 100; at += 1) write(at);
  expect(inLog()).toBeGreaterThan(250);
  beQuiet();
  expect(inLog()).toBe(0);
  const bytes = logBytes();
  for (let at = 0; at < 20; at += 1) write(at, 'y');
  expect(logBytes()).toBe(bytes);
});

it('leaves a short log alone, and waits anew whenever somebody writes', () => {
  db.pragma('wal_checkpoint(PASSIVE)');
  write(1, 'a');
  write(2, 'b');
  expect(pending).toHaveLength(1);
  const pages = inLog();
  beQuiet();
  expect([inLog(), pending]).toEqual([pages, []]);
});

it('waits for nobody who reads: what they still see stays in the log until the next time', () => {
  const reader = openDatabase({ file, readonly: true });
  reader.exec('BEGIN');
  expect(reader.prepare('SELECT count(*) FROM meta').pluck().get()).toBe(0);
  for (let at = 0; at < 100; at += 1) write(at);
  beQuiet();
  expect(inLog()).toBeGreaterThan(0);
  expect(reader.prepare('SELECT count(*) FROM meta').pluck().get()).toBe(0);
  reader.close();
  write(0);
  beQuiet();
  expect([inLog(), failures]).toEqual([0, []]);
});

it('merges the pieces corrections leave in the full-text index, and finds the same', () => {
  for (let n = 1; n <= 10; n += 1) index(n, `听雨路${n}号`);
  const find = (): unknown => db.prepare(`SELECT rowid FROM order_text WHERE order_text MATCH '"听雨路"' ORDER BY rowid`).pluck().all();
  expect([pieces(), find()]).toEqual([10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  beQuiet();
  expect([pieces(), find()]).toEqual([1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
});

it('stops with the database it works on', () => {
  const quiet = createQuietWork({ db, after: (_delayMs, work) => (pending.push(work), () => (pending = [])), onFailed: (cause) => failures.push(cause) });
  quiet.written();
  quiet.stop();
  expect(pending).toEqual([]);
});
