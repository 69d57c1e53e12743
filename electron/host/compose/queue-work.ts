import type { QueueMoment } from '../../../shared/core/exception-case/clock-group.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { OrderSearch } from '../../../shared/core/ports/order-search.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import { createBulkDecision } from '../../../shared/core/usecases/cases/bulk-decision.ts';
import { learnCode, unlearnCode, type LearnCodeDeps } from '../../../shared/core/usecases/cases/learn-code.ts';
import type { createUndo } from '../../../shared/core/usecases/cases/undo-decision.ts';
import type { ShortageAnswers } from '../../../shared/core/usecases/stock/shortage-answers.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import { createSavedViewStore } from '../adapters/sqlite/queue/saved-view-store.ts';
import { createQueueStore } from '../adapters/sqlite/queue/queue-store.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import { createCodesHandlers } from '../handlers/codes-handlers.ts';
import { createBulkHandlers } from '../handlers/bulk-handlers.ts';
import { createQueueHandlers } from '../handlers/queue-handlers.ts';
import { createViewsHandlers } from '../handlers/views-handlers.ts';
import { createQueueFilter } from '../handlers/queue-question.ts';
import { endOfLocalDay } from './local-day.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';
import { createQueueExport } from './queue-export.ts';
import { breathe, createRunningBulk } from './running-bulk.ts';

export interface QueueWorkOptions {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly search: OrderSearch;
  readonly undo: ReturnType<typeof createUndo>;
  readonly downloads: Downloads;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timeZone: () => string;
  readonly answers: ShortageAnswers;
  readonly settings: Pick<SiteSettings, 'site'>;
  readonly userDeps: { readonly users: Pick<UserStore, 'list'> };
  readonly merchantName: (code: string) => string;
  readonly personName: (userId: string) => string;
  readonly changed: (topics: readonly string[]) => void;
  readonly log: (line: string, error?: unknown) => void;
  readonly say: (language: Language) => Say;
}

/** The queue and what is done to many of its rows at once. */
export function composeQueue(options: QueueWorkOptions) {
  const { storage, work, undo, answers, clock, ids, merchantName, personName, timeZone } = options;
  const { db, unitOfWork, journal } = storage;
  const { orderFiles } = work;
  const queue = createQueueStore(db);
  const filterOf = createQueueFilter(options.search);
  const moment = (): QueueMoment => {
    const nowAt = clock.now();
    return { nowAt, endOfTodayAt: endOfLocalDay(nowAt, timeZone()) };
  };
  const learning: LearnCodeDeps = { goods: work.goods, book: work.codes, orderFiles, unitOfWork, journal, clock };
  /** Answers about shortages, as long as they can be taken back here. */
  const waysTaken = new Set<string>();
  const { jobs, selections, close } = createRunningBulk({
    bulk: createBulkDecision({
      recorder: work.recorder,
      undo,
      reader: journal,
      journal,
      unitOfWork,
      orderFiles,
      ids,
      clock,
      breathe,
      check: work.check,
      onTaken: (decision, act, orderIds, decider, actor) => {
        if (act.act === 'wayOut') {
          waysTaken.add(decision);
          answers.shareAnew(orderIds, act.sku);
        }
        if (act.act === 'correctCode' && act.learn) learnCode(decision, act, orderIds, decider, actor, learning);
        options.changed(['codes']);
      },
      beside: answers.beside,
      onTakenBack: (decision, orderIds) => {
        if (waysTaken.delete(decision)) answers.shareAnew(orderIds);
        unlearnCode(decision, learning);
        options.changed(['codes']);
      },
    }),
    orderFiles,
    ids,
    onProgress: (bulkId) => options.changed([`bulk:${bulkId}`]),
    onDefect: (defect) => options.log('a decision on many orders failed', defect),
  });
  const exportQueue = createQueueExport({
    orderFiles,
    clock,
    unitOfWork,
    journal,
    timeZone,
    settings: options.settings,
    users: options.userDeps.users,
    downloads: options.downloads,
    say: options.say,
  });
  return {
    handlers: {
      queue: createQueueHandlers({ queue, filterOf, moment, merchantName, personName, exportQueue }),
      views: createViewsHandlers({
        views: createSavedViewStore(db),
        unitOfWork,
        journal,
        clock,
        ids,
        personName,
        onChanged: () => options.changed(['views']),
      }),
      codes: createCodesHandlers({ learning, queue, moment, merchantName, personName, changed: options.changed }),
      bulk: createBulkHandlers({ queue, filterOf, moment, selections, jobs }),
    },
    close,
  };
}
