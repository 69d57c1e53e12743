import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contract } from '../../shared/contract/index.ts';
import { createDispatch } from '../../shared/contract/dispatch.ts';
import { createEventBus } from '../../shared/contract/events.ts';
import { DEFAULT_LIMITS } from '../../shared/core/import/limits.ts';
import { endInterrupted } from '../../shared/core/usecases/intake/end-interrupted.ts';
import type { DecisionDeps } from '../../shared/core/usecases/cases/record-decision.ts';
import { createAuthorise } from '../../shared/core/usecases/users/authorise.ts';
import { leaveWindow } from '../../shared/core/usecases/users/leave-window.ts';
import { readDrillMark } from './adapters/drill/drill-folder.ts';
import { listInputFiles } from './adapters/files/input-files.ts';
import { createLayoutList } from './adapters/sqlite/site/layout-list-store.ts';
import { createPreferenceStore } from './adapters/sqlite/site/preference-store.ts';
import { createSiteStore } from './adapters/sqlite/site/site-store.ts';
import { systemChance as chance, systemClock, systemIds } from './adapters/system/system-ports.ts';
import { catalogueFolders, createMessageCatalogue } from './adapters/texts/message-catalogue.ts';
import { composeAnswers } from './compose/answers-work.ts';
import { composeChannels, type ChannelsWorkOptions } from './compose/channels-work.ts';
import { composeMessageTexts } from './compose/message-texts.ts';
import { composeTemplates, createTemplateBook } from './compose/templates-work.ts';
import { closeResolvedCases } from './compose/close-cases.ts';
import { composeDrill, drillPlan, DRILL_SITE, keepInside } from './compose/drill-work.ts';
import { knownFailure, openStorage } from './compose/open-storage.ts';
import { composeIntake } from './compose/intake-work.ts';
import { composeHousekeeping } from './compose/housekeeping.ts';
import { composeRequests } from './compose/request-work.ts';
import { composeKeepsakes } from './compose/keepsakes.ts';
import { composeOutages } from './compose/outage-work.ts';
import { composeOrderWork } from './compose/order-work.ts';
import { composeViews } from './compose/order-views.ts';
import { composeBenches } from './compose/bench-work.ts';
import { composeManual } from './compose/manual-work.ts';
import { composeMatching } from './compose/matching-work.ts';
import { tellOfChanges } from './compose/tell-of-changes.ts';
import { composePeople } from './compose/people.ts';
import { createRunningImports } from './compose/running-imports.ts';
import { composeQueue } from './compose/queue-work.ts';
import { plantSample } from './compose/plant-sample.ts';
import { plantTraining } from './compose/plant-training.ts';
import { composeSpotCheck } from './compose/spot-check.ts';
import { composeStock } from './compose/stock-work.ts';
import { composeSuggestions } from './compose/suggestion-work.ts';
import { composeSync, trainingFolder, type SyncWork } from './compose/sync-work.ts';
import { composeSystem } from './compose/system-work.ts';
import { composeUndo } from './compose/undo-work.ts';
import { createPdfExport, openPdfMaker } from './compose/pdf-export.ts';
import { processEntry } from './compose/process-entries.ts';
import { chooseTrainingLauncher } from './compose/training-launcher.ts';
import { createCasesHandlers } from './handlers/cases-handlers.ts';
import { createCliHandlers } from './handlers/cli-handlers.ts';
import { createHousekeepingHandlers } from './handlers/housekeeping-handlers.ts';
import { importToDto } from './handlers/intake-handlers.ts';
import { createOrdersHandlers } from './handlers/orders-handlers.ts';
import { createOutageHandlers } from './handlers/outage-handlers.ts';
import { createPreferencesHandlers } from './handlers/preferences-handlers.ts';
import { createSessionHandlers } from './handlers/session-handlers.ts';
import { createSiteHandlers } from './handlers/site-handlers.ts';
import { createSpotCheckHandlers } from './handlers/spot-check-handlers.ts';
import { createSyncHandlers } from './handlers/sync-handlers.ts';
import { createUsersHandlers } from './handlers/users-handlers.ts';
import type { ComposeHost } from './host.ts';

/** Seen by whoever started the host, which starts it anew (sysexits.h: software). */
const EXIT_STORAGE_BROKEN = 70;

