import type { AllocationInput, AllocationLine, Reservation } from './allocation.ts';

export interface Need {
  readonly lineNo: number;
  readonly sku: string;
  readonly kit: string | null;
  /** Units of `sku` per unit of the line. */
  readonly perUnit: number;
  /** Units of the line still needed. */
  readonly units: number;
}

/** The shelf SKUs a line still needs; of one component named twice in a kit, one need. */
export function needsOf(line: AllocationLine, kits: AllocationInput['kits'], free: ReadonlyMap<string, number>): readonly Need[] {
  const units = line.quantity - line.reserved;
  if (units <= 0) return [];
  const parts = kits.get(line.sku);
  if (parts === undefined || parts.length === 0) return free.has(line.sku) ? [{ lineNo: line.lineNo, sku: line.sku, kit: null, perUnit: 1, units }] : [];
  const perUnitBySku = new Map<string, number>();
  for (const part of parts) perUnitBySku.set(part.sku, (perUnitBySku.get(part.sku) ?? 0) + part.quantity);
  return [...perUnitBySku].filter(([sku]) => free.has(sku)).map(([sku, perUnit]) => ({ lineNo: line.lineNo, sku, kit: line.sku, perUnit, units }));
}

export const freeOf = (left: ReadonlyMap<string, number>, sku: string): number => Math.max(0, left.get(sku) ?? 0);

export function take(left: Map<string, number>, orderId: string, need: Need, units: number, into: Reservation[]): void {
  const quantity = units * need.perUnit;
  if (quantity === 0) return;
  left.set(need.sku, freeOf(left, need.sku) - quantity);
  into.push({ orderId, lineNo: need.lineNo, sku: need.sku, quantity });
}

/** What the whole order needs of each shelf SKU. */
export function wantedBy(needs: readonly Need[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const need of needs) wanted.set(need.sku, (wanted.get(need.sku) ?? 0) + need.units * need.perUnit);
  return wanted;
}

/** SKUs of which the whole order needs more than is left. */
export function missingFor(needs: readonly Need[], left: ReadonlyMap<string, number>): ReadonlySet<string> {
  return new Set([...wantedBy(needs)].filter(([sku, quantity]) => quantity > freeOf(left, sku)).map(([sku]) => sku));
}
