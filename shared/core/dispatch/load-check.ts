import type { OrderState } from '../order/order.ts';

/** What is known here about a parcel when its label is scanned at the cage. */
export interface ParcelFacts {
  readonly orderId: string;
  readonly waybill: string;
  readonly carrier: string;
  readonly orderState: OrderState;
  readonly held: boolean;
  /** A pack check closed it, and when. */
  readonly packedAt: number | null;
  /** The order's address or lines changed after that. */
  readonly changedAt: number | null;
  readonly label: 'alive' | 'void';
  /** It came back and belongs to no outbound cage. */
  readonly isReturn: boolean;
  /** The load it lies in already. */
  readonly loadedInto: string | null;
  /** When this was last heard from the WMS. */
  readonly knownAt: number;
}

export interface Load {
  readonly loadId: string;
  readonly carrier: string;
  readonly closed: boolean;
}

export const LOAD_REFUSALS = [
  'unknown',
  'cancelled',
  'held',
  'void_label',
  'return_parcel',
  'not_packed',
  'changed_after_packing',
  'wrong_carrier',
  'other_load',
  'already_gone',
  'load_closed',
] as const;
export type LoadRefusal = (typeof LOAD_REFUSALS)[number];

export type LoadVerdict =
  | { readonly kind: 'loaded'; readonly knownForMs: number }
  /** In this cage already: said calmly, counted once. */
  | { readonly kind: 'already_here' }
  | { readonly kind: 'refused'; readonly because: LoadRefusal; readonly knownForMs: number | null; readonly mayOverride: boolean }
  /** Nothing speaks against it, but the knowledge is too old to say so: aside, until the WMS has answered. */
  | { readonly kind: 'pending_cage'; readonly knownForMs: number };

/** Only what a supervisor can see with their own eyes to be right. Nobody lets out what is cancelled, held or under a dead label. */
const OVERRIDABLE: ReadonlySet<LoadRefusal> = new Set(['changed_after_packing', 'other_load']);

function whyNot(facts: ParcelFacts, load: Load): LoadRefusal | undefined {
  if (facts.isReturn) return 'return_parcel';
  if (facts.orderState === 'cancelled') return 'cancelled';
  if (facts.orderState === 'dispatched') return 'already_gone';
  if (facts.held) return 'held';
  if (facts.label === 'void') return 'void_label';
  if (facts.packedAt === null || !['packed', 'manifested'].includes(facts.orderState)) return 'not_packed';
  if (facts.changedAt !== null && facts.changedAt > facts.packedAt) return 'changed_after_packing';
  if (facts.carrier !== load.carrier) return 'wrong_carrier';
  return facts.loadedInto !== null && facts.loadedInto !== load.loadId ? 'other_load' : undefined;
}

/**
 * Whether a parcel may go with this load. The gravest reason is said first. `freshForMs`: up to this age, what is known is good enough to say that
 * nobody cancelled.
 */
export function checkParcel(facts: ParcelFacts | null, load: Load, nowAt: number, freshForMs: number): LoadVerdict {
  if (facts === null) return { kind: 'refused', because: load.closed ? 'load_closed' : 'unknown', knownForMs: null, mayOverride: false };
  const knownForMs = Math.max(0, nowAt - facts.knownAt);
  const because = whyNot(facts, load) ?? (load.closed && facts.loadedInto !== load.loadId ? 'load_closed' : undefined);
  if (because !== undefined) return { kind: 'refused', because, knownForMs, mayOverride: OVERRIDABLE.has(because) };
  if (facts.loadedInto === load.loadId) return { kind: 'already_here' };
  return knownForMs > freshForMs ? { kind: 'pending_cage', knownForMs } : { kind: 'loaded', knownForMs };
}
