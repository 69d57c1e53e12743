import { hash } from 'node:crypto';
import { createManualMatchStore } from '../adapters/sqlite/manual/manual-match-store.ts';
import { createManualDraftStore, createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { createFrozenPlaces, createOrdersByNumber, createPlacesOf } from '../adapters/sqlite/orders/order-lookups.ts';
import { createOpenOrders } from '../adapters/sqlite/orders/open-orders-store.ts';
import { createOutageStore } from '../adapters/sqlite/manual/outage-store.ts';
import { createPrintJournalStore } from '../adapters/sqlite/manual/print-journal-store.ts';
import { createWaybillPoolStore } from '../adapters/sqlite/manual/waybill-pool-store.ts';
import { readMessage } from '../../../shared/core/manual-order/read-message.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import { startUploaded, type IntakeHandlerDeps } from '../handlers/intake-handlers.ts';
import { createManualHandlers } from '../handlers/manual-handlers.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import { createBenchPapersHandlers } from '../handlers/bench-papers-handlers.ts';
import { createPrintingHandlers, printJobToDto } from '../handlers/printing-handlers.ts';
import { endOfLocalDay } from './local-day.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface ManualWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly photos: Photos;
  readonly uploads: Uploads;
  readonly view: ViewDeps;
  readonly changed: (topics: readonly string[]) => void;
  /** Something was queued for the WMS: it need not wait for the next look. */
  readonly onQueued: () => void;
  readonly startImport: IntakeHandlerDeps['startImport'];
}

/** Stores and rules about orders typed by hand and about paper, without the doors to them. */
export function composeManualRules({ storage, work, settings, clock, ids }: Pick<ManualWorkOptions, 'storage' | 'work' | 'settings' | 'clock' | 'ids'>) {
  const { db, unitOfWork, journal } = storage;
  const printJournal = createPrintJournalStore(db, storage.books);
  const manualOrders = createManualOrderStore(db);
  return {
    unitOfWork,
    journal,
    clock,
    ids,
    printJournal,
    manualOrders,
    matches: createManualMatchStore(db),
    drafts: createManualDraftStore(db),
    outages: createOutageStore(db),
    pools: createWaybillPoolStore(db),
    orderFiles: work.orderFiles,
    outboxQueue: work.outbox,
    outbox: work.outbox,
    recorder: work.recorder,
    check: work.check,
    goods: work.goods,
    policy: work.importDeps.policy,
    similar: work.similar,
    ordersByNumber: createOrdersByNumber(db),
    duplicateWindowMs: () => settings.site().duplicateWindowMs,
    endOfTodayAt: (at: number) => endOfLocalDay(at, settings.site().timeZone),
    digest: (text: string) => hash('sha256', text, 'hex'),
  };
}

export function composeManual(options: ManualWorkOptions) {
  const { storage, work, settings, photos, uploads, view, changed, onQueued } = options;
  const rules = { ...composeManualRules(options), photos, changed, onQueued, site: settings.site };
  const printing = createPrintingHandlers({
    ...rules,
    station: storage.identity.stationId.slice(-4).toUpperCase(),
    placesOf: createPlacesOf(storage.db),
    isFrozen: createFrozenPlaces(storage.db),
    personName: view.personName,
    openOrders: createOpenOrders(storage.db),
  });
  return {
    manual: createManualHandlers({
      ...rules,
      uploads,
      view,
      importByHand: (uploadIds, acting) =>
        startUploaded(uploadIds, { timeZone: settings.site().timeZone, byHand: true }, acting, {
          uploads,
          ids: options.ids,
          layouts: { intake: work.intake, reader: work.importDeps.importReader, unitOfWork: storage.unitOfWork, now: options.clock.now },
          startImport: options.startImport,
        }),
      read: (text, merchant) => {
        const { trainingNumbers, country, merchants } = settings.site();
        return readMessage(text, {
          divisions: work.divisions(),
          trainingNumbers,
          siteCountry: country,
          catalogue: work.goods.catalogue(),
          merchant,
          merchants: merchants.map(({ code, nameZh, nameEn }) => ({ code, names: [nameZh, nameEn] })),
        });
      },
    }),
    printing,
    benchPapers: createBenchPapersHandlers({ printing, printJournal: rules.printJournal, jobToDto: printJobToDto({ ...rules, personName: view.personName }) }),
  };
}
