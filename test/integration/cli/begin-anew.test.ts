import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const run = (data: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [path.join(root, 'electron/host/cli/main.ts'), ...args], { env: { ...process.env, SIDEBAY_DATA: data }, encoding: 'utf8' });

describe('beginning anew', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'begin-anew-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  const file = path.join(data, 'sidebay.db');
  const write = (sql: string): void => {
    const db = openDatabase({ file });
    db.pragma('foreign_keys = OFF'); // the order of that change is of no interest here
    db.exec(sql);
    db.close();
  };
  let backup = '';
  beforeAll(() => {
    backup = (JSON.parse(run(data, 'backup').stdout) as { name: string }).name;
  });

  test.each([
    [
      'an outage that nobody signed',
      `INSERT INTO outage (id, no, state, noticed_at, body) VALUES ('o1', 'OUT-2026-001', 'declared', 1, '{}')`,
      'OUT-2026-001',
      '还没有签字',
    ],
    [
      'a change that has not reached the WMS',
      `UPDATE outage SET state = 'closed';
       INSERT INTO outbox (id, lane, order_n, kind, payload, occurred_at, state, next_attempt_at) VALUES ('c1', 'order-1', 1, 'order.note', '{}', 1, 'in_doubt', 0)`,
      '1 changes have not reached the WMS',
      '没有传到 WMS',
    ],
  ])('is refused in both languages while there is %s', (_, sql, en, zh) => {
    write(sql);
    for (const args of [['reset'], ['restore', backup]]) {
      const ran = run(data, ...args);
      expect([ran.status, ran.stdout]).toEqual([65, '']);
      expect(ran.stderr).toContain(en);
      expect(ran.stderr).toContain(zh);
      expect([existsSync(file), existsSync(path.join(data, 'aside'))]).toEqual([true, false]);
    }
  });

  test('leaves what waits behind when told to, and deletes nothing', () => {
    expect(run(data, 'restore', backup, '--leave-unsent').status).toBe(0);
    const ran = run(data, 'reset');
    expect(ran.status).toBe(0);
    expect(existsSync(file)).toBe(false);
    const { keptAside } = JSON.parse(ran.stdout) as { keptAside: string };
    expect(existsSync(keptAside)).toBe(true);
    expect(readdirSync(path.join(data, 'aside')).filter((name) => name.endsWith('.db'))).toHaveLength(2);
    expect(run(data, 'journal', 'verify').status).toBe(0);
  });

  test('an uninstaller leaves the data where it is', () => {
    expect(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')).toMatch(/^ {2}deleteAppDataOnUninstall: false$/mu);
  });
});
