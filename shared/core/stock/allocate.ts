import type { Allocation, AllocationDecision, AllocationInput, AllocationLine, AllocationOutcome, ContestedSku, Reservation, Shortage } from './allocation.ts';
import { decidingCriterion, inPolicyOrder, type Waiting } from './waiting-order.ts';

export type { Allocation, AllocationInput, Reservation, Shortage } from './allocation.ts';

interface Need {
  readonly lineNo: number;
  readonly sku: string;
  readonly kit: string | null;
  /** Units of `sku` per unit of the line. */
  readonly perUnit: number;
  /** Units of the line still needed. */
  readonly units: number;
}

/** The shelf SKUs a line still needs; of one component named twice in a kit, one need. */
function needsOf(line: AllocationLine, kits: AllocationInput['kits'], free: ReadonlyMap<string, number>): readonly Need[] {
  const units = line.quantity - line.reserved;
  if (units <= 0) return [];
  const parts = kits.get(line.sku);
  if (parts === undefined || parts.length === 0) return free.has(line.sku) ? [{ lineNo: line.lineNo, sku: line.sku, kit: null, perUnit: 1, units }] : [];
  const perUnitBySku = new Map<string, number>();
  for (const part of parts) perUnitBySku.set(part.sku, (perUnitBySku.get(part.sku) ?? 0) + part.quantity);
  return [...perUnitBySku].filter(([sku]) => free.has(sku)).map(([sku, perUnit]) => ({ lineNo: line.lineNo, sku, kit: line.sku, perUnit, units }));
}

const freeOf = (left: ReadonlyMap<string, number>, sku: string): number => Math.max(0, left.get(sku) ?? 0);

function take(left: Map<string, number>, orderId: string, need: Need, units: number, into: Reservation[]): void {
  const quantity = units * need.perUnit;
  if (quantity === 0) return;
  left.set(need.sku, freeOf(left, need.sku) - quantity);
  into.push({ orderId, lineNo: need.lineNo, sku: need.sku, quantity });
}

/** SKUs of which the whole order needs more than is left. */
function missingFor(needs: readonly Need[], left: ReadonlyMap<string, number>): ReadonlySet<string> {
  const wanted = new Map<string, number>();
  for (const need of needs) wanted.set(need.sku, (wanted.get(need.sku) ?? 0) + need.units * need.perUnit);
  return new Set([...wanted].filter(([sku, quantity]) => quantity > freeOf(left, sku)).map(([sku]) => sku));
}

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

/**
 * Who gets the stock that is free now. What an order holds already (`reserved`) is its own: it is neither taken away nor ever a shortage.
 *
 *   free 6:  O-45 wants 4 → 4   O-46 wants 3 → passed over (2 left)   O-44 wants 2 → 2   kit O-47 wants 1 → short
 */
export function allocate({ orders, free, kits, policy }: AllocationInput): Allocation {
  const ledger: Ledger = { left: new Map(free), reservations: [], shortages: [] };
  const waiting = orders.map((order) => {
    const needs = order.lines.flatMap((line) => needsOf(line, kits, free));
    return { order, needs, units: needs.reduce((sum, need) => sum + need.units * need.perUnit, 0) };
  });
  const queue = inPolicyOrder(waiting, policy.order);
  const given = queue.map((entry, index): AllocationDecision => {
    const before = queue[index - 1];
    const decidedBy = before === undefined ? null : decidingCriterion(before, entry, policy.order);
    const common = { orderId: entry.order.orderId, rank: index + 1, decidedBy };
    if (entry.needs.length === 0) return { ...common, outcome: 'nothing_needed' };
    const give = policy.take === 'whole_order' ? giveWholeOrder : giveEachLine;
    return { ...common, outcome: give(entry.order.orderId, entry.needs, ledger) };
  });
  return { ...ledger, given, contested: contestedSkus(queue, free, ledger.reservations) };
}
