import type { Allocation, AllocationDecision, AllocationInput, AllocationOutcome, ContestedSku, Reservation, Shortage } from './allocation.ts';
import { chooseMostOrders } from './most-orders.ts';
import { freeOf, missingFor, needsOf, take, wantedBy, type Need } from './needs.ts';
import { decidingCriterion, inPolicyOrder, type Waiting } from './waiting-order.ts';

export type { Allocation, AllocationInput, Reservation, Shortage } from './allocation.ts';

interface Ledger {
  readonly left: Map<string, number>;
  readonly reservations: Reservation[];
  readonly shortages: Shortage[];
}

const shortage = (orderId: string, need: Need, gotUnits: number, left: number): Shortage => ({
  orderId,
  lineNo: need.lineNo,
  sku: need.sku,
  needed: need.units * need.perUnit,
  got: gotUnits * need.perUnit,
  left,
  kit: need.kit,
});

function giveWholeOrder(orderId: string, needs: readonly Need[], ledger: Ledger): AllocationOutcome {
  const missing = missingFor(needs, ledger.left);
  if (missing.size === 0) {
    for (const need of needs) take(ledger.left, orderId, need, need.units, ledger.reservations);
    return 'given';
  }
  for (const need of needs) if (missing.has(need.sku)) ledger.shortages.push(shortage(orderId, need, 0, freeOf(ledger.left, need.sku)));
  return 'passed_over';
}

/** A kit is taken whole or not at all: as many as its scarcest component allows. */
function giveEachLine(orderId: string, needs: readonly Need[], ledger: Ledger): AllocationOutcome {
  let got = 0;
  let complete = true;
  for (const lineNeeds of Map.groupBy(needs, (need) => need.lineNo).values()) {
    const units = Math.min(...lineNeeds.map((need) => Math.min(need.units, Math.floor(freeOf(ledger.left, need.sku) / need.perUnit))));
    for (const need of lineNeeds) {
      const left = freeOf(ledger.left, need.sku);
      const possible = Math.min(need.units, Math.floor(left / need.perUnit));
      if (possible < need.units) ledger.shortages.push(shortage(orderId, need, units, left));
      take(ledger.left, orderId, need, units, ledger.reservations);
      if (units < need.units) complete = false;
    }
    got += units;
  }
  if (complete) return 'given';
  return got > 0 ? 'partly_given' : 'passed_over';
}

function contestedSkus(
  queue: ReadonlyArray<Waiting & { readonly needs: readonly Need[] }>,
  free: ReadonlyMap<string, number>,
  reservations: readonly Reservation[],
): readonly ContestedSku[] {
  const demand = new Map<string, number>();
  const orders = new Map<string, Set<string>>();
  for (const { order, needs } of queue) {
    for (const need of needs) {
      demand.set(need.sku, (demand.get(need.sku) ?? 0) + need.units * need.perUnit);
      const ids = orders.get(need.sku) ?? new Set();
      orders.set(need.sku, ids.add(order.orderId));
    }
  }
  const given = new Map<string, number>();
  for (const { sku, quantity } of reservations) given.set(sku, (given.get(sku) ?? 0) + quantity);
  return [...demand]
    .filter(([sku, wanted]) => wanted > freeOf(free, sku))
    .map(([sku, wanted]) => ({
      sku,
      demand: wanted,
      free: freeOf(free, sku),
      given: given.get(sku) ?? 0,
      short: wanted - (given.get(sku) ?? 0),
      orderIds: [...(orders.get(sku) ?? [])],
    }));
}

interface Turn extends Waiting {
  readonly needs: readonly Need[];
}
interface Give {
  readonly orderId: string;
  readonly needs: readonly Need[];
  readonly give: (orderId: string, needs: readonly Need[], ledger: Ledger) => AllocationOutcome;
}

/** In which turn each order is served, and how: the order of the rules, unless the policy serves a part of them first. */
function turns(queue: readonly Turn[], { free, policy, places }: AllocationInput): readonly Give[] {
  const wholly = ({ order, needs }: Turn): Give => ({ orderId: order.orderId, needs, give: giveWholeOrder });
  const byLine = ({ order, needs }: Turn): Give => ({ orderId: order.orderId, needs, give: giveEachLine });
  switch (policy.take) {
    case 'whole_order':
      return queue.map(wholly);
    case 'each_line':
      return queue.map(byLine);
    case 'most_orders': {
      const chosen = chooseMostOrders(queue, free);
      return [...queue.filter((turn) => chosen.has(turn.order.orderId)).map(wholly), ...queue.filter((turn) => !chosen.has(turn.order.orderId)).map(byLine)];
    }
    case 'one_place': {
      const alone = servedFromOnePlace(queue, places ?? new Map());
      // A pinned order comes before all others, also where it has to be split.
      const isFirst = ({ order }: Turn): boolean => order.pinned === true || alone.has(order.orderId);
      return [...queue.filter(isFirst), ...queue.filter((turn) => !isFirst(turn))].map(wholly);
    }
  }
}

/** Orders one warehouse can send by itself, each taking from the first that can. */
function servedFromOnePlace(queue: readonly Turn[], places: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlySet<string> {
  const left = new Map([...places].map(([place, shelf]) => [place, new Map(shelf)]));
  const alone = new Set<string>();
  for (const { order, needs } of queue) {
    const wanted = [...wantedBy(needs)];
    const shelf = [...left.values()].find((one) => wanted.every(([sku, quantity]) => quantity <= freeOf(one, sku)));
    if (shelf === undefined) continue;
    alone.add(order.orderId);
    for (const [sku, quantity] of wanted) shelf.set(sku, freeOf(shelf, sku) - quantity);
  }
  return alone;
}

/**
 * Who gets the stock that is free now. What an order holds already (`reserved`) is its own: it is neither taken away nor ever a shortage.
 *
 *   free 6:  O-45 wants 4 → 4   O-46 wants 3 → passed over (2 left)   O-44 wants 2 → 2   kit O-47 wants 1 → short
 */
export function allocate({ orders, free, kits, policy, places }: AllocationInput): Allocation {
  const ledger: Ledger = { left: new Map(free), reservations: [], shortages: [] };
  const waiting = orders.map((order) => {
    const needs = order.lines.flatMap((line) => needsOf(line, kits, free));
    return { order, needs, units: needs.reduce((sum, need) => sum + need.units * need.perUnit, 0) };
  });
  const queue = inPolicyOrder(waiting, policy.order);
  const outcomes = new Map<string, AllocationOutcome>();
  const served = turns(queue, { orders, free, kits, policy, ...(places === undefined ? {} : { places }) });
  for (const { orderId, needs, give } of served) outcomes.set(orderId, needs.length === 0 ? 'nothing_needed' : give(orderId, needs, ledger));
  const given = queue.map((entry, index): AllocationDecision => {
    const before = queue[index - 1];
    const decidedBy = before === undefined ? null : decidingCriterion(before, entry, policy.order);
    const { order } = entry;
    return { orderId: order.orderId, rank: index + 1, decidedBy, outcome: outcomes.get(order.orderId) ?? 'passed_over' };
  });
  return { ...ledger, given, served: served.map(({ orderId }) => orderId), contested: contestedSkus(queue, free, ledger.reservations) };
}
