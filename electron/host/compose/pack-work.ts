import { Temporal } from 'temporal-polyfill';
import { createPackStore } from '../adapters/sqlite/bench/pack-store.ts';
import { createParcelPictureStore } from '../adapters/sqlite/bench/parcel-picture-store.ts';
import { createParcelFinder } from '../adapters/sqlite/search/parcel-finder.ts';
import { createScanStore } from '../adapters/sqlite/bench/scan-store.ts';
import type { BenchWords } from '../handlers/bench-dto.ts';
import { createPackHandlers, createScansHandlers } from '../handlers/pack-handlers.ts';
import { createPicturesHandlers } from '../handlers/pictures-handlers.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { GoodsPictures } from '../../../shared/core/ports/goods-pictures.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import { eraseOldPictures, type PictureDeps } from '../../../shared/core/usecases/pack/keep-picture.ts';
import type { PackDeps } from '../../../shared/core/usecases/pack/pack-deps.ts';
import { createPackDesk } from '../../../shared/core/usecases/pack/pack-desk.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface PackWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly userDeps: UserDeps;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly photos: Photos;
  readonly uploads: Uploads;
  readonly goodsPictures: GoodsPictures;
  readonly personName: (userId: string) => string;
  readonly changed: (topics: readonly string[]) => void;
  readonly merchantName: (code: string) => string;
  /** When the WMS was last heard; null without one. */
  readonly knownAt: () => number | null;
}

/** Mix-ups longer ago say nothing about how the goods lie now. */
const MIX_UPS_SINCE_MS = 30 * DAY_MS;
const KNOWN_AT_LASTS_MS = 1_000;
/** Days are counted, so an hour is soon enough. */
const ERASE_EVERY_MS = 3_600_000;
const ERASE_FIRST_MS = 60_000;

export function composePack(options: PackWorkOptions) {
  const { storage, work, settings, userDeps, clock, ids, photos, uploads, goodsPictures, personName, changed, merchantName, knownAt } = options;
  const { db, unitOfWork, journal } = storage;
  const packs = createPackStore(db);
  const merchants = (): readonly string[] => {
    const known = settings.site().merchants.map(({ code }) => code);
    return known.length > 0 ? known : work.goods.merchantsWithStock();
  };
  const pack: PackDeps = {
    unitOfWork,
    journal,
    clock,
    ids,
    packs,
    merchants,
    scans: createScanStore(db),
    parcels: createParcelFinder(db),
    orderFiles: work.orderFiles,
    recorder: work.recorder,
    catalogue: work.goods.catalogue,
    inStoreLayouts: () => settings.site().inStoreLayouts,
    totePrefixes: () => settings.site().totePrefixes,
    today: () => {
      const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(settings.site().timeZone);
      return year * 10_000 + month * 100 + day;
    },
  };
  const desk = createPackDesk(pack);
  // Asked with every scan, and what it rests on is counted anew each time.
  let heard: { readonly askedAt: number; readonly at: number | null } | null = null;
  const heardAt = (): number | null => {
    const nowAt = clock.mono();
    if (heard === null || nowAt - heard.askedAt > KNOWN_AT_LASTS_MS) heard = { askedAt: nowAt, at: knownAt() };
    return heard.at;
  };
  const words: BenchWords = {
    catalogue: work.goods.catalogue,
    merchantName,
    merchants,
    knownAt: heardAt,
    mixUps: (merchant, sku, insteadOf) => packs.mixUps(merchant, sku, insteadOf, clock.now() - MIX_UPS_SINCE_MS),
  };
  const pictures: PictureDeps = { ...pack, pictures: createParcelPictureStore(db), files: photos, keptDays: () => settings.site().picturesKeptDays };
  const eraseOld = (): void => {
    if (eraseOldPictures(pictures) > 0) changed(['pictures']);
  };
  // Also where the program never runs for an hour; not while it starts.
  const timers = [setTimeout(eraseOld, ERASE_FIRST_MS), setInterval(eraseOld, ERASE_EVERY_MS)];
  for (const timer of timers) timer.unref();
  return {
    pack,
    handlers: {
      pack: createPackHandlers({ desk, pack, words, users: userDeps }),
      scans: createScansHandlers({ pack, desk }),
      pictures: createPicturesHandlers({ pictures, uploads, photos, goods: goodsPictures, ids, personName, changed }),
    },
    close: (): void => {
      for (const timer of timers) clearInterval(timer);
      desk.flush();
    },
  };
}
