import type { OrderState } from '../order/order.ts';
import type { Load, ParcelPlace } from './load.ts';

/** When the WMS was last heard. Without a WMS nobody else can cancel, and what is known here is all there is. */
export type Knowledge = { readonly from: 'wms'; readonly at: number | null } | { readonly from: 'here' };

/** What is known here about a parcel when its label is scanned at the cage. */
export interface ParcelFacts {
  readonly orderId: string;
  readonly waybill: string;
  readonly carrier: string;
  readonly orderState: OrderState;
  readonly held: boolean;
  /** A pack check closed it, and when. */
  readonly packedAt: number | null;
  /** The order's address or lines changed then, and its label died. */
  readonly changedAt: number | null;
  readonly label: 'alive' | 'void';
  /** The customer demanded something nobody ticked. */
  readonly requestOpen: boolean;
  /** It came back and belongs to no outbound cage. */
  readonly isReturn: boolean;
  /** The load it lies in already. */
  readonly loadedInto: string | null;
  readonly place: ParcelPlace | null;
}

export const LOAD_REFUSALS = [
  'unknown',
  'cancelled',
  'held',
  'void_label',
  'return_parcel',
  'not_packed',
  'changed_after_packing',
  'request_open',
  'wrong_carrier',
  'other_load',
  'already_gone',
  'load_closed',
] as const;
export type LoadRefusal = (typeof LOAD_REFUSALS)[number];

/** `knownForMs` is the age of what the verdict rests on; null where only this console could know better, or the WMS was never heard. */
export type LoadVerdict =
  | { readonly kind: 'loaded'; readonly knownForMs: number | null }
  /** In this cage already: said calmly, counted once. */
  | { readonly kind: 'already_here' }
  | { readonly kind: 'refused'; readonly because: LoadRefusal; readonly knownForMs: number | null }
  /** Nothing speaks against it, but the knowledge is too old to say so: aside, until the WMS has answered. */
  | { readonly kind: 'pending_cage'; readonly knownForMs: number | null };

type OfLoad = Pick<Load, 'id' | 'carrier' | 'state'>;

/** Why a parcel may not leave with anybody, the gravest reason first. Nobody overrides these: the gate stands behind them. */
export function whyNotToLeave(facts: ParcelFacts): LoadRefusal | undefined {
  const { packedAt, changedAt } = facts;
  const stands = ['packed', 'manifested'].includes(facts.orderState);
  if (facts.isReturn) return 'return_parcel';
  if (facts.orderState === 'cancelled') return 'cancelled';
  if (facts.orderState === 'dispatched') return 'already_gone';
  if (facts.held) return 'held';
  if (packedAt !== null && changedAt !== null && (changedAt > packedAt || (changedAt === packedAt && !stands))) return 'changed_after_packing';
  if (facts.label === 'void') return 'void_label';
  if (packedAt === null || !stands) return 'not_packed';
  return facts.requestOpen ? 'request_open' : undefined;
}

function whyNot(facts: ParcelFacts, load: OfLoad): LoadRefusal | undefined {
  const never = whyNotToLeave(facts);
  if (never !== undefined) return never;
  if (facts.carrier !== load.carrier) return 'wrong_carrier';
  if (facts.loadedInto !== null && facts.loadedInto !== load.id) return 'other_load';
  return load.state !== 'open' && facts.loadedInto !== load.id ? 'load_closed' : undefined;
}

export const knownForMsOf = (knowledge: Knowledge, nowAt: number): number | null =>
  knowledge.from === 'here' || knowledge.at === null ? null : Math.max(0, nowAt - knowledge.at);

/** Whether "nobody cancelled it" may be said. `freshForMs`: up to this age it may. */
export const isFresh = (knowledge: Knowledge, nowAt: number, freshForMs: number): boolean =>
  knowledge.from === 'here' || (knowledge.at !== null && nowAt - knowledge.at <= freshForMs);

/** Whether a parcel may go with this load; null facts are of a parcel nobody here knows. */
export function checkParcel(facts: ParcelFacts | null, load: OfLoad, knowledge: Knowledge, nowAt: number, freshForMs: number): LoadVerdict {
  const knownForMs = knownForMsOf(knowledge, nowAt);
  if (facts === null) return { kind: 'refused', because: load.state === 'open' ? 'unknown' : 'load_closed', knownForMs };
  const because = whyNot(facts, load);
  if (because !== undefined) return { kind: 'refused', because, knownForMs };
  if (facts.loadedInto === load.id && facts.place === 'cage') return { kind: 'already_here' };
  return isFresh(knowledge, nowAt, freshForMs) ? { kind: 'loaded', knownForMs } : { kind: 'pending_cage', knownForMs };
}
