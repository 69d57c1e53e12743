import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentHash } from '../adapters/files/content-hash.ts';
import { createImportReader, letOthers } from '../adapters/files/import-reader.ts';
import { assembleOptions } from '../adapters/files/read-files.ts';
import { createDifferenceStore } from '../adapters/sqlite/orders/difference-store.ts';
import { createAddressLessonStore } from '../adapters/sqlite/site/address-lesson-store.ts';
import { createBuildingStore } from '../adapters/sqlite/search/building-store.ts';
import { createGoodsStore } from '../adapters/sqlite/goods/goods-store.ts';
import { createKeptDocument } from '../adapters/sqlite/database/kept-document-store.ts';
import { createManualOrderStore } from '../adapters/sqlite/manual/manual-order-store.ts';
import { createMessageStore } from '../adapters/sqlite/outbox/message-store.ts';
import { createIntakeStore } from '../adapters/sqlite/site/intake-store.ts';
import { createOrderFileStore } from '../adapters/sqlite/orders/order-file-store.ts';
import { createOutageStore } from '../adapters/sqlite/manual/outage-store.ts';
import { createOutboxStore } from '../adapters/sqlite/outbox/outbox-store.ts';
import { createPrintJournalStore } from '../adapters/sqlite/manual/print-journal-store.ts';
import { createSearchIndex } from '../adapters/sqlite/search/search-index.ts';
import { createStockDeskStore } from '../adapters/sqlite/goods/stock-desk-store.ts';
import { createSearchStore } from '../adapters/sqlite/search/search-store.ts';
import { createSimilarOrders, fingerprintOf } from '../adapters/sqlite/search/similar-orders-store.ts';
import { splitRecipient } from '../../../shared/core/address/chinese/read-recipient.ts';
import { createDivisions } from '../../../shared/core/address/divisions/divisions.ts';
import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import { judgeDuplicate } from '../../../shared/core/duplicate/judge-duplicate.ts';
import type { CheckOrder } from '../../../shared/core/order-file/decide/correct.ts';
import type { RunningClock } from '../../../shared/core/exception-case/exception-case.ts';
import type { DeadlineOf } from '../../../shared/core/exception-case/queue-clock.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import { DEFAULT_LIMITS } from '../../../shared/core/import/limits.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { ImportRecord } from '../../../shared/core/ports/intake-store.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { namePinyin } from '../../../shared/core/search/name-keys.ts';
import { merchantCodeOf, merchantOf, type Site } from '../../../shared/core/site/site.ts';
import { clockStatus, type CaseClock } from '../../../shared/core/sla/case-clock.ts';
import { ALLOCATION_POLICIES, type AllocationPolicyId } from '../../../shared/core/stock/allocation-policy.ts';
import { NO_STOCK_RULES, stockPlaceOf } from '../../../shared/core/stock/stock-rules.ts';
import { compileRequestRules, type RequestRules } from '../../../shared/core/special-request/compile-request-rules.ts';
import { withSitePhrases } from '../../../shared/core/special-request/site-phrases.ts';
import type { SpecialRequestData } from '../../../shared/core/special-request/request-rules.ts';
import { createDecisionRecorder, type DecisionDeps } from '../../../shared/core/usecases/cases/record-decision.ts';
import type { LearnAddressDeps } from '../../../shared/core/usecases/cases/learn-address.ts';
import { createOrderCheck } from '../../../shared/core/usecases/intake/check-order.ts';
import type { ImportDeps } from '../../../shared/core/usecases/intake/import-files.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import { createLearnedCatalogue } from '../../../shared/core/catalogue/learned-codes.ts';
import { NO_ALIASES } from '../../../shared/core/catalogue/learned-alias.ts';
import { noteByHand } from '../../../shared/core/usecases/manual/note-by-hand.ts';
import type { MendDeps } from '../../../shared/core/usecases/intake/mend-together.ts';
import { createSettlementRecorder, type SettlementDeps } from '../../../shared/core/usecases/sync/record-settlement.ts';
import type { Storage } from './open-storage.ts';