/** Ties everything together: the only file (with its folder) that names adapters. Nothing is decided here. */
export const composeHost: ComposeHost = async (options) => {
  const { dataFolder, programFolder, shell } = options;
  const clock = systemClock;
  const ids = systemIds;
  const events = createEventBus();
  const log = (line: string, error?: unknown): void => console.error(`[host] ${line}`, error ?? '');
  const drill = readDrillMark(dataFolder);
  const resourcesFolder = path.join(programFolder, 'resources');
  const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string };

  const storage = await openStorage({
    dataFolder,
    clock,
    ids,
    log,
    workers:
      options.withoutTraining === true
        ? null
        : { integrity: processEntry('integrity-worker', programFolder), backup: processEntry('backup-worker', programFolder) },
    onNotice: () => events.publish('changed', { topics: ['system:info'] }),
    // A disk that failed once is not trusted again by this process: whoever started it starts it anew.
    onBroken: (error) => {
      log('the database can no longer be written', error);
      setImmediate(() => process.exit(EXIT_STORAGE_BROKEN));
    },
  });
  const { db, unitOfWork, journal } = storage;
  const settings = createSiteStore(db, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { changed, follow } = tellOfChanges((topics) => events.publish('changed', { topics: [...topics] }));

  let sync: SyncWork | null = null;
  const onRecorded: DecisionDeps['onRecorded'] = ({ orderIds, queued }) => {
    // A decision queues a change or, taken back, cancels one: while nothing can be sent nobody else would tell of it.
    changed(['queue', 'sync', ...orderIds.map((id) => `order:${id}`)]);
    if (queued > 0) sync?.wake();
  };
  const work = composeOrderWork({
    storage,
    settings,
    clock,
    ids,
    resourcesFolder,
    importWorkerUrl: processEntry('import-worker', programFolder),
    onRecorded,
    onImport: (record) => {
      events.publish('importProgress', importToDto(record) as Record<string, unknown>);
      if (record.state === 'done') changed(['queue', 'imports']);
    },
  });

  const { users, secrets, userDeps, samplePlanting, personName, forgetNames } = await composePeople({ storage, settings, clock, ids, dataFolder, shell });
  const view = composeViews(work, settings, clock, personName);
  const { merchantName } = view;
  const { messages } = work;
  const say = createMessageCatalogue(catalogueFolders(programFolder));
  let stockDesk: ReturnType<typeof composeStock> | null = null;
  const onMessage = (): void => void messagePump.wake();
  const onSettled: ChannelsWorkOptions['onSettled'] = (...told) => void stockDesk?.telling.settled(...told);
  const channels = composeChannels({ storage, work, settings, secrets, clock, ids, chance, say, changed, onMessage, onSettled });
  const { photos, goodsPictures, uploads, downloads, messagePump } = composeKeepsakes({
    storage,
    messages,
    clock,
    ids,
    dataFolder,
    onMessage: () => changed(['messages']),
    outside: drill === null ? channels.pump : { ...channels.pump, notifiers: [] },
  });
  const spotCheck = await composeSpotCheck({ storage, work, view, settings, secrets, clock, ids, photos, uploads, onRecorded, changed });
  const suggestions = composeSuggestions({ storage, work, clock, events, merchantName, log });
  const { search } = work;
  endInterrupted(work.importDeps);
  const imports = createRunningImports(
    work.importDeps,
    () => {
      void messagePump.wake();
      sync?.wake();
      changed(['queue', 'imports', 'sync', 'manual']);
    },
    (defect) => log('import failed', defect),
  );
  const { undo, answers } = composeUndo({ storage, work, clock, onTakenBack: suggestions.takenBack });
  const timeZone = (): string => settings.site().timeZone;

  if ((options.sample === true || drill !== null) && storage.fresh)
    await plantSample({
      storage,
      settings,
      users,
      userDeps: samplePlanting,
      work,
      clock,
      ids,
      dataFolder,
      resourcesFolder,
      plan: drill === null ? (options.samplePlan ?? null) : drillPlan(drill),
      site: drill === null ? {} : DRILL_SITE,
      onOpened: spotCheck.begin,
      log,
    });
  const messageTexts = composeMessageTexts({ settings, timeZone, resourcesFolder, say, book: createTemplateBook(db) });
  const exportSheet = createPdfExport({ maker: openPdfMaker(programFolder), storage, settings, users, downloads, clock, say });
  const house = { storage, work, settings, clock, ids, chance, userDeps, downloads, exportSheet, view, messageTexts, say, personName, changed, log };
  const matching = composeMatching({ ...house, follow });
  const outages = composeOutages({
    ...house,
    matching,
    verifyWorkerUrl: processEntry('verify-outage-worker', programFolder),
    channels: channels.book,
    onMessage: () => void messagePump.wake(),
  });
  spotCheck.begin(clock.now());
  sync = await composeSync({
    ...house,
    outages,
    version,
    publishStatus: (status) => events.publish('syncStatus', status),
    prepare: (wms) => plantTraining({ wms, dataFolder, work, settings, storage, log }),
    training:
      settings.site().sample && options.withoutTraining !== true
        ? { launcher: chooseTrainingLauncher(programFolder), folder: trainingFolder(dataFolder) }
        : null,
  });

  outages.begin(sync.line);
  const benches = composeBenches({ ...house, merchantName, photos, uploads, goodsPictures, syncStatus: () => sync?.handlers.status() });
  const stopClosing = closeResolvedCases({ db, settings, clock, recorder: work.recorder });
  void messagePump.wake();

  const stock = composeStock({
    ...house,
    merchantName,
    channels: channels.book,
    answers,
    undo,
    onQueued: () => {
      sync?.wake();
      void messagePump.wake();
    },
  });
  stockDesk = stock;
  const queueWork = composeQueue({ ...house, search, undo, answers, timeZone, merchantName });

  const drills = composeDrill({ ...house, sync, dataFolder, programFolder, resourcesFolder, shell, mark: drill });

  const handlers = {
    drill: drills.handlers,
    session: createSessionHandlers(userDeps),
    users: createUsersHandlers(userDeps),
    ...queueWork.handlers,
    ...benches.handlers,
    ...channels.handlers,
    templates: composeTemplates({ storage, work, clock, texts: messageTexts, personName }),
    requests: composeRequests({ storage, work, settings, view, clock }),
    cases: createCasesHandlers({
      ...house,
      journal,
      undo,
      uploads,
      orderFiles: work.orderFiles,
      outboxQueue: work.outbox,
      recorder: work.recorder,
      check: work.check,
      learnAddress: suggestions.learn,
      records: suggestions.records,
      photos,
      messages,
      onMessage: () => void messagePump.wake(),
    }),
    answers: composeAnswers({ work, settings, view }),
    orders: createOrdersHandlers({ view, clock, journal, unitOfWork, undo, search, orderFiles: work.orderFiles, outboxQueue: work.outbox }),
    intake: composeIntake({ work, imports, uploads, unitOfWork, ids, clock, timeZone, changed }),
    ...composeManual({ storage, work, settings, clock, ids, photos, uploads, view, changed, onQueued: () => sync?.wake(), startImport: imports.start }),
    stock: stock.handlers,
    suggestions: suggestions.handlers,
    sync: createSyncHandlers(sync.handlers),
    outage: createOutageHandlers(outages.handlers),
    matching: matching.handlers(outages.workOf),
    spotCheck: createSpotCheckHandlers(spotCheck.handlers),
    system: composeSystem({ ...house, drill: drill !== null, users, journal, messages, version, shell, programFolder, forget: work.learning }),
    site: createSiteHandlers({ ...house, ...work, unitOfWork, journal }),
    housekeeping: createHousekeepingHandlers({
      unitOfWork,
      journal,
      clock,
      changed,
      layouts: createLayoutList(db),
      startAgain: options.startAgain ?? (() => undefined),
      ...composeHousekeeping({ storage, dataFolder, clock, integrityWorkerUrl: processEntry('integrity-worker', programFolder) }),
    }),
    preferences: createPreferencesHandlers({ unitOfWork, preferences: createPreferenceStore(db), changed }),
    cli: createCliHandlers({
      ids,
      startImport: imports.start,
      timeZone,
      intake: work.intake,
      goods: work.goods,
      countFiles: async (paths) => (await listInputFiles(paths, DEFAULT_LIMITS)).length,
    }),
  };

  const reportDefect = (endpoint: string, defect: unknown): string => {
    const id = ids.next().slice(-8);
    log(`${id} ${endpoint}`, defect);
    return id;
  };
  const dispatch = createDispatch(contract, handlers, createAuthorise(userDeps), reportDefect, knownFailure);
  return {
    dispatch: keepInside(drill, async (name, input, caller) => {
      if (name.startsWith('users.') || name.startsWith('session.')) forgetNames();
      const reply = await dispatch(name, input, caller);
      // Who may sign in stands on every window's door.
      if (reply.ok && name.startsWith('users.') && name !== 'users.list') changed(['users', 'session', 'people', 'system:people']);
      return reply;
    }),
    events,
    sessionEnded: (sessionId) => leaveWindow(userDeps, sessionId, 'window_closed'),
    close: async () => {
      await drills.close();
      stopClosing();
      suggestions.close();
      await outages.close();
      benches.close();
      stock.close();
      await queueWork.close();
      await imports.close();
      await sync?.close();
      await messagePump.close();
      await storage.close();
    },
  };
};
