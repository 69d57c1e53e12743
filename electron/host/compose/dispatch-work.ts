import { tableToCsv } from '../adapters/files/write-table.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import { createLoadStore } from '../adapters/sqlite/bench/load-store.ts';
import { createPrintJournalStore } from '../adapters/sqlite/manual/print-journal-store.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import { createLoadsHandlers, type LoadsHandlerDeps } from '../handlers/loads-handlers.ts';
import type { Knowledge } from '../../../shared/core/dispatch/load-check.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { PackDeps } from '../../../shared/core/usecases/pack/pack-deps.ts';
import { reportMissingScans } from '../../../shared/core/usecases/dispatch/carrier-scans.ts';
import { createDispatchDesk } from '../../../shared/core/usecases/dispatch/dispatch-desk.ts';
import type { DispatchDeps } from '../../../shared/core/usecases/dispatch/dispatch-deps.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { exactTime } from '../handlers/sheet-words.ts';
import { noteExport } from './note-export.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface DispatchWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly pack: PackDeps;
  readonly settings: SiteSettings;
  readonly userDeps: UserDeps;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly photos: Photos;
  readonly uploads: LoadsHandlerDeps['photoTaker']['uploads'];
  readonly downloads: Downloads;
  readonly exportSheet: LoadsHandlerDeps['exportSheet'];
  readonly personName: (userId: string) => string;
  readonly say: (language: Language) => Say;
  readonly changed: (topics: readonly string[]) => void;
  /** The WMS's last word, or that there is none to wait for. */
  readonly knowledge: () => Knowledge;
}

const KNOWLEDGE_LASTS_MS = 1_000;
const ASK_CARRIERS_EVERY_MS = 10 * 60_000;

export function composeDispatch(options: DispatchWorkOptions) {
  const { storage, work, pack, settings, userDeps, clock, ids, photos, uploads, downloads, personName, changed } = options;
  const { db, identity } = storage;
  const books = createPrintJournalStore(db, storage.books);
  // Asked several times with every scan, and what it rests on is counted anew each time.
  let heard: { readonly askedAt: number; readonly knowledge: Knowledge } | null = null;
  const knowledge = (): Knowledge => {
    const nowAt = clock.mono();
    if (heard === null || nowAt - heard.askedAt > KNOWLEDGE_LASTS_MS) heard = { askedAt: nowAt, knowledge: options.knowledge() };
    return heard.knowledge;
  };
  const dispatch: DispatchDeps = {
    ...pack,
    loads: createLoadStore(db),
    knowledge,
    rules: () => ({ freshForMs: settings.site().dispatchFreshMs, firstScanWithinMs: settings.site().firstScanWithinMs }),
    nextNumber: () => books.nextNumber('manifest'),
  };
  const exportManifest: LoadsHandlerDeps['exportManifest'] = (load, language, acting) => {
    const say = options.say(language);
    const handedAt = load.closed === null ? '' : exactTime(settings.site().timeZone)(load.closed.at);
    const rows = dispatch.loads
      .parcels(load.id)
      .map(({ waybill, orderNo }, index) => [index + 1, load.id, load.carrier, load.vehicle, waybill, orderNo, handedAt]);
    noteExport({ clock, unitOfWork: storage.unitOfWork, journal: storage.journal }, acting, {
      what: 'manifest',
      load: load.id,
      rows: rows.length,
      format: 'csv',
      masked: true,
    });
    const headings = ['no', 'manifest', 'carrier', 'vehicle', 'waybill', 'order', 'at'].map((one) => say(`loads.export.${one}`));
    const bytes = tableToCsv({ name: load.id, headings, rows });
    return { downloadId: downloads.offer(bytes, 'text/csv;charset=utf-8'), fileName: `manifest-${load.carrier}-${load.id}.csv`, rows: rows.length };
  };
  // A carrier is asked about when its time is over, not at a desk somebody may not open.
  const timer = setInterval(() => {
    if (reportMissingScans(dispatch) > 0) changed(['loads']);
  }, ASK_CARRIERS_EVERY_MS);
  timer.unref();
  return {
    handlers: {
      loads: createLoadsHandlers({
        desk: createDispatchDesk(dispatch),
        dispatch,
        words: { personName, fileOf: work.orderFiles.load },
        users: userDeps,
        settings,
        station: identity.stationId.slice(-4).toUpperCase(),
        photoTaker: { uploads, photos, ids },
        photos,
        exportManifest,
        exportSheet: options.exportSheet,
        changed,
      }),
    },
    close: (): void => clearInterval(timer),
  };
}
