import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contract } from '../../shared/contract/index.ts';
import { createDispatch } from '../../shared/contract/dispatch.ts';
import { createEventBus } from '../../shared/contract/events.ts';
import { FIELDS } from '../../shared/core/import/fields.ts';
import { PRESETS } from '../../shared/core/import/layouts/all-layouts.ts';
import { DEFAULT_LIMITS } from '../../shared/core/import/limits.ts';
import type { Recipient } from '../../shared/core/order/recipient.ts';
import { importFiles } from '../../shared/core/usecases/intake/import-files.ts';
import { discardRows, mendRow } from '../../shared/core/usecases/intake/mend-row.ts';
import { createUndo } from '../../shared/core/usecases/cases/undo-decision.ts';
import { createAuthorise } from '../../shared/core/usecases/users/authorise.ts';
import { endExpiredSessions, leaveWindow } from '../../shared/core/usecases/users/leave-window.ts';
import { siteFactsOf } from '../../shared/core/usecases/users/site-facts-of.ts';
import { createWindowActivity } from '../../shared/core/usecases/users/window-activity.ts';
import { maskRecipient, profileOf } from '../../shared/core/address/mask-recipient.ts';
import type { Acting } from '../../shared/core/user/acting.ts';
import type { UserId } from '../../shared/core/user/user.ts';
import { listInputFiles } from './adapters/files/input-files.ts';
import { createFileNotifier, createInAppNotifier, createPrintNotifier } from './adapters/notify/notifiers.ts';
import { createPhotoFiles } from './adapters/photos/photo-files.ts';
import { createScryptHasher } from './adapters/secrets/scrypt-hasher.ts';
import { createDownloads } from './adapters/spool/downloads.ts';
import { createFileUploads } from './adapters/spool/file-uploads.ts';
import { createPhotoStore } from './adapters/sqlite/photo-store.ts';
import { createQueueStore } from './adapters/sqlite/queue-store.ts';
import { createSearchStore } from './adapters/sqlite/search-store.ts';
import { createSessionStore } from './adapters/sqlite/session-store.ts';
import { createSiteStore } from './adapters/sqlite/site-store.ts';
import { createUserStore } from './adapters/sqlite/user-store.ts';
import { systemClock, systemIds } from './adapters/system/system-ports.ts';
import { createMessageCatalogue } from './adapters/texts/message-catalogue.ts';
import { closeResolvedCases } from './compose/close-cases.ts';
import { openSecrets } from './compose/open-secrets.ts';
import { knownFailure, openStorage } from './compose/open-storage.ts';
import { composeOrderWork } from './compose/order-work.ts';
import { plantSample } from './compose/plant-sample.ts';
import { plantTraining } from './compose/plant-training.ts';
import { createQueueExport } from './compose/queue-export.ts';
import { composeSync, journalSettlement, trainingFolder, type SyncWork } from './compose/sync-work.ts';
import { endOfLocalDay } from './compose/local-day.ts';
import { processEntry } from './compose/process-entries.ts';
import { createCasesHandlers } from './handlers/cases-handlers.ts';
import { createCliHandlers } from './handlers/cli-handlers.ts';
import { createIntakeHandlers, importToDto, type IntakeHandlerDeps } from './handlers/intake-handlers.ts';
import type { ViewDeps } from './handlers/order-dto.ts';
import { createOrdersHandlers } from './handlers/orders-handlers.ts';
import { createQueueHandlers } from './handlers/queue-handlers.ts';
import { createSessionHandlers } from './handlers/session-handlers.ts';
import { createSyncHandlers } from './handlers/sync-handlers.ts';
import { createSystemHandlers } from './handlers/system-handlers.ts';
import { createUsersHandlers } from './handlers/users-handlers.ts';
import type { ComposeHost } from './host.ts';
import { createMessagePump } from './sync/message-pump.ts';

/** The sample's PINs are printed in the README: twelve of them need not take ten seconds. The first sign-in hashes anew at full cost. */
const SAMPLE_PIN_COST = { logN: 14, r: 8, p: 1 };

/** Seen by whoever started the host, which starts it anew (sysexits.h: software). */
const EXIT_STORAGE_BROKEN = 70;

