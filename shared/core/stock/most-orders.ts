import { freeOf, wantedBy, type Need } from './needs.ts';
import type { Waiting } from './waiting-order.ts';

interface Wanting extends Waiting {
  readonly needs: readonly Need[];
}
interface Candidate {
  readonly orderId: string;
  readonly pinned: boolean;
  readonly wanted: readonly (readonly [sku: string, quantity: number])[];
  /** The share of what is free that the order would take, over all its SKUs. */
  readonly weight: number;
}

/** Exchanges are tried up to this many orders; beyond it the best of the plain walks stands. */
const EXCHANGED_UP_TO = 400;

const fits = ({ wanted }: Candidate, left: ReadonlyMap<string, number>): boolean => wanted.every(([sku, quantity]) => quantity <= freeOf(left, sku));
function move({ wanted }: Candidate, left: Map<string, number>, sign: 1 | -1): void {
  for (const [sku, quantity] of wanted) left.set(sku, (left.get(sku) ?? 0) + sign * quantity);
}

function walk(order: readonly Candidate[], free: ReadonlyMap<string, number>): Set<Candidate> {
  const left = new Map(free);
  const chosen = new Set<Candidate>();
  for (const one of order) {
    if (!fits(one, left)) continue;
    chosen.add(one);
    move(one, left, -1);
  }
  return chosen;
}

/** One chosen order out, two or more waiting ones in, as long as that is possible; in the order of the rules, so it ends the same way every time. */
function exchange(all: readonly Candidate[], chosen: Set<Candidate>, free: ReadonlyMap<string, number>): void {
  const left = new Map(free);
  for (const one of chosen) move(one, left, -1);
  for (let improved = true; improved;) {
    improved = false;
    for (const out of all.toReversed()) {
      if (!chosen.has(out) || out.pinned) continue;
      move(out, left, 1);
      chosen.delete(out);
      const into: Candidate[] = [];
      for (const one of all) {
        if (one === out || chosen.has(one) || !fits(one, left)) continue;
        into.push(one);
        move(one, left, -1);
      }
      if (into.length >= 2) {
        for (const one of into) chosen.add(one);
        improved = true;
      } else {
        for (const one of into) move(one, left, 1);
        chosen.add(out);
        move(out, left, -1);
      }
    }
  }
}

/** As many whole orders as the free stock can complete. Pinned ones come first; equal numbers are settled by the order of the rules. */
export function chooseMostOrders(queue: readonly Wanting[], free: ReadonlyMap<string, number>): ReadonlySet<string> {
  const all = queue.map(({ order, needs }): Candidate => {
    const wanted = [...wantedBy(needs)];
    return {
      orderId: order.orderId,
      pinned: order.pinned === true,
      wanted,
      weight: wanted.reduce((sum, [sku, quantity]) => sum + quantity / Math.max(1, freeOf(free, sku)), 0),
    };
  });
  const units = ({ wanted }: Candidate): number => wanted.reduce((sum, [, quantity]) => sum + quantity, 0);
  const pinned = all.filter((one) => one.pinned);
  const others = all.filter((one) => !one.pinned);
  const walks = [others, others.toSorted((a, b) => a.weight - b.weight), others.toSorted((a, b) => units(a) - units(b))].map((order) =>
    walk([...pinned, ...order], free),
  );
  let [best = new Set<Candidate>()] = walks;
  for (const one of walks) if (one.size > best.size) best = one;
  if (all.length <= EXCHANGED_UP_TO) exchange(all, best, free);
  return new Set([...best].map(({ orderId }) => orderId));
}
