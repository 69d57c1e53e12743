import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { composeHousekeeping } from '../../../electron/host/compose/housekeeping.ts';
import { processEntry } from '../../../electron/host/compose/process-entries.ts';
import path from 'node:path';
import { draftOrder, openWorkHouse, programFolder, type WorkHouse } from '../../fixtures/work-house.ts';

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
  expect(await keeping().rehearse(name)).toMatchObject({ whole: true, problem: null, orders: 2 });
  expect(house.storage.journal.head()).toBe(head);
});

it('a backup that was damaged since is told, and one that is not there is none', async () => {
  house.takeIn(draftOrder());
  const { name, file } = await house.storage.backUp();
  writeFileSync(file, Buffer.alloc(40_000, 7));
  expect(await keeping().rehearse(name)).toMatchObject({ whole: false, orders: 0 });
  expect(await keeping().rehearse('../sidebay.db')).toBeNull();
});

it('says where the data lies and how big it is', () => {
  const { folder, databaseBytes, freeBytes, schema, sqlite } = keeping().storage();
  expect(folder).toBe(path.dirname(house.storage.db.name));
  expect(databaseBytes).toBeGreaterThanOrEqual(4096);
  expect(freeBytes).toBeGreaterThan(0);
  expect(schema).toBeGreaterThanOrEqual(130);
  expect(sqlite).toMatch(/^3\./);
});
