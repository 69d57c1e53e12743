import { createKeptDocument } from '../adapters/sqlite/database/kept-document-store.ts';
import { createQueueStore } from '../adapters/sqlite/queue/queue-store.ts';
import { createSuggestionRecordStore } from '../adapters/sqlite/site/suggestion-record-store.ts';
import { createSuggestionsHandlers } from '../handlers/suggestions-handlers.ts';
import type { EventBus } from '../../../shared/contract/events.ts';
import { NOTHING_BY_ITSELF } from '../../../shared/core/suggestion/automatic-rules.ts';
import { acceptSuggestions, isByItself } from '../../../shared/core/usecases/cases/accept-suggestions.ts';
import { learnFromCorrection, unlearnCorrection } from '../../../shared/core/usecases/cases/learn-address.ts';
import type { JournalEntry } from '../../../shared/core/journal/journal-entry.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

/** Long enough that an import is through, short enough that nobody opens what will mend itself. */
const AFTER_MS = 1500;
/** Looked at in one go; the rest a moment later, so that nobody's typing waits for it. */
const AT_ONCE = 100;

/** Suggestions that decide by themselves where an administrator said so: looked at a moment after orders came in or changed. */
export function composeSuggestions(options: {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly merchantName: (code: string) => string;
  readonly log: (line: string, error?: unknown) => void;
}) {
  const { storage, work, clock, events, merchantName, log } = options;
  const choice = createKeptDocument(storage.db, 'automatic-suggestions', NOTHING_BY_ITSELF);
  const records = createSuggestionRecordStore(storage.db);
  const queue = createQueueStore(storage.db);
  // Each is looked at once for the rules that are switched on: what a person changes since is that person's.
  const looked = new Set<string>();
  const waiting = (): readonly string[] => {
    const nowAt = clock.now();
    const ids = queue.caseIds({ kinds: ['bad_address'], states: ['open'] }, { nowAt, endOfTodayAt: nowAt });
    const fresh = ids.filter((id) => !looked.has(id)).slice(0, AT_ONCE);
    for (const id of fresh) looked.add(id);
    return fresh;
  };
  const run = (): void => {
    try {
      acceptSuggestions({
        choice,
        records,
        recorder: work.recorder,
        check: work.check,
        journal: storage.journal,
        orderFiles: work.orderFiles,
        waiting,
      });
    } catch (error) {
      log('suggestions were not taken over', error);
    }
  };
  let timer: NodeJS.Timeout | null = null;
  const look = (): void => {
    if (timer !== null || choice.read().rules.length === 0) return;
    timer = setTimeout(() => {
      timer = null;
      const before = looked.size;
      run();
      if (looked.size > before) look();
    }, AFTER_MS);
    timer.unref();
  };
  const unsubscribe = events.subscribe((event) => {
    if (event.name === 'changed' && event.payload.topics.includes('queue')) look();
  });
  look();
  return {
    handlers: createSuggestionsHandlers({
      choice,
      records,
      learning: work.learning,
      merchantName,
      onSwitchedOn: () => {
        looked.clear();
        look();
      },
    }),
    records,
    learn: (before: Order, after: Order): void => learnFromCorrection(before, after, work.learning),
    /** Inside the transaction of the undoing. */
    takenBack: (was: Order, stands: Order, taken: readonly JournalEntry[]): void => {
      const ownRule = taken.find((entry) => entry.type === 'order.corrected' && isByItself(entry))?.data['rule'];
      // What nobody taught is not unlearned.
      if (ownRule === undefined) unlearnCorrection(was, stands, work.learning);
      else if (typeof ownRule === 'string') records.count(ownRule, 'takenBack');
    },
    close: (): void => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
