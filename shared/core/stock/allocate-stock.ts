import { allocate } from './allocate.ts';
import type { AllocationOrder, Reservation } from './allocation.ts';
import type { AllocationPolicy } from './allocation-policy.ts';

export interface ShelfStock {
  readonly sku: string;
  readonly warehouse: string;
  /** Units nobody has been promised. */
  readonly available: number;
}

/**
 * Why a line got what it got. `order_incomplete`: there was enough for this line, but not for its whole order. `partly`: the last of it.
 * `unknown_sku`: no stock row names it.
 */
export const LINE_REASONS = ['given', 'partly', 'none_left', 'order_incomplete', 'unknown_sku', 'nothing_needed'] as const;
export type LineReason = (typeof LINE_REASONS)[number];

export interface AllocatedLine {
  readonly line: number;
  readonly sku: string;
  readonly allocated: number;
  /** What the line lacks: `allocated` and `short` together are what it wants. */
  readonly short: number;
  readonly reason: LineReason;
  readonly from: readonly { readonly warehouse: string; readonly quantity: number }[];
}
export interface AllocatedOrder {
  readonly id: string;
  readonly complete: boolean;
  /** Place in the policy's order, from 1. */
  readonly rank: number;
  /** The rule that put it behind the order before it; null for the first. */
  readonly decidedBy: string | null;
  readonly lines: readonly AllocatedLine[];
}

interface Piece {
  readonly warehouse: string;
  quantity: number;
}
type Taken = ReadonlyMap<string, readonly Piece[]>;
type Shelves = Map<string, Map<string, number>>;

/** Sums of a SKU named twice for one warehouse cannot be told from a count written twice: the smaller figure promises nothing that is not there. */
function shelvesOf(stock: readonly ShelfStock[]): Shelves {
  const shelves: Shelves = new Map();
  for (const { warehouse, sku, available } of stock) {
    const shelf = shelves.get(warehouse) ?? new Map<string, number>();
    shelves.set(warehouse, shelf);
    const there = Math.max(0, available);
    shelf.set(sku, Math.min(shelf.get(sku) ?? there, there));
  }
  return new Map([...shelves].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const leftOf = (shelf: ReadonlyMap<string, number>, sku: string): number => shelf.get(sku) ?? 0;

function unitsOf(reservations: readonly Reservation[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { sku, quantity } of reservations) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
}

/** From which warehouses an order's pieces come: one that has them all, else as few as come to hand, the fullest first. */
function sources(wanted: ReadonlyMap<string, number>, shelves: Shelves): Taken {
  const open = new Map(wanted);
  const taken = new Map<string, Piece[]>();
  while (open.size > 0) {
    const [best] = [...shelves]
      .map(([warehouse, shelf]) => {
        const covered = [...open].filter(([sku, quantity]) => leftOf(shelf, sku) >= quantity).length;
        const units = [...open].reduce((sum, [sku, quantity]) => sum + Math.min(quantity, leftOf(shelf, sku)), 0);
        return { warehouse, shelf, covered, units };
      })
      .toSorted((a, b) => b.covered - a.covered || b.units - a.units);
    if (best === undefined || best.units === 0) break;
    for (const [sku, quantity] of open) {
      const units = Math.min(quantity, leftOf(best.shelf, sku));
      if (units === 0) continue;
      best.shelf.set(sku, leftOf(best.shelf, sku) - units);
      taken.set(sku, [...(taken.get(sku) ?? []), { warehouse: best.warehouse, quantity: units }]);
      if (units === quantity) open.delete(sku);
      else open.set(sku, quantity - units);
    }
  }
  return taken;
}

/** Hands an order's pieces to its lines, line by line. */
function share(sku: string, quantity: number, taken: Taken): AllocatedLine['from'] {
  const from: Piece[] = [];
  let open = quantity;
  for (const piece of taken.get(sku) ?? []) {
    const units = Math.min(open, piece.quantity);
    if (units === 0) continue;
    from.push({ warehouse: piece.warehouse, quantity: units });
    piece.quantity -= units;
    open -= units;
  }
  return from;
}

/** Who gets what from where, over all warehouses. Orders come back in the order they were asked about. */
export function allocateStock(stock: readonly ShelfStock[], orders: readonly AllocationOrder[], policy: AllocationPolicy): readonly AllocatedOrder[] {
  const shelves = shelvesOf(stock);
  const free = new Map<string, number>();
  for (const shelf of shelves.values()) for (const [sku, units] of shelf) free.set(sku, (free.get(sku) ?? 0) + units);
  // A SKU no row names is not there: whoever asks for it goes short.
  for (const { lines } of orders) for (const { sku } of lines) if (!free.has(sku)) free.set(sku, 0);
  const named = new Set(stock.map(({ sku }) => sku));
  const { given, served, reservations, shortages } = allocate({ orders, free, kits: new Map(), policy, places: shelves });
  const decisions = new Map(given.map((one) => [one.orderId, one]));
  const isMissing = new Set(shortages.map(({ orderId, lineNo }) => `${orderId} ${lineNo}`));
  const byOrder = Map.groupBy(reservations, ({ orderId }) => orderId);
  // In the turn they were served, so that no split order takes the piece that let another leave from one warehouse.
  const takenBy = new Map(served.map((orderId) => [orderId, sources(unitsOf(byOrder.get(orderId) ?? []), shelves)]));
  return orders.map(({ orderId, lines }) => {
    const decision = decisions.get(orderId);
    const taken = takenBy.get(orderId) ?? new Map<string, readonly Piece[]>();
    const allocated = lines.map((line): AllocatedLine => {
      const wants = Math.max(0, line.quantity - line.reserved);
      const got = (byOrder.get(orderId) ?? []).filter((one) => one.lineNo === line.lineNo).reduce((sum, one) => sum + one.quantity, 0);
      const reasonOf = (): LineReason => {
        if (wants === 0) return 'nothing_needed';
        if (got === wants) return 'given';
        if (!named.has(line.sku)) return 'unknown_sku';
        if (got > 0) return 'partly';
        return isMissing.has(`${orderId} ${line.lineNo}`) ? 'none_left' : 'order_incomplete';
      };
      return { line: line.lineNo, sku: line.sku, allocated: got, short: wants - got, reason: reasonOf(), from: share(line.sku, got, taken) };
    });
    return {
      id: orderId,
      complete: allocated.every(({ short }) => short === 0),
      rank: decision?.rank ?? 0,
      decidedBy: decision?.decidedBy ?? null,
      lines: allocated,
    };
  });
}
