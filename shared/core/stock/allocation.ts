import type { KitPart } from '../catalogue/catalogue.ts';
import type { AllocationCriterion, AllocationPolicy } from './allocation-policy.ts';

export interface AllocationLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
  /** Units (of the line's own SKU, also for a kit) this very order holds. */
  readonly reserved: number;
}

export interface AllocationOrder {
  readonly orderId: string;
  readonly promisedShipAt: number | null;
  readonly paidAt: number | null;
  /** When the order was placed; where it is missing the payment counts. */
  readonly orderedAt?: number | null;
  readonly urgentAccepted: boolean;
  /** Place of the order's merchant among the merchants, 1 the first; where it is missing the merchant comes behind. */
  readonly merchantRank?: number | null;
  /** A person gave this order its place before all others. */
  readonly pinned?: boolean;
  readonly lines: readonly AllocationLine[];
}

export interface AllocationInput {
  readonly orders: readonly AllocationOrder[];
  /** Free units: on hand less everything reserved by anybody. A SKU that is not in here has no known stock: it is neither given nor short. */
  readonly free: ReadonlyMap<string, number>;
  readonly kits: ReadonlyMap<string, readonly KitPart[]>;
  readonly policy: AllocationPolicy;
  /** The same free units by warehouse, where several send. */
  readonly places?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** `sku` is what is taken from the shelf: of a kit, the component. */
export interface Reservation {
  readonly orderId: string;
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
}

export interface Shortage {
  readonly orderId: string;
  readonly lineNo: number;
  /** The SKU that is short: of a kit, the component. */
  readonly sku: string;
  /** Units the line still needs beyond what the order holds. */
  readonly needed: number;
  readonly got: number;
  /** Units that were left when its turn came. */
  readonly left: number;
  /** The kit's SKU when `sku` is a component, else null. */
  readonly kit: string | null;
}

export const ALLOCATION_OUTCOMES = ['given', 'partly_given', 'passed_over', 'nothing_needed'] as const;
export type AllocationOutcome = (typeof ALLOCATION_OUTCOMES)[number];

export interface AllocationDecision {
  readonly orderId: string;
  /** Place in the queue, from 1. */
  readonly rank: number;
  readonly outcome: AllocationOutcome;
  /** What put it behind the order before it; null for the first. */
  readonly decidedBy: AllocationCriterion | 'pinned' | null;
}

/** A SKU more is wanted of than is free, with every order that wants it: also those that got theirs. */
export interface ContestedSku {
  readonly sku: string;
  readonly demand: number;
  readonly free: number;
  readonly given: number;
  readonly short: number;
  readonly orderIds: readonly string[];
}

export interface Allocation {
  readonly reservations: readonly Reservation[];
  readonly shortages: readonly Shortage[];
  readonly given: readonly AllocationDecision[];
  readonly contested: readonly ContestedSku[];
  /** Order ids in the turn they were served, which a policy may take otherwise than by rank. */
  readonly served: readonly string[];
  readonly left: ReadonlyMap<string, number>;
}
