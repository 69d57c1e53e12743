import { createHash, createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSpotLotStore } from '../adapters/sqlite/bench/spot-lot-store.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import type { SpotCheckHandlerDeps } from '../handlers/spot-check-handlers.ts';
import type { PhotoTakerDeps } from '../handlers/take-photos.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SecretStore } from '../../../shared/core/ports/secret-store.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { ensureCommitted } from '../../../shared/core/usecases/sampling/commit-lot.ts';
import { createLotWatch } from '../../../shared/core/usecases/sampling/lot-watch.ts';
import type { SpotDeps } from '../../../shared/core/usecases/sampling/spot-deps.ts';
import { localDate } from './local-day.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface SpotCheckOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly view: ViewDeps;
  readonly settings: SiteSettings;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly photos: Photos;
  readonly uploads: PhotoTakerDeps['uploads'];
  readonly onRecorded: SpotDeps['onRecorded'];
  readonly changed: (topics: readonly string[]) => void;
}

export interface SpotCheckWork {
  readonly handlers: SpotCheckHandlerDeps;
  /** There is a commitment from here on; `at` is when it is said to be made. */
  readonly begin: (at: number) => void;
}

/**
 * Seeds come from one secret outside the database: the same lot has the same seed after every restart, and whoever reads or copies the database alone
 * knows none of them before its draw.
 */
export async function composeSpotCheck(options: SpotCheckOptions): Promise<SpotCheckWork> {
  const { storage, work, view, settings, clock, ids, photos, uploads, onRecorded, changed } = options;
  const secret = await options.secrets.getOrCreate('spot-seed');
  const spot: SpotDeps = {
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    orderFiles: work.orderFiles,
    lots: createSpotLotStore(storage.db),
    clock,
    ids,
    recorder: work.recorder,
    photos,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    seedOf: (lot) => createHmac('sha256', secret).update(lot).digest('hex'),
    dateOf: (at) => localDate(at, settings.site().timeZone),
    hasTwin: (merchant, sku) => (work.goods.catalogue().bySku(merchant, sku)?.twinSkus.length ?? 0) > 0,
    onRecorded,
    pause: () => nextTurn(),
  };
  return {
    begin: (at) => ensureCommitted(at, spot),
    handlers: {
      spot,
      watch: createLotWatch(spot),
      view,
      names: {
        merchantName: view.merchantName,
        personName: view.personName,
        carrierName: (code) => settings.site().carriers.find((carrier) => carrier.code === code)?.nameZh ?? code,
        orderNo: (orderId) => work.orderFiles.load(orderId)?.order.platformOrderNo ?? orderId,
        waybill: (orderId) => work.orderFiles.load(orderId)?.order.waybill ?? '',
      },
      photoTaker: { uploads, photos, ids },
      changed,
    },
  };
}
