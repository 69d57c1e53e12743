import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { composeHousekeeping } from '../../../electron/host/compose/housekeeping.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import path from 'node:path';
import { openWarehouse } from '../../bench/big-warehouse.ts';
import { draftOrder, MORNING, openWorkHouse, programFolder, type WorkHouse } from '../../fixtures/work-house.ts';

let house: WorkHouse;
beforeEach(async () => {
  house = await openWorkHouse();
});
afterEach(() => house.close());

const keeping = () => {
  const dataFolder = path.dirname(house.storage.db.name);
  return composeHousekeeping({
    storage: house.storage,
    dataFolder,
    clock: { now: () => 0, mono: () => performance.now() },
    integrityWorkerUrl: processEntry('integrity-worker', programFolder),
  });
};

it('a backup is opened and read whole, with what lies in it; the data itself is not touched', async () => {
  house.takeIn(draftOrder(), draftOrder());
  const { name } = await house.storage.backUp();
  house.takeIn(draftOrder());
  const head = house.storage.journal.head();
  const rehearsed = await keeping().rehearse(name);
  expect(rehearsed).toMatchObject({ whole: true, problem: null, orders: 2, missing: { orders: 1, unsent: expect.any(Number) as number } });
  // What was written since, and when that began.
  expect(rehearsed?.missing.entries).toBeGreaterThan(0);
  expect(rehearsed?.missing.sinceAt).toBe(MORNING);
  expect(house.storage.journal.head()).toBe(head);
});

it('a backup that was damaged since is told, and one that is not there is none', async () => {
  house.takeIn(draftOrder());
  const { name, file } = await house.storage.backUp();
  writeFileSync(file, Buffer.alloc(40_000, 7));
  expect(await keeping().rehearse(name)).toMatchObject({ whole: false, orders: 0 });
  expect(await keeping().rehearse('../sidebay.db')).toBeNull();
});

it('a backup that is laid ready is what the next host opens; the data of before is kept aside', async () => {
  const [first] = house.takeIn(draftOrder());
  house.storage.db.exec(`
    INSERT INTO user (id, name, name_en, roles, active, language, created_at) VALUES ('u', '何晨', 'He Chen', '["clerk"]', 1, 'en', 0);
    INSERT INTO session (id, window_id, user_id, how, opened_at, expires_at) VALUES ('s', 'w', 'u', 'pin', 0, 9000000000000000);
  `);
  const { name } = await house.storage.backUp();
  const [second] = house.takeIn(draftOrder());
  const dataFolder = path.dirname(house.storage.db.name);
  keeping().stageRestore(name);
  // Nothing is swapped while somebody works on it.
  expect(house.work.orderFiles.load(second ?? '')).not.toBeNull();
  await house.storage.close();

  const next = await openWarehouse(dataFolder, () => MORNING);
  expect(next.work.orderFiles.load(first ?? '')).not.toBeNull();
  expect(next.work.orderFiles.load(second ?? '')).toBeNull();
  // A life of its own: what the data of before says from now on is said by another.
  const lives = [...next.storage.journal.walk()].filter(({ type }) => type === 'station.lifeBegan').map(({ data }) => data);
  expect(lives.at(-1)).toMatchObject({ change: 'restored' });
  expect(new Set(lives.map((life) => life['incarnation'])).size).toBe(2);
  expect(next.storage.db.prepare('SELECT count(*) FROM session WHERE ended_at IS NULL').pluck().get()).toBe(0);
  await next.close();
  expect(readdirSync(path.join(dataFolder, 'aside')).filter((file) => file.endsWith('.db'))).toHaveLength(1);
  rmSync(dataFolder, { recursive: true, force: true });
  house = await openWorkHouse();
});

it('says where the data lies and how big it is', () => {
  const { folder, databaseBytes, freeBytes, schema, sqlite } = keeping().storage();
  expect(folder).toBe(path.dirname(house.storage.db.name));
  expect(databaseBytes).toBeGreaterThanOrEqual(4096);
  expect(freeBytes).toBeGreaterThan(0);
  expect(schema).toBeGreaterThanOrEqual(130);
  expect(sqlite).toMatch(/^3\./);
});
