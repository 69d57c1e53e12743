import type { JournalEntry, JsonObject } from '../journal/journal-entry.ts';
import { NO_FIRST_SCAN } from '../order-file/decide/hand-over.ts';
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
  /** The WMS acknowledged that it was shipped. */
  readonly toldShipped: boolean;
  /** What the carrier has of it: nothing, a parcel on a manifest its driver signed, or one it scanned itself; `silent` when it was asked and does not know. */
  readonly carrier: CarrierWord;
  readonly voidWaybills: number;
  /** Null for an order that was not typed by hand in this outage. */
  readonly manual: ManualWork | null;
  /** Its file was only a showing of a manual order and is no order of its own. */
  readonly merged: boolean;
}

export const CARRIER_WORDS = ['none', 'manifest', 'scanned', 'silent'] as const;
export type CarrierWord = (typeof CARRIER_WORDS)[number];

/** How a manual order came to be known by the WMS. */
export const MATCHED_BY = ['number', 'content', 'person', 'anew'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

export interface ManualWork {
  readonly documentNo: string;
  /** Null while the WMS does not know it. */
  readonly how: MatchedBy | null;
  /** The file of the WMS order it was matched with by content; empty where its number was the match. */
  readonly otherId: string;
  /** What the WMS says of it otherwise. */
  readonly differs: readonly string[];
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
  changes: ReadonlyMap<string, EndedAs>;
  doubted: ReadonlySet<string>;
  conflicted: ReadonlySet<string>;
  toldShipped: boolean;
  carrier: CarrierWord;
  voidWaybills: number;
  manual: ManualWork | null;
  merged: boolean;
}

const isEndedAs = (word: string): word is EndedAs => (ENDED_AS as readonly string[]).includes(word);

/** One for all: of fifty thousand orders that wait for the WMS none has an ending yet, and empty collections weigh more than what is known of them. */
const NO_CHANGES: ReadonlyMap<string, EndedAs> = new Map();
const NONE: ReadonlySet<string> = new Set();
const NOTHING_DIFFERS: readonly string[] = [];

const untouched = (orderId: string): Growing => ({
  orderId,
  here: 0,
  there: 0,
  reached: null,
  cancelledThere: false,
  changes: NO_CHANGES,
  doubted: NONE,
  conflicted: NONE,
  toldShipped: false,
  carrier: 'none',
  voidWaybills: 0,
  manual: null,
  merged: false,
});

const textOf = (data: JsonObject, name: string): string => {
  const value = data[name];
  return typeof value === 'string' ? value : '';
};

/** What an entry says of matching, of the carrier and of labels. Words of an entry are our own writing. */
function takeWord(work: Growing, type: string, data: JsonObject): void {
  switch (type) {
    case 'manual.entered':
    case 'manual.joinedOutage':
      work.manual = { documentNo: textOf(data, 'documentNo'), how: null, otherId: '', differs: NOTHING_DIFFERS };
      return;
    case 'manual.matched': {
      const differs = Array.isArray(data['differs']) ? data['differs'].map(String) : [];
      if (work.manual !== null) work.manual = { ...work.manual, how: data['how'] as MatchedBy, otherId: textOf(data, 'otherId'), differs };
      work.cancelledThere ||= differs.includes('cancelled');
      return;
    }
    case 'manual.unmatched':
      if (work.manual !== null) work.manual = { ...work.manual, how: null, otherId: '', differs: NOTHING_DIFFERS };
      return;
    case 'manual.enteredAnew':
      if (work.manual !== null) work.manual = { ...work.manual, how: 'anew', otherId: '', differs: NOTHING_DIFFERS };
      return;
    case 'order.mergedInto':
      work.merged = true;
      return;
    case 'order.unmerged':
      work.merged = false;
      return;
    case 'order.handedOver':
      if (work.carrier === 'none') work.carrier = 'manifest';
      return;
    case 'order.carrierScanned':
      work.carrier = 'scanned';
      return;
    case 'case.opened':
      if (data['cause'] === NO_FIRST_SCAN && work.carrier !== 'scanned') work.carrier = 'silent';
      return;
    case 'order.waybillVoided':
      work.voidWaybills += 1;
      return;
  }
}

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
        work.toldShipped ||= how === 'acknowledged' && data['kind'] === 'order.ship';
        if (isEndedAs(how)) work.changes = new Map(work.changes).set(data['entry'], how);
        else if (how === 'in_doubt') work.doubted = new Set(work.doubted).add(data['entry']);
        else if (how === 'conflict') work.conflicted = new Set(work.conflicted).add(data['entry']);
        return;
      }
      const byWms = actor.kind === 'program' && actor.rule === 'wms';
      if (byWms) work.there += 1;
      else if (actor.kind === 'person') work.here += 1;
      takeWord(work, type, data);
      if (type !== 'order.stateChanged') return;
      const to = data['to'] as OrderState;
      if (byWms) work.cancelledThere ||= to === 'cancelled';
      else work.reached = to;
    },
  };
}
