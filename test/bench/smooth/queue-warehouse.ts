import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composePeople } from '../../../electron/host/compose/people.ts';
import { createSiteStore } from '../../../electron/host/adapters/sqlite/site/site-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { createUser } from '../../../shared/core/usecases/users/keep-users.ts';
import { setSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import { fillWarehouse, openWarehouse } from '../big-warehouse.ts';

/** As many incidents as a bad week of a big site has: a list of groups that is itself too long to draw. */
const INCIDENTS = Array.from({ length: 5_000 }, (_, at) => `stock_out:QH:SKU-${at}`);
export const OPEN = { whole: 100_000, quick: 10_000 } as const;
export const PASSWORD = 'a clerk of the bench 7';

/** A data folder with so many open exceptions and one clerk who may decide on them; the clerk's id. A folder that was filled before is taken as it is. */
export async function fillQueue(folder: string, openCases: number): Promise<string> {
  const clerkFile = path.join(folder, 'clerk');
  if (existsSync(clerkFile)) return readFileSync(clerkFile, 'utf8');
  mkdirSync(folder, { recursive: true });
  await fillWarehouse(folder, { orders: Math.ceil(openCases * 1.3), openCases, incidents: INCIDENTS });
  const { storage, close } = await openWarehouse(folder);
  try {
    const settings = createSiteStore(storage.db, 'Asia/Shanghai');
    const clock = { now: Date.now, mono: () => performance.now() };
    const { userDeps } = await composePeople({ storage, settings, clock, ids: systemIds, dataFolder: folder, shell: 'browser' });
    const cli = { kind: 'cli' } as const;
    const made = createUser(userDeps, cli, { name: '何晨', nameEn: 'He Chen', roles: ['clerk', 'supervisor'], language: 'en' });
    if (!made.ok) throw new Error(made.error.code);
    const set = await setSecret(userDeps, cli, made.value, 'password', PASSWORD);
    if (!set.ok) throw new Error(set.error.code);
    writeFileSync(clerkFile, made.value);
    return made.value;
  } finally {
    await close();
  }
}
