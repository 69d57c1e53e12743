import { copyFileSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { composePeople } from '../../../electron/host/compose/people.ts';
import { createSiteStore } from '../../../electron/host/adapters/sqlite/site/site-store.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import { allocateOpenOrders } from '../../../shared/core/usecases/stock/allocate-open-orders.ts';
import { takeInBatch } from '../../../shared/core/usecases/intake/take-in-batch.ts';
import { createUser } from '../../../shared/core/usecases/users/keep-users.ts';
import { setSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import { PRODUCTS } from '../../fixtures/pack-house.ts';
import { draftOrder } from '../../fixtures/work-house.ts';
import { bigWarehouseFolder, openWarehouse } from '../big-warehouse.ts';

export const PASSWORD = 'a packer of the bench 7';
const SINGLE = PRODUCTS.filter(({ kitParts, twinSkus }) => kitParts.length === 0 && twinSkus.length === 0);

export interface ToPack {
  readonly number: string;
  /** Barcodes of its units, in the order in which they are scanned. */
  readonly units: readonly string[];
}
export interface PackWarehouse {
  readonly folder: string;
  readonly packerId: string;
  readonly orders: readonly ToPack[];
}

/** Orders of one to four lines, 1.7 in the mean, as the big warehouse's own. */
const linesOf = (n: number): readonly (typeof SINGLE)[number][] => SINGLE.slice(0, [1, 1, 2, 1, 3, 1, 2, 1, 1, 4][n % 10]);

/** A copy of the big warehouse with so many orders more that are free to be packed, and a packer. */
export async function packWarehouse(into: string, quick: boolean, count: number): Promise<PackWarehouse> {
  const big = await bigWarehouseFolder(quick);
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(big)) {
    // Its lock is somebody else's, and its log lies in the file since it was closed.
    if (name.startsWith('sidebay.lock') || !statSync(path.join(big, name)).isFile()) continue;
    copyFileSync(path.join(big, name), path.join(into, name), constants.COPYFILE_FICLONE);
  }
  const { storage, work, close } = await openWarehouse(into);
  try {
    const settings = createSiteStore(storage.db, 'Asia/Shanghai');
    const clock = { now: Date.now, mono: () => performance.now() };
    const { userDeps } = await composePeople({ storage, settings, clock, ids: systemIds, dataFolder: into, shell: 'browser' });
    const cli = { kind: 'cli' } as const;
    const made = createUser(userDeps, cli, { name: '米朵', nameEn: 'Mi Duo', roles: ['packer'], language: 'en' });
    if (!made.ok) throw new Error(made.error.code);
    const set = await setSecret(userDeps, cli, made.value, 'password', PASSWORD);
    if (!set.ok) throw new Error(set.error.code);
    const nowAt = Date.now();
    const orders = Array.from({ length: count }, (_, n): ToPack => {
      const units = linesOf(n).flatMap(({ barcodes }, at) => Array.from({ length: 1 + ((n + at) % 2) }, () => barcodes[0] ?? ''));
      return { number: `BENCH-${String(n).padStart(6, '0')}`, units };
    });
    storage.unitOfWork.run(() => {
      work.goods.putProducts(PRODUCTS);
      work.goods.putStock(
        PRODUCTS.map(({ merchant, sku }) => ({ merchant, sku, warehouse: '', location: 'A', onHand: 1_000_000, safetyStock: null, asOf: nowAt })),
      );
    });
    const drafts = orders.map(({ number }, n) =>
      draftOrder({
        platformOrderNo: number,
        waybill: `TRYT${String(n).padStart(10, '0')}`,
        orderedAt: nowAt - 3_600_000,
        paidAt: nowAt - 3_500_000,
        promisedShipAt: nowAt + 86_400_000,
        lines: linesOf(n).map(({ sku, name, variant }, at) => ({ kind: 'goods', sku, name, variant, quantity: 1 + ((n + at) % 2), unitPrice: '59.00' })),
      }),
    );
    storage.unitOfWork.run(() => takeInBatch(drafts, 'import-1', cli, { recorder: work.recorder, orderFiles: work.orderFiles, check: work.check }));
    storage.unitOfWork.run(() =>
      allocateOpenOrders('QH', null, { ...work.importDeps, goods: work.goods, orderFiles: work.orderFiles, recorder: work.recorder }),
    );
    return { folder: into, packerId: made.value, orders };
  } finally {
    await close();
  }
}