/** Ties everything together: the only file (with its folder) that names adapters. Nothing is decided here. */
export const composeHost: ComposeHost = async (options) => {
  const { dataFolder, programFolder, shell } = options;
  const clock = systemClock;
  const ids = systemIds;
  const events = createEventBus();
  const log = (line: string, error?: unknown): void => console.error(`[host] ${line}`, error ?? '');
  const resourcesFolder = path.join(programFolder, 'resources');

  const storage = await openStorage({
    dataFolder,
    clock,
    ids,
    log,
    integrityWorkerUrl: options.withoutTraining === true ? null : processEntry('integrity-worker', programFolder),
    // A disk that failed once is not trusted again by this process: whoever started it starts it anew.
    onBroken: (error) => {
      log('the database can no longer be written', error);
      setImmediate(() => process.exit(EXIT_STORAGE_BROKEN));
    },
  });
  const { db, unitOfWork, journal } = storage;
  const settings = createSiteStore(db, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const users = createUserStore(db);
  const changed = (topics: readonly string[]): void => events.publish('changed', { topics: [...topics] });

  let sync: SyncWork | null = null;
  const work = composeOrderWork({
    storage,
    settings,
    clock,
    ids,
    resourcesFolder,
    importWorkerUrl: processEntry('import-worker', programFolder),
    onRecorded: ({ orderIds, queued }) => {
      // A decision queues a change or, taken back, cancels one: while nothing can be sent nobody else would tell of it.
      changed(['queue', 'sync', ...orderIds.map((id) => `order:${id}`)]);
      if (queued > 0) sync?.wake();
    },
    onImport: (record) => {
      events.publish('importProgress', importToDto(record) as Record<string, unknown>);
      if (record.state === 'done') changed(['queue', 'imports']);
    },
    onSettled: journalSettlement(journal, () => work.orderFiles, clock),
  });

  const { store: secrets, warning } = await openSecrets(dataFolder, shell);
  if (warning !== null) storage.notices.push({ code: warning, params: {} });
  const activity = createWindowActivity();
  const pepper = await secrets.getOrCreate('pin-pepper');
  const userDeps = {
    clock,
    ids,
    unitOfWork,
    journal,
    users,
    activity,
    sessions: createSessionStore(db),
    hasher: createScryptHasher(pepper),
    site: siteFactsOf(settings),
  };
  endExpiredSessions(userDeps);

  const names = new Map<string, string>();
  const personName = (userId: string): string => {
    const known = names.get(userId);
    if (known !== undefined) return known;
    const name = users.find(userId as UserId)?.name ?? userId;
    names.set(userId, name);
    return name;
  };
  const merchantName = (code: string): string => settings.site().merchants.find((merchant) => merchant.code === code)?.nameZh ?? code;
  const mask = (recipient: Recipient, acting: Acting): Recipient =>
    maskRecipient(recipient, acting.kind === 'cli' ? 'merchant_export' : profileOf(acting.roles));
  const startedAt = { wall: clock.now(), mono: clock.mono() };
  /** More than this between the two clocks means that somebody moved the computer's: drift of a day is well below it. */
  const CLOCK_JUMP_MS = 60_000;
  const clockMovedSince = (at: number): boolean => at < clock.now() && Math.abs(clock.now() - startedAt.wall - (clock.mono() - startedAt.mono)) > CLOCK_JUMP_MS;
  const view: ViewDeps = {
    goods: work.goods,
    merchantName,
    personName,
    mask,
    clockMovedSince,
    clockStatus: (one, nowAt) => {
      const { state, warnAt, dueAt, grossMs, contractMs } = work.statusOf(one, nowAt);
      return { state, warnAt, dueAt, grossMs, contractMs };
    },
  };

  const importing = new Map<string, { readonly cancel: AbortController; readonly ended: Promise<void> }>();
  const startImport: IntakeHandlerDeps['startImport'] = ({ onEnd, ...request }) => {
    const cancel = new AbortController();
    const ended = importFiles({ ...request, signal: cancel.signal }, work.importDeps)
      .catch((defect: unknown) => log('import failed', defect))
      .then(() => {
        importing.delete(request.importId);
        onEnd();
        void messagePump.wake();
        sync?.wake();
        changed(['queue', 'imports', 'sync']);
      });
    importing.set(request.importId, { cancel, ended });
  };

  const uploads = createFileUploads(path.join(dataFolder, 'spool'), ids.next, clock.now);
  const downloads = createDownloads(ids.next);
  const photoFiles = createPhotoFiles(path.join(dataFolder, 'photos'));
  const photoIndex = createPhotoStore(db);
  const search = createSearchStore(db);
  const { messages } = work;
  const tray = path.join(dataFolder, 'tray');
  const onMessage = (): void => changed(['messages']);
  const messagePump = createMessagePump({
    messages,
    unitOfWork,
    clock,
    notifiers: [createInAppNotifier(onMessage), createPrintNotifier(path.join(tray, 'print'), onMessage), createFileNotifier(path.join(tray, 'files'))],
  });
  const undo = createUndo({ journal, outboxQueue: work.outbox, recorder: work.recorder, now: clock.now });
  const timeZone = (): string => settings.site().timeZone;

  if (options.sample === true && storage.fresh)
    await plantSample({
      storage,
      settings,
      users,
      userDeps: { ...userDeps, hasher: createScryptHasher(pepper, SAMPLE_PIN_COST) },
      work,
      clock,
      ids,
      dataFolder,
      resourcesFolder,
      plan: options.samplePlan ?? null,
      log,
    });
  sync = await composeSync({
    storage,
    work,
    clock,
    changed,
    log,
    publishStatus: (status) => events.publish('syncStatus', status),
    prepare: (wms) => plantTraining({ wms, dataFolder, work, settings, storage, log }),
    training:
      settings.site().sample && options.withoutTraining !== true
        ? { entry: fileURLToPath(processEntry('training-wms', programFolder)), folder: trainingFolder(dataFolder) }
        : null,
  });

  const stopClosing = closeResolvedCases({ db, settings, clock, recorder: work.recorder });
  void messagePump.wake();

  const handlers = {
    session: createSessionHandlers(userDeps),
    users: createUsersHandlers(userDeps),
    queue: createQueueHandlers({
      queue: createQueueStore(db),
      search,
      clock,
      merchantName,
      personName,
      endOfToday: (nowAt) => endOfLocalDay(nowAt, timeZone()),
      exportQueue: createQueueExport({
        downloads,
        orderFiles: work.orderFiles,
        clock,
        unitOfWork,
        journal,
        timeZone,
        say: createMessageCatalogue([path.join(programFolder, 'renderer/i18n/locales'), path.join(programFolder, 'dist/locales')]),
      }),
    }),
    cases: createCasesHandlers({
      view,
      clock,
      ids,
      journal,
      undo,
      uploads,
      orderFiles: work.orderFiles,
      outboxQueue: work.outbox,
      recorder: work.recorder,
      check: work.check,
      photos: {
        take: photoFiles.take,
        link: photoIndex.link,
        read: (photoId) => {
          const found = photoIndex.find(photoId);
          const bytes = found === null ? null : photoFiles.read(found.sha256);
          return found === null || bytes === null ? null : { mime: found.mime, bytes };
        },
      },
    }),
    orders: createOrdersHandlers({ view, clock, journal, unitOfWork, undo, search, orderFiles: work.orderFiles, outboxQueue: work.outbox }),
    intake: createIntakeHandlers({
      ids,
      uploads,
      startImport,
      timeZone,
      intake: work.intake,
      reader: work.importDeps.importReader,
      layouts: { intake: work.intake, reader: work.importDeps.importReader, unitOfWork, now: clock.now },
      presets: PRESETS.map(({ id, layouts }) => ({ id, joins: layouts.length > 2 })),
      fields: FIELDS.map((id) => ({ id, required: id === 'orderNo' })),
      cancelImport: (importId) => {
        const running = importing.get(importId);
        running?.cancel.abort();
        return running !== undefined;
      },
      mend: (id, cells, actor) => {
        const mended = mendRow(id, cells, actor, work.importDeps);
        if (mended.ok) changed(['queue', 'imports']);
        return mended;
      },
      discard: (rowIds, reason, actor) => {
        const discarded = discardRows(rowIds, reason, actor, work.importDeps);
        changed(['imports']);
        return discarded;
      },
    }),
    sync: createSyncHandlers(sync.handlers),
    system: createSystemHandlers({
      version: (JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string }).version,
      shell,
      clock,
      settings,
      users,
      journal,
      messages,
      station: storage.identity.stationId.slice(-4).toUpperCase(),
      notices: () => storage.notices,
      download: downloads.piece,
      backups: () => storage.backups().map(({ name, at, sizeBytes }) => ({ name, at, bytes: sizeBytes })),
      backUp: async () => {
        const { name, sizeBytes } = await storage.backUp();
        return { name, bytes: sizeBytes };
      },
    }),
    cli: createCliHandlers({
      ids,
      startImport,
      timeZone,
      intake: work.intake,
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
    // A new or renamed person is known by the next call.
    dispatch: (name, input, caller) => {
      if (name.startsWith('users.') || name.startsWith('session.')) names.clear();
      return dispatch(name, input, caller);
    },
    events,
    sessionEnded: (sessionId) => leaveWindow(userDeps, sessionId, 'window_closed'),
    close: async () => {
      stopClosing();
      for (const { cancel } of importing.values()) cancel.abort();
      await Promise.all([...importing.values()].map(({ ended }) => ended));
      await sync?.close();
      await messagePump.wake();
      await storage.close();
    },
  };
};