export interface OrderWorkOptions {
  readonly storage: Storage;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly resourcesFolder: string;
  readonly importWorkerUrl: URL;
  readonly onRecorded: DecisionDeps['onRecorded'];
  readonly onImport: (record: ImportRecord) => void;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Stores and rules about orders, tied together. Rule data is loaded when the first order is checked, not when the console starts. */
export function composeOrderWork(options: OrderWorkOptions) {
  const { storage, settings, clock, ids } = options;
  const { db, unitOfWork, journal } = storage;
  const site = settings.site;
  const resource = <T>(file: string): T => JSON.parse(readFileSync(path.join(options.resourcesFolder, file), 'utf8')) as T;
  const divisions = once(() => createDivisions(resource<DivisionsData>('divisions/cn-divisions.json')));
  const requestData = once(() => resource<SpecialRequestData>('rules/special-requests.json'));
  // Compiled again only when an administrator changed the phrases: each edit makes new lists.
  let compiled: { readonly own: Site['ownPhrases']; readonly off: Site['phrasesOff']; readonly rules: RequestRules } | null = null;
  const requestRules = (): RequestRules => {
    const { ownPhrases: own, phrasesOff: off } = site();
    if (compiled?.own !== own || compiled.off !== off) compiled = { own, off, rules: compileRequestRules(withSitePhrases(requestData(), own, off)) };
    return compiled.rules;
  };

  const statusOf = (running: RunningClock, nowAt: number) => clockStatus(running as CaseClock, nowAt, site().hours, site().timeZone);
  const deadlineOf: DeadlineOf = (running) => {
    const { warnAt, dueAt } = statusOf(running, Math.max(running.startedAt, clock.now()));
    return Number.isFinite(dueAt) ? { warnAt, dueAt } : { warnAt: running.startedAt, dueAt: running.startedAt };
  };
  const index = createSearchIndex(db, unitOfWork);
  const orderFiles = createOrderFileStore({ db, index, deadlineOf, fingerprintOf });
  const messages = createMessageStore(db);
  const shelves = createGoodsStore(db);
  const codes = createKeptDocument(db, 'code-aliases', NO_ALIASES);
  const goods: GoodsStore = { ...shelves, catalogue: createLearnedCatalogue(shelves.catalogue, codes.read, clock.now) };
  const desk = createStockDeskStore(db);
  const stockRules = createKeptDocument(db, 'stock-rules', NO_STOCK_RULES);
  const lessons = createAddressLessonStore(db);
  const learning: LearnAddressDeps = { unitOfWork, journal, clock, lessons, divisions };
  const intake = createIntakeStore(db);
  const similar = createSimilarOrders(db, orderFiles, index.catchUp);
  const differences = createDifferenceStore(db);
  const outbox = createOutboxStore({ db, unitOfWork, onSettled: createSettlementRecorder(() => settlementDeps) });
  const clockRules = () =>
    site().clocks.map(({ kind, clock: name, minutes, warnAt, version, pausable }) => ({ kind, clock: name, minutes, warnShare: warnAt, version, pausable }));
  const recorder = createDecisionRecorder({ unitOfWork, journal, orderFiles, outboxQueue: outbox, clock, ids, clockRules, onRecorded: options.onRecorded });

  const duplicatesOf = (order: Order) =>
    similar
      .candidates(order)
      .flatMap((other) => judgeDuplicate(order, other, site().duplicateWindowMs) ?? [])
      .slice(0, 3);
  const checkOrder = once(() =>
    createOrderCheck({
      divisions: divisions(),
      requestRules,
      site,
      catalogue: goods.catalogue,
      romanise: (han) => namePinyin(han).full,
      nowAt: clock.now,
      lessons,
      buildings: createBuildingStore(db),
      duplicatesOf,
    }),
  );
  const check: CheckOrder = (order, kinds) => checkOrder()(order, kinds);

  const settlementDeps: SettlementDeps = { journal, clock, ids, orderFiles, outboxQueue: outbox, lane: outbox.lane, differences, recorder, check };

  /** A merchant nobody set up is served as its export suggests: classic trading data knows no promised dates to go by. */
  const importedPolicy = (merchant: string): AllocationPolicyId | undefined =>
    intake.presetOf(merchant) === 'northwind' ? 'first_come_first_served' : undefined;
  const byHand = { manualOrders: createManualOrderStore(db), printJournal: createPrintJournalStore(db, storage.books), outages: createOutageStore(db) };
  const importDeps: ImportDeps & MendDeps = {
    unitOfWork,
    journal,
    messages,
    merchantCode: (written) => merchantCodeOf(site(), written),
    placeOf: (warehouse, location) => stockPlaceOf(warehouse, location, site(), stockRules.read()),
    orderFiles,
    goods,
    intake,
    recorder,
    clock,
    ids,
    check,
    contentHash: (files, signal) => contentHash(files, DEFAULT_LIMITS, signal),
    importReader: createImportReader({ workerUrl: options.importWorkerUrl, divisionsFile: path.join(options.resourcesFolder, 'divisions/cn-divisions.json') }),
    noteByHand: (order, actor) => noteByHand(order, actor, { journal, clock, ids, outboxQueue: outbox, orderFiles, ...byHand }),
    onProgress: options.onImport,
    letOthers,
    policy: (merchant) => ALLOCATION_POLICIES[merchantOf(site(), merchant)?.allocation ?? importedPolicy(merchant) ?? site().allocation],
    choiceOf: desk.choice,
    assembleOptions: (wanted) => assembleOptions(wanted, (recipient) => splitRecipient(recipient, divisions())),
  };
  return {
    messages,
    search: createSearchStore(db, index.catchUp),
    orderFiles,
    goods,
    codes,
    intake,
    outbox,
    similar,
    desk,
    stockRules,
    differences,
    settlementDeps,
    recorder,
    check,
    statusOf,
    importDeps,
    learning,
    divisions,
    requestData,
    requestRules,
  };
}
export type OrderWork = ReturnType<typeof composeOrderWork>;
