import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { until } from '../../fixtures/until.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');

describe('the sample warehouse and its training WMS', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sample-training-'));
  let host: Host;
  let db: InstanceType<typeof Database>;
  const start = (): Promise<Host> =>
    Promise.resolve(composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 110, seed: 2 } }));
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? -1;

  beforeAll(async () => {
    host = await start();
    db = new Database(path.join(folder, 'sidebay.db'), { readonly: true });
  }, 60_000);
  afterAll(async () => {
    db.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('knows every order that is under way, by the same number on both sides', () => {
    expect(count(`SELECT count(*) FROM orders WHERE state NOT IN ('dispatched', 'cancelled') AND wms_ref IS NULL`)).toBe(0);
    expect(count('SELECT count(*) - count(DISTINCT wms_ref) FROM orders WHERE wms_ref IS NOT NULL')).toBe(0);
    expect(count(`SELECT count(*) FROM orders WHERE state = 'dispatched' AND wms_version = 3`)).toBeGreaterThan(5);
  });

  it('takes every hold and note, and refuses none', async () => {
    await until(() => count(`SELECT count(*) FROM outbox WHERE state <> 'acknowledged'`) === 0, 30_000);
    expect(count(`SELECT count(*) FROM outbox WHERE state = 'acknowledged'`)).toBeGreaterThan(30);
  }, 20_000);

  it('is told once: another start makes nothing twice', async () => {
    const exceptions = count('SELECT count(*) FROM exception_case');
    await host.close();
    host = await start();
    expect(count(`SELECT count(*) FROM orders WHERE platform_order_no LIKE 'DM-%'`)).toBe(67);
    expect(count('SELECT count(*) - count(DISTINCT wms_ref) FROM orders WHERE wms_ref IS NOT NULL')).toBe(0);
    // Twenty new orders an hour may have brought one of their own meanwhile.
    expect(count('SELECT count(*) FROM exception_case')).toBeLessThan(exceptions + 5);
  }, 30_000);
});
