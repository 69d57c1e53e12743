import { Temporal } from 'temporal-polyfill';
import { contract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Dispatch } from '../../../shared/contract/dispatch.ts';
import type { DrillResult } from '../../../shared/core/drill/drill-result.ts';
import { calmMsOf, DRILL_NOTICE_MS } from '../../../shared/core/drill/drill.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { Chance } from '../../../shared/core/ports/chance.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { createDrillDirector, type DrillDirector } from '../../../shared/core/usecases/drill/drill-director.ts';
import { makeDrillFolder, removeDrillFolder, removeOldDrills, type DrillMark } from '../adapters/drill/drill-folder.ts';
import { createDrillResultStore } from '../adapters/sqlite/site/drill-result-store.ts';
import { createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { createOutageStore } from '../adapters/sqlite/manual/outage-store.ts';
import { createDrillHandlers } from '../handlers/drill-handlers.ts';
import type { Shell } from '../host.ts';
import { askForWindow, createCommandCall } from '../http/command-call.ts';
import { drillSlips } from '../sample/drill-slips.ts';
import { readSampleData } from '../sample/sample-data.ts';
import { createDrillRunner } from '../sync/drill-runner.ts';
import { systemTimers } from '../sync/timers.ts';
import { chooseDrillLauncher } from './drill-launcher.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';
import type { SamplePlan } from './plant-sample.ts';
import type { SyncWork } from './sync-work.ts';

export interface DrillWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ids: Ids;
  readonly dataFolder: string;
  readonly programFolder: string;
  readonly resourcesFolder: string;
  readonly shell: Shell;
  readonly sync: SyncWork;
  /** Not null: this is the drill. */
  readonly mark: DrillMark | null;
  readonly changed: (topics: readonly string[]) => void;
  readonly log: (line: string, error?: unknown) => void;
}

const STEP_EVERY_MS = 1_000;
const LARGEST_SEED = 2 ** 31 - 1;
const SLIPS_AT_MOST = 200;

/** Enough to look like a morning, and made in a few seconds. */
const DRILL_ORDERS = 120;
export const drillPlan = ({ seed }: DrillMark): SamplePlan => ({ orders: DRILL_ORDERS, seed });
export const DRILL_SITE: Partial<Site> = { code: 'DRILL', nameZh: '演练仓', nameEn: 'Drill warehouse', outageNoticeMs: DRILL_NOTICE_MS };

/** What a drill may not do: speak to anybody outside, put its data in place of another's, or begin a drill. */
const REFUSED_IN_A_DRILL: ReadonlySet<string> = new Set(['channels.save', 'channels.test', 'housekeeping.restore']);

/** Nothing leaves a drill, whoever asks. */
export const keepInside =
  (mark: DrillMark | null, dispatch: Dispatch): Dispatch =>
  (name, input, caller) =>
    mark !== null && REFUSED_IN_A_DRILL.has(name) ? Promise.resolve({ ok: false, error: { code: 'not_in_drill' } }) : dispatch(name, input, caller);

/** A drill from both ends: the warehouse that starts one and keeps its result, or the drill itself, which lets its own WMS die and come back. */
export function composeDrill(options: DrillWorkOptions) {
  const { mark, changed } = options;
  const results = createDrillResultStore(options.storage.db);
  if (mark !== null) {
    const { director, close } = direct(options, mark);
    return { handlers: createDrillHandlers({ run: null, results, director }), close };
  }
  const { storage, clock, ids, chance, dataFolder, log } = options;
  removeOldDrills(dataFolder);
  const runner = createDrillRunner({
    launcher: chooseDrillLauncher(options.programFolder, options.shell),
    timers: systemTimers,
    clock,
    ids,
    drawSeed: () => Math.floor(chance.unit() * LARGEST_SEED),
    makeFolder: (id, seed) => makeDrillFolder(dataFolder, id, { seed }),
    removeFolder: removeDrillFolder,
    ask: async (folder) => {
      const scene = await createClient(contract, createCommandCall(folder)).drill.scene({});
      return scene.ok ? scene.value : null;
    },
    enter: async (folder) => {
      const opened = await askForWindow(folder);
      return opened !== undefined && 'url' in opened ? opened.url : null;
    },
    keep: (result) => keep(result),
    onChanged: () => changed(['drill']),
    onDefect: (defect) => log('drill', defect),
  });
  const keep = (result: DrillResult): void =>
    storage.unitOfWork.run(() => {
      results.add(result);
      const { id, by, ...data } = result;
      storage.journal.append({
        type: 'drill.finished',
        at: clock.now(),
        actor: by === 'cli' ? { kind: 'cli' } : { kind: 'person', userId: by },
        orderId: null,
        caseId: null,
        data: { drill: id, ...data } as unknown as JsonObject,
        personal: null,
      });
    });
  return { handlers: createDrillHandlers({ run: runner, results, director: null }), close: runner.end };
}

function direct(options: DrillWorkOptions, { seed }: DrillMark): { readonly director: DrillDirector; readonly close: () => Promise<void> } {
  const { storage, work, settings, clock, changed, log } = options;
  const manualOrders = createManualOrderStore(storage.db);
  const day = Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(settings.site().timeZone).toPlainDate().toString();
  const director = createDrillDirector({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    reader: storage.journal,
    clock,
    slips: drillSlips(readSampleData(options.resourcesFolder), seed, day.replaceAll('-', '').slice(2)),
    calmMs: calmMsOf(seed),
    outages: createOutageStore(storage.db),
    entered: () => manualOrders.recent(SLIPS_AT_MOST).flatMap(({ orderId }) => work.orderFiles.load(orderId)?.order ?? []),
    setWms: async (mode) => options.sync.handlers.setTrainingMode?.(mode),
    onChanged: () => changed(['drill', 'sync', 'outage']),
  });
  let phase = director.scene().phase;
  const timer = setInterval(() => {
    void director
      .step()
      .catch((defect: unknown) => log('drill', defect))
      .finally(() => {
        const now = director.scene().phase;
        if (now !== phase) changed(['drill']);
        phase = now;
      });
  }, STEP_EVERY_MS);
  return {
    director,
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
