import { setImmediate as nextTurn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { createInboundStore } from '../adapters/sqlite/outbox/inbound-store.ts';
import { createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { createOpenOrders } from '../adapters/sqlite/orders/open-orders-store.ts';
import { createScannedWithoutUs } from '../adapters/sqlite/orders/order-lookups.ts';
import { createWaybillPoolStore } from '../adapters/sqlite/manual/waybill-pool-store.ts';
import { createOutageStore } from '../adapters/sqlite/manual/outage-store.ts';
import { createThreadedVerify } from '../adapters/sqlite/journal/verify-in-thread.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { OutageHandlerDeps } from '../handlers/outage-handlers.ts';
import { EVERY_DEPARTMENT } from '../handlers/outage-messages.ts';
import type { MessageTextDeps } from '../handlers/message-texts.ts';
import { createChannelWatcher } from '../sync/channel-watcher.ts';
import type { SyncStatus } from '../sync/create-sync.ts';
import { systemTimers } from '../sync/timers.ts';
import type { ChannelBook } from '../../../shared/core/channel/channel.ts';
import { letterTo, merchantOf, reachMerchant, type Reach } from '../../../shared/core/channel/reach-merchant.ts';
import { totalsOf } from '../../../shared/core/outage/certificate.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { joinOutage } from '../../../shared/core/usecases/manual/join-outage.ts';
import type { ChannelCall } from '../../../shared/core/outage/channel-watch.ts';
import { isManualMode, platformOf, type Outage } from '../../../shared/core/outage/outage.ts';
import { reconcile, type StandingNow } from '../../../shared/core/outage/reconcile.ts';
import { ONCE_KNOWN_AT } from '../../../shared/core/outbox/outbox-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { createWorkFollower } from '../../../shared/core/usecases/outage/follow-work.ts';
import { createOutageDesk, journalEnd } from '../../../shared/core/usecases/outage/outage-desk.ts';
import { createReadiness } from '../../../shared/core/usecases/outage/readiness-now.ts';
import { confirmIdentity } from '../../../shared/core/usecases/users/sign-in.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';
import { endOfLocalDay } from './local-day.ts';
import type { MatchingHouse } from './matching-work.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';
import { createOutageExport, type OutageExportDeps } from './outage-export.ts';
import { composePlatformWatch } from './platform-watch.ts';

export interface OutageWorkOptions extends Pick<OutageExportDeps, 'say' | 'personName'> {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly userDeps: UserDeps;
  readonly downloads: Downloads;
  readonly exportSheet: OutageHandlerDeps['exportSheet'];
  readonly view: OutageHandlerDeps['view'];
  readonly messageTexts: MessageTextDeps;
  readonly changed: (topics: readonly string[]) => void;
  readonly channels: Pick<KeptDocument<ChannelBook>, 'read'>;
  readonly onMessage: () => void;
  readonly log: (line: string, error?: unknown) => void;
  readonly verifyWorkerUrl: URL;
  readonly matching: Pick<MatchingHouse, 'matching' | 'settle' | 'begin' | 'close'>;
}

/** What outages need of the line to the WMS, there once it is open; null where no WMS is connected. */
export interface OutageLine {
  readonly status: () => SyncStatus;
  readonly now: () => number;
  readonly wake: () => void;
  readonly sweep: () => Promise<unknown>;
}

const BY_DECLARATION: Actor = { kind: 'program', rule: 'declaration' };
/** Announced to everybody in the house by themselves; words to merchants go out when a person sends them. */
const ANNOUNCED: ReadonlySet<string> = new Set([
  'outage.noticed',
  'outage.passed',
  'outage.givenUp',
  'outage.declared',
  'outage.recovered',
  'outage.uploadAsked',
  'outage.closed',
]);

/** The outage as an object: noticing, declaring, readiness, reconciliation and signature, tied to the line it is about. */
export function composeOutages(options: OutageWorkOptions) {
  const { storage, work, settings, clock, ids, view, changed, log } = options;
  const { journal, unitOfWork } = storage;
  const outages = createOutageStore(storage.db);
  const manualOrders = createManualOrderStore(storage.db);
  const inbound = createInboundStore(storage.db, unitOfWork, clock.now);
  const openOrders = createOpenOrders(storage.db);
  const scannedWithoutUs = createScannedWithoutUs(storage.db);
  const reachOf = (merchant: string): Reach | null => reachMerchant(options.channels.read().channels, merchant);
  const timeZone = (): string => settings.site().timeZone;
  let line: OutageLine | null = null;
  let lastSettledAt: number | null = null;
  let isHeld = ((): boolean => {
    const current = outages.current();
    return current !== null && isManualMode(current);
  })();

  const queueInHouse = (code: string, params: Readonly<Record<string, string | number>>): void =>
    work.messages.queue({ id: ids.next(), at: clock.now(), channel: 'in_app', audience: 'everybody', code, params, body: '', orderId: null });
  const desk = createOutageDesk({
    unitOfWork,
    journal,
    outages,
    clock,
    ids,
    triageRule: () => {
      const rule = settings.site().clocks.find(({ kind }) => kind === 'system_failure');
      return { version: rule?.version ?? 0, minutes: rule?.minutes ?? 30, warnShare: rule?.warnAt ?? 0.75 };
    },
    yearAt: (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone()).year,
    announce: (event, outage) => {
      const platform = platformOf(outage.channel);
      if (platform !== null) {
        if (ANNOUNCED.has(event.type)) queueInHouse(`message.platform${event.type.slice('outage'.length)}`, { no: outage.no, platform });
        return;
      }
      if (ANNOUNCED.has(event.type)) queueInHouse(`message.${event.type}`, { no: outage.no });
      // By what was read, not by clocks: one that is set meanwhile would say that it was, or never would.
      if (event.type === 'outage.recovered') inbound.forgetSwept();
      if (event.type === 'outage.declared') joinOutage(outage, BY_DECLARATION, { journal, clock, outboxQueue: work.outbox, manualOrders });
    },
    onChanged: (outage) => {
      // The failure of a platform holds nothing back: the WMS takes what is decided here.
      if (outage.channel === 'wms') isHeld = isManualMode(outage);
      changed(['outage', 'sync', 'messages']);
      options.onMessage();
      if (!isHeld) line?.wake();
    },
  });
  const follower = createWorkFollower(journal, () => nextTurn());
  const readiness = createReadiness({
    openOrders,
    catalogue: work.goods.catalogue,
    waybillsLeft: createWaybillPoolStore(storage.db).left,
    carriers: () => settings.site().carriers.map(({ code }) => code),
    clock,
  });

  /** Scans that a carrier sent since the outage began for a label of ours that no manifest handed over. */
  const carrierOnly = (): ReadonlySet<string> => {
    const current = outages.current();
    return new Set(current === null ? [] : scannedWithoutUs(current.sinceAt));
  };
  const standing = (): StandingNow => {
    const differences = Map.groupBy(work.differences.open(), (difference) => difference.orderId);
    return {
      unsettled: work.outbox.unsettledByLane(),
      differences: new Map([...differences].map(([orderId, found]) => [orderId, found.map(({ kind }) => kind)])),
      undecided: new Set(options.matching.matching.proposals().map(({ manualId }) => manualId)),
      carrierOnly: carrierOnly(),
    };
  };
  const closing = () => {
    const current = outages.current();
    if (current === null) throw new Error('no outage to sign');
    const done = follower.finish(current);
    const lines = reconcile(done, standing(), current.explained);
    const { n, hash } = journalEnd(journal);
    return {
      unexplained: lines.filter(({ explained }) => !explained).length,
      totals: totalsOf(done, Object.keys(current.explained).length),
      toN: n,
      head: hash,
    };
  };

  const watcher = createChannelWatcher({
    timers: systemTimers,
    now: () => line?.now() ?? clock.now(),
    facts: () => {
      const due = isHeld ? null : work.outbox.nextDueAt();
      return { due: due !== null && due < ONCE_KNOWN_AT, lastSettledAt, paused: line?.status().connection === 'paused' };
    },
    rules: () => ({ noticeAfterMs: settings.site().outageNoticeMs }),
    onNews: (news) => {
      if (news.kind === 'well') desk.noticeRestored(toWall(news.sinceAt));
      else {
        const lastKnownAt = line?.status().lastContactAt ?? null;
        desk.noticeFailure({ channel: 'wms', sign: news.sign, sinceAt: toWall(news.sinceAt), lastKnownAt });
      }
      changed(['outage']);
    },
    onDefect: (defect) => log('watching the WMS', defect),
  });
  const platforms = composePlatformWatch({
    db: storage.db,
    clock,
    site: settings.site,
    outages,
    desk,
    connection: () => line?.status().connection,
    watch: watcher.watch,
    onNews: () => changed(['outage']),
    log,
  });
  const toWall = (at: number): number => at + clock.now() - (line?.now() ?? clock.now());

  const status: OutageHandlerDeps['status'] = () => {
    const current = outages.current();
    const sync = line?.status() ?? null;
    const { phase, suspect } = watcher.watch();
    return {
      health: {
        channel: 'wms',
        connected: sync !== null && (sync.connection === 'up' || sync.connection === 'slow'),
        failing: phase === 'failing',
        sign: suspect?.sign ?? null,
        sinceAt: suspect === null ? null : toWall(suspect.sinceAt),
        lastContactAt: sync?.lastContactAt ?? null,
      },
      waiting: work.outbox.counts().pending,
      readSinceRecovery: current?.recovered != null && sync?.lastSweepAt != null,
    };
  };

  const handlers: OutageHandlerDeps = {
    desk,
    outages,
    view,
    clock,
    openOrders,
    standing,
    journalHead: journal.head,
    closing,
    status,
    platforms: platforms.platforms,
    orderFiles: work.orderFiles,
    manual: { figures: options.matching.matching.figures, settle: options.matching.settle },
    readiness: readiness.now,
    workOf: follower.workOf,
    checks: { ...createThreadedVerify(storage.db.name, options.verifyWorkerUrl), onFailed: (error) => log('checking a certificate', error) },
    confirm: (userId, kind, secret) => confirmIdentity(options.userDeps, userId, kind, secret),
    messages: {
      texts: options.messageTexts,
      merchants: () => settings.site().merchants.map(({ code }) => code),
      reach: reachOf,
      orderFiles: work.orderFiles,
      endOfTodayAt: (at) => endOfLocalDay(at, timeZone()),
    },
    queueMessage: ({ audience, subject, body, no }) => {
      if (audience === EVERY_DEPARTMENT) return queueInHouse('message.outage.progress', { no, text: body });
      const merchant = merchantOf(audience);
      const reach = reachOf(merchant);
      work.messages.queue({
        id: ids.next(),
        at: clock.now(),
        orderId: null,
        ...(reach === null
          ? { channel: 'print', audience, code: 'message.outage.printed', params: { no }, body: subject === '' ? body : `${subject}\n\n${body}` }
          : { ...letterTo(merchant, reach, { subject, body }), params: { order: no, by: '' } }),
      });
    },
    // An hour after it began, then every hour.
    nextWordAt: (outage, nowAt) => outage.sinceAt + (Math.max(0, Math.floor((nowAt - outage.sinceAt) / HOUR_MS)) + 1) * HOUR_MS,
    onMessage: options.onMessage,
    readAll: () =>
      void line
        ?.sweep()
        .catch((error: unknown) => log('reading the WMS after an outage', error))
        .finally(() => changed(['outage'])),
    site: () => settings.site(),
    exportSheet: options.exportSheet,
    exportLines: createOutageExport({
      downloads: options.downloads,
      orderFiles: work.orderFiles,
      say: options.say,
      personName: options.personName,
      clock,
      unitOfWork,
      journal,
      timeZone,
    }),
  };

  return {
    handlers,
    workOf: follower.workOf,
    maySend: (): boolean => !isHeld,
    onCall: (call: ChannelCall): void => watcher.onCall(call),
    noteSettled: (): void => {
      lastSettledAt = line?.now() ?? null;
    },
    /** The line is open: from now on it is watched. */
    begin: (open: OutageLine | null): void => {
      line = open;
      const current: Outage | null = outages.current();
      if (open !== null) watcher.start(current !== null && current.wellSinceAt === null ? 'failing' : 'well');
      if (open !== null) platforms.start();
      options.matching.begin();
    },
    close: async (): Promise<void> => {
      watcher.stop();
      platforms.stop();
      await options.matching.close();
    },
  };
}
export type OutageHouse = ReturnType<typeof composeOutages>;
