import type { JournalEntry } from '../journal/journal-entry.ts';
import type { OrderState } from '../order/order.ts';

/** How a change ended for good. */
export const ENDED_AS = ['acknowledged', 'refused', 'cancelled'] as const;
export type EndedAs = (typeof ENDED_AS)[number];

/** What happened to one order during an outage. */
export interface OrderWork {
  readonly orderId: string;
  /** Entries people made here, and entries the WMS caused. */
  readonly here: number;
  readonly there: number;
  /** The furthest state that was reached by work here, if any. */
  readonly reached: OrderState | null;
  readonly cancelledThere: boolean;
  /** By change: how it ended, as far as it did. */
  readonly changes: ReadonlyMap<string, EndedAs>;
  /** Changes a person had to look at on the way. */
  readonly doubted: ReadonlySet<string>;
  readonly conflicted: ReadonlySet<string>;
}

/** The work of an outage, order by order: a fold over the journal that anybody can repeat. */
export interface OutageWork {
  readonly orders: ReadonlyMap<string, OrderWork>;
  readonly take: (entry: JournalEntry) => void;
}

interface Growing extends OrderWork {
  here: number;
  there: number;
  reached: OrderState | null;
  cancelledThere: boolean;
  readonly changes: Map<string, EndedAs>;
  readonly doubted: Set<string>;
  readonly conflicted: Set<string>;
}

const isEndedAs = (word: string): word is EndedAs => (ENDED_AS as readonly string[]).includes(word);

const untouched = (orderId: string): Growing => ({
  orderId,
  here: 0,
  there: 0,
  reached: null,
  cancelledThere: false,
  changes: new Map(),
  doubted: new Set(),
  conflicted: new Set(),
});

/** Collects as entries come: a long outage is read once, not at every look. */
export function createOutageWork(): OutageWork {
  const orders = new Map<string, Growing>();
  return {
    orders,
    take: ({ orderId, type, actor, data }) => {
      if (orderId === null) return;
      let work = orders.get(orderId);
      if (work === undefined) {
        work = untouched(orderId);
        orders.set(orderId, work);
      }
      if (type.startsWith('sync.') && typeof data['entry'] === 'string') {
        const how = type.slice('sync.'.length);
        if (isEndedAs(how)) work.changes.set(data['entry'], how);
        else if (how === 'in_doubt') work.doubted.add(data['entry']);
        else if (how === 'conflict') work.conflicted.add(data['entry']);
        return;
      }
      const byWms = actor.kind === 'program' && actor.rule === 'wms';
      if (byWms) work.there += 1;
      else if (actor.kind === 'person') work.here += 1;
      if (type !== 'order.stateChanged') return;
      const to = data['to'] as OrderState;
      if (byWms) work.cancelledThere ||= to === 'cancelled';
      else work.reached = to;
    },
  };
}
