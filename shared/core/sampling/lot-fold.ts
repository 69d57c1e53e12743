import type { JournalEntry, JsonObject } from '../journal/journal-entry.ts';
import { type LineRecord, recordToLine } from '../order-file/order-events.ts';
import type { OrderFacts, OrderState } from '../order/order.ts';
import type { LotMembers } from './lot-plan.ts';

/** What the strata ask of an order, as it arrived: later corrections are personal data and may be erased, and the draw must be repeatable for ever. */
export interface ArrivedFacts {
  readonly merchant: string;
  readonly carrier: string;
  readonly isSale: boolean;
  /** Typed or pasted here: no file and no WMS brought it. */
  readonly isManual: boolean;
  readonly skus: readonly string[];
}

export interface LotOrder {
  readonly orderId: string;
  /** Null where the order arrived before the lot began. */
  readonly facts: ArrivedFacts | null;
  /** User id, empty while nobody packed it. */
  readonly packer: string;
}

interface Seen {
  facts: ArrivedFacts | null;
  state: OrderState | null;
  packer: string;
  packed: boolean;
}

const goodsOf = (lines: readonly LineRecord[]): readonly string[] =>
  lines
    .map(recordToLine)
    .filter(({ kind }) => kind === 'goods')
    .map(({ sku }) => sku);

export function factsOfArrival(data: JsonObject): ArrivedFacts {
  const { order, lines } = data as unknown as { readonly order: Omit<OrderFacts, 'lines'>; readonly lines: readonly LineRecord[] };
  return {
    merchant: order.merchant,
    carrier: order.carrier,
    isSale: order.kind === 'sale',
    isManual: order.platform === 'manual' || (order.source === null && order.wmsRef === null),
    skus: goodsOf(lines),
  };
}

const plusLines = (facts: ArrivedFacts | null, data: JsonObject): ArrivedFacts | null =>
  facts && { ...facts, skus: [...facts.skus, ...goodsOf((data as unknown as { readonly lines: readonly LineRecord[] }).lines)] };

/** The facts of one order from its own entries up to (and with) the place `until`. */
export function factsFrom(entries: Iterable<JournalEntry>, until: number): ArrivedFacts | null {
  let facts: ArrivedFacts | null = null;
  for (const { n, type, data } of entries) {
    if (n > until) break;
    if (type === 'order.imported') facts = factsOfArrival(data);
    else if (type === 'order.linesAdded') facts = plusLines(facts, data);
  }
  return facts;
}

/**
 * The lot as the journal tells it: what arrived and what was packed since its seed was committed. Nothing else has a say, so that the list of orders
 * can be made again from the journal alone.
 */
export function createLotFold() {
  const seen = new Map<string, Seen>();
  const at = (orderId: string): Seen => {
    const known = seen.get(orderId);
    if (known !== undefined) return known;
    const fresh: Seen = { facts: null, state: null, packer: '', packed: false };
    seen.set(orderId, fresh);
    return fresh;
  };

  function feed({ type, orderId, data, actor }: JournalEntry): void {
    if (orderId === null) return;
    if (type === 'order.imported') {
      const order = at(orderId);
      order.facts = factsOfArrival(data);
      order.state = data['state'] as OrderState;
    } else if (type === 'order.linesAdded') {
      const order = seen.get(orderId);
      if (order !== undefined) order.facts = plusLines(order.facts, data);
    } else if (type === 'order.stateChanged') {
      const order = at(orderId);
      order.state = data['to'] as OrderState;
      // Taken out of a load it is packed still, by who packed it.
      if (order.state !== 'packed' || data['from'] === 'manifested') return;
      order.packed = true;
      order.packer = actor.kind === 'person' ? actor.userId : '';
    }
  }

  /** Orders that may be drawn: sales that are still here and were not cancelled. */
  const members = (of: LotMembers): readonly LotOrder[] =>
    [...seen].flatMap(([orderId, { facts, state, packer, packed }]) => {
      const here =
        of === 'arrived' ? facts !== null && state !== 'cancelled' && state !== 'dispatched' : packed && (state === 'packed' || state === 'manifested');
      return here && facts?.isSale !== false ? [{ orderId, facts, packer }] : [];
    });

  return { feed, members };
}
export type LotFold = ReturnType<typeof createLotFold>;
