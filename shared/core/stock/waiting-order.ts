import type { AllocationOrder } from './allocation.ts';
import type { AllocationCriterion } from './allocation-policy.ts';

export interface Waiting {
  readonly order: AllocationOrder;
  /** Units the order still needs from the shelf. */
  readonly units: number;
}

/** An unknown date waits behind every known one. */
const early = (at: number | null | undefined): number => at ?? Number.POSITIVE_INFINITY;
const difference = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const pinnedFirst = (a: Waiting, b: Waiting): number => Number(b.order.pinned === true) - Number(a.order.pinned === true);

const COMPARE: Readonly<Record<AllocationCriterion, (a: Waiting, b: Waiting) => number>> = {
  merchant_priority: (a, b) => difference(early(a.order.merchantRank), early(b.order.merchantRank)),
  promised_date: (a, b) => difference(early(a.order.promisedShipAt), early(b.order.promisedShipAt)),
  accepted_urgent: (a, b) => Number(b.order.urgentAccepted) - Number(a.order.urgentAccepted),
  paid_time: (a, b) => difference(early(a.order.paidAt), early(b.order.paidAt)),
  received_time: (a, b) => difference(early(a.order.orderedAt ?? a.order.paidAt), early(b.order.orderedAt ?? b.order.paidAt)),
  smallest_quantity: (a, b) => a.units - b.units,
  order_number: (a, b) => (a.order.orderId === b.order.orderId ? 0 : a.order.orderId < b.order.orderId ? -1 : 1),
};

export function inPolicyOrder<T extends Waiting>(waiting: readonly T[], criteria: readonly AllocationCriterion[]): readonly T[] {
  return waiting.toSorted((a, b) => {
    const pinned = pinnedFirst(a, b);
    if (pinned !== 0) return pinned;
    for (const criterion of criteria) {
      const order = COMPARE[criterion](a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** What put the one behind the other; equal ids are nobody's. */
export const decidingCriterion = (before: Waiting, after: Waiting, criteria: readonly AllocationCriterion[]): AllocationCriterion | 'pinned' | null =>
  pinnedFirst(before, after) !== 0 ? 'pinned' : (criteria.find((criterion) => COMPARE[criterion](before, after) !== 0) ?? null);
