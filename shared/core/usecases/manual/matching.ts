import { contentOf, createPairIndex, type Content, type Pair, type PairIndex } from '../../manual-match/pair-orders.ts';
import { pairKey, proposeMatches, type Proposal } from '../../manual-match/propose-matches.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { holdTwin, isFirstTwin } from '../../order-file/decide/match.ts';
import { isRunning, type Outage } from '../../outage/outage.ts';
import type { Differences } from '../../ports/differences.ts';
import type { ManualMatches } from '../../ports/manual-matches.ts';
import type { ManualOrders } from '../../ports/manual-orders.ts';
import type { OrderFiles } from '../../ports/order-files.ts';
import type { Outages } from '../../ports/outages.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface MatchingDeps {
  readonly matches: Pick<ManualMatches, 'unknownThere' | 'receivedSince' | 'apart' | 'isEntered'>;
  readonly manualOrders: Pick<ManualOrders, 'ofOrder'>;
  readonly orderFiles: Pick<OrderFiles, 'load'>;
  readonly outages: Pick<Outages, 'current'>;
  readonly differences: Pick<Differences, 'ofOrder'>;
  readonly recorder: Pick<DecisionRecorder, 'onOrder'>;
  readonly windowMs: () => number;
}

/** What is asked of people, and what would be entered, about the manual orders of one outage. */
export interface MatchingFigures {
  readonly toDecide: number;
  readonly toEnter: number;
}

const BY_MATCHING: Actor = { kind: 'program', rule: 'matching' };
const NOTHING: MatchingFigures = { toDecide: 0, toEnter: 0 };

interface Table {
  readonly outageId: string;
  readonly byHand: PairIndex;
  readonly there: PairIndex;
  readonly pairs: Map<string, readonly Pair[]>;
  apart: ReadonlySet<string>;
  proposals: readonly Proposal[] | null;
}

/**
 * Keeps the manual orders of the running outage beside what the WMS brought since, and says what each turned out to be. Read once, then kept up with
 * every order that changes, so that neither a list nor a count has to look at all of them again.
 *
 * An order of the WMS that may be one typed by hand is held before anybody can pack it: what people typed was perhaps shipped.
 */
export function createMatching(deps: MatchingDeps) {
  let table: Table | null = null;

  const refresh = (of: Table, manualId: string): void => {
    const order = of.byHand.find(manualId);
    const met = order === undefined ? [] : of.there.meet(order);
    // Most have none: nothing is kept for them.
    if (met.length === 0) of.pairs.delete(manualId);
    else
      of.pairs.set(
        manualId,
        met.map(({ id, why }) => ({ manualId, otherId: id, why })),
      );
  };
  const refreshAround = (of: Table, other: Content): void => {
    for (const { id } of of.byHand.meet(other)) refresh(of, id);
  };

  function read(outage: Outage): Table {
    const windowMs = deps.windowMs();
    const fresh: Table = {
      outageId: outage.id,
      byHand: createPairIndex(windowMs),
      there: createPairIndex(windowMs),
      pairs: new Map(),
      apart: deps.matches.apart(),
      proposals: null,
    };
    for (const other of deps.matches.receivedSince(outage.id)) fresh.there.put(other);
    for (const order of deps.matches.unknownThere(outage.id)) {
      fresh.byHand.put(order);
      refresh(fresh, order.id);
    }
    return fresh;
  }
  function open(): Table | null {
    const outage = deps.outages.current();
    if (outage === null || !isRunning(outage)) table = null;
    else if (table?.outageId !== outage.id) table = read(outage);
    return table;
  }

  function look(of: Table, orderId: string): void {
    const file = deps.orderFiles.load(orderId);
    if (file === null) return;
    const { order } = file;
    const isManual = deps.manualOrders.ofOrder(orderId)?.outageId === of.outageId;
    if (isManual && order.wmsRef === null && order.state !== 'cancelled' && !deps.matches.isEntered(orderId)) {
      of.byHand.put(order);
      refresh(of, orderId);
    } else if (of.byHand.drop(orderId)) {
      of.pairs.delete(orderId);
    } else if (!isManual && order.source?.importId === 'wms') {
      const before = of.there.find(orderId);
      if (order.wmsRef === null) of.there.drop(orderId);
      else of.there.put(order);
      if (before !== undefined) refreshAround(of, before);
      refreshAround(of, contentOf(order));
    } else return;
    of.proposals = null;
  }

  /** An order that may be one typed by hand is held, once: whoever then decides that they are two is not asked again. */
  function hold(of: Table, otherId: string): boolean {
    const other = of.there.find(otherId);
    const met = other === undefined ? undefined : of.byHand.meet(other).find(({ id }) => !of.apart.has(pairKey(id, otherId)));
    const file = met === undefined ? null : deps.orderFiles.load(otherId);
    if (met === undefined || file === null || !isFirstTwin(file)) return false;
    const documentNo = deps.manualOrders.ofOrder(met.id)?.documentNo ?? '';
    return deps.recorder.onOrder(otherId, BY_MATCHING, (now, context) => holdTwin(now, documentNo, context)).ok;
  }
  const proposals = (of: Table): readonly Proposal[] => (of.proposals ??= proposeMatches([...of.byHand.ids()], [...of.pairs.values()].flat(), of.apart));
  const isClash = (orderId: string): boolean => deps.differences.ofOrder(orderId).some(({ kind }) => kind === 'twin');

  return {
    /** The outage of the moment, oldest manual order first; empty where none is running. */
    proposals: (): readonly Proposal[] => {
      const of = open();
      return of === null ? [] : proposals(of);
    },
    /** Under the number of a manual order the WMS has something else: one of the two was mistyped, and a person looks. */
    isClash,
    figures: (): MatchingFigures => {
      const of = open();
      if (of === null) return NOTHING;
      let [toDecide, toEnter] = [0, 0];
      for (const { kind } of proposals(of))
        if (kind === 'none') toEnter += 1;
        else toDecide += 1;
      return { toDecide, toEnter };
    },
    /** Orders changed or came: what they are is looked at again, and what may be a manual order is held. Answers which were. */
    touch: (orderIds: readonly string[]): readonly string[] => {
      const isNew = table === null;
      const of = open();
      if (of === null) return [];
      try {
        if (!isNew) for (const orderId of new Set(orderIds)) look(of, orderId);
        // A manual order that was typed though the WMS had one like it stops that one too.
        const near = new Set(orderIds.flatMap((orderId) => [orderId, ...(of.pairs.get(orderId) ?? []).map(({ otherId }) => otherId)]));
        return [...(isNew ? of.there.ids() : near)].filter((orderId) => hold(of, orderId));
      } catch (thrown) {
        // Which were held is not known: at the next touch all are looked at again.
        table = null;
        throw thrown;
      }
    },
    /** People took something apart, or put it together again. */
    decided: (): void => {
      if (table === null) return;
      table.apart = deps.matches.apart();
      table.proposals = null;
    },
  };
}
export type Matching = ReturnType<typeof createMatching>;
