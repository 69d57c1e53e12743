import type { KitPart } from '../catalogue/catalogue.ts';
import { allocate } from './allocate.ts';
import type { AllocationCriterion, AllocationPolicy } from './allocation-policy.ts';
import type { AllocationLine, AllocationOrder, AllocationOutcome, Reservation } from './allocation.ts';

export type Kits = ReadonlyMap<string, readonly KitPart[]>;

export interface ContendedLine {
  readonly lineNo: number;
  /** Units of the line's own SKU it would hold. */
  readonly reserved: number;
  readonly was: number;
}

/** What an order that wants a scarce SKU gets of it, and why. Units are of that SKU. */
export interface ContendedOrder {
  readonly orderId: string;
  readonly rank: number;
  readonly decidedBy: AllocationCriterion | 'pinned' | null;
  readonly outcome: AllocationOutcome;
  readonly wants: number;
  readonly held: number;
  readonly gets: number;
  /** Units that were left when its turn came; null where it got what it wants. */
  readonly left: number | null;
  /** Passed over for want of another SKU, while there was enough of this one. */
  readonly lacksOther: string | null;
  /** Other goods of it are wholly there, so that it could be sent in two parcels. */
  readonly splittable: boolean;
  readonly lines: readonly ContendedLine[];
}

export interface Contention {
  readonly orders: readonly ContendedOrder[];
  /** Units of all that want it. */
  readonly needed: number;
  /** Units that can be shared out: free, and held by orders that may still give them back. */
  readonly shelf: number;
  readonly given: number;
}

/** Units of a shelf SKU in one unit of a line. */
export const perUnit = (line: { readonly sku: string }, sku: string, kits: Kits): number => {
  const parts = kits.get(line.sku);
  if (parts === undefined || parts.length === 0) return line.sku === sku ? 1 : 0;
  return parts.reduce((sum, part) => sum + (part.sku === sku ? part.quantity : 0), 0);
};

/** Units of the line's own SKU that its pieces make: of a kit, as many as the scarcest part allows. */
export function unitsMade(line: { readonly sku: string }, pieces: readonly Reservation[], kits: Kits): number {
  const parts = kits.get(line.sku);
  if (parts === undefined || parts.length === 0) return pieces.reduce((sum, one) => sum + one.quantity, 0);
  return Math.min(...pieces.map((one) => Math.floor(one.quantity / (parts.reduce((sum, part) => sum + (part.sku === one.sku ? part.quantity : 0), 0) || 1))));
}

/**
 * Shares one scarce SKU out anew among all that want it and have no label yet: what they hold of it lies on the table again, what they hold
 * of other SKUs stays theirs. `free` is what nobody holds.
 */
export function contend(
  sku: string,
  contenders: readonly AllocationOrder[],
  free: ReadonlyMap<string, number>,
  kits: Kits,
  policy: AllocationPolicy,
): Contention {
  const table = new Map(free);
  const put = (shelf: string, units: number): void => {
    const there = table.get(shelf);
    if (there !== undefined) table.set(shelf, there + units);
  };
  const touches = (line: AllocationLine): boolean => perUnit(line, sku, kits) > 0;
  const orders = contenders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => {
      if (!touches(line)) return line;
      const parts = kits.get(line.sku) ?? [];
      for (const part of parts.length === 0 ? [{ sku: line.sku, quantity: 1 }] : parts) put(part.sku, part.quantity * line.reserved);
      return { ...line, reserved: 0 };
    }),
  }));
  const shelf = Math.max(0, table.get(sku) ?? 0);
  const { given, reservations, shortages } = allocate({ orders, free: table, kits, policy });
  const piecesOf = Map.groupBy(reservations, ({ orderId, lineNo }) => `${orderId}\u0000${lineNo}`);
  const shortOf = Map.groupBy(shortages, ({ orderId }) => orderId);
  const known = new Map(contenders.map((order) => [order.orderId, order]));
  const rows = given.map(({ orderId, rank, decidedBy, outcome }): ContendedOrder => {
    const before = (known.get(orderId) as AllocationOrder).lines;
    const lines = before.map((line): ContendedLine => {
      const kept = touches(line) ? 0 : line.reserved;
      const pieces = piecesOf.get(`${orderId}\u0000${line.lineNo}`);
      return { lineNo: line.lineNo, was: line.reserved, reserved: kept + (pieces === undefined ? 0 : unitsMade(line, pieces, kits)) };
    });
    const count = (units: (line: AllocationLine, n: number) => number): number =>
      before.reduce((sum, line, n) => sum + perUnit(line, sku, kits) * units(line, n), 0);
    const short = shortOf.get(orderId) ?? [];
    const ofThis = short.find((one) => one.sku === sku);
    return {
      orderId,
      rank,
      decidedBy,
      outcome,
      wants: count((line) => line.quantity),
      held: count((line) => line.reserved),
      gets: count((_line, n) => lines[n]?.reserved ?? 0),
      left: ofThis?.left ?? null,
      lacksOther: ofThis === undefined ? (short[0]?.sku ?? null) : null,
      splittable:
        ofThis !== undefined &&
        before.some((line) => !touches(line) && line.quantity > 0 && (line.reserved >= line.quantity || (table.get(line.sku) ?? 0) >= line.quantity)),
      lines,
    };
  });
  const sum = (part: (row: ContendedOrder) => number): number => rows.reduce((total, row) => total + part(row), 0);
  return { orders: rows, needed: sum((row) => row.wants), shelf, given: sum((row) => row.gets) };
}
