import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, type Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { checkIntegrity } from '../../../electron/host/adapters/sqlite/safety/integrity.ts';
import { findDamage, journalBrokenAt } from '../../../electron/host/adapters/sqlite/safety/find-damage.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { clerk, draftOrder, openWorkHouse } from '../../fixtures/work-house.ts';

const WORKER = new URL('../../../electron/host/adapters/sqlite/safety/integrity-worker.ts', import.meta.url);
const ROUNDS = 60;

const isFound = (look: () => boolean): boolean => {
  try {
    return look();
  } catch {
    return true; // damage that stops even the reading
  }
};
const journalOf = (db: Db): unknown => db.prepare('SELECT * FROM journal ORDER BY n').all();

it('a flipped bit in the journal is always told; integrity_check and the seals find far more than quick_check', { timeout: 180_000 }, async () => {
  const house = await openWorkHouse();
  const ids = Array.from({ length: 20 }, () => house.takeIn(draftOrder())).flat();
  const hold = { reason: '等仓库经理看过再发', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null } as const;
  for (const id of ids) for (let i = 0; i < 8; i += 1) house.work.recorder.onOrder(id, clerk, (file, context) => placeHold(file, hold, context));
  house.storage.db.pragma('wal_checkpoint(TRUNCATE)');
  const whole = readFileSync(house.storage.db.name);
  await house.close();

  const flipped = path.join(tempFolder(), 'flipped.db');
  writeFileSync(flipped, whole);
  const clean = openDatabase({ file: flipped, readonly: true });
  const written = journalOf(clean);
  clean.close();
  let seed = 20261129;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const found = { quick: 0, both: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const bytes = Buffer.from(whole);
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    writeFileSync(flipped, bytes);
    const told = isFound(() => {
      const db = openDatabase({ file: flipped, readonly: true });
      try {
        if (isFound(() => db.pragma('quick_check', { simple: true }) !== 'ok')) found.quick += 1;
        const isTold = isFound(() => findDamage(db).problems.length > 0) || isFound(() => journalBrokenAt(db) !== null);
        if (!isTold) expect(journalOf(db), `bit of byte ${at}`).toEqual(written);
        return isTold;
      } finally {
        db.close();
      }
    });
    if (told) found.both += 1;
  }
  expect(found.both).toBeGreaterThan(2 * found.quick);

  // Inside the text of an entry, where pages and indexes hang together as ever: the thread that looks through the file names the entry.
  const text = '"change":"first_start"';
  expect(whole.indexOf(text)).toBe(whole.lastIndexOf(text));
  const inText = Buffer.from(whole);
  const at = whole.indexOf(text) + text.length - 2;
  inText[at] = (inText[at] ?? 0) ^ 1;
  writeFileSync(flipped, inText);
  const report = await checkIntegrity({ file: flipped, workerUrl: WORKER, mono: () => performance.now() });
  expect(report).toMatchObject({ ok: false, problems: [], journalBrokenAt: 1 });
});
