/** What may put one waiting order before another; each is a message key `reason.stock.<criterion>`. */
export const ALLOCATION_CRITERIA = [
  'merchant_priority',
  'promised_date',
  'accepted_urgent',
  'paid_time',
  'received_time',
  'smallest_quantity',
  'order_number',
] as const;
export type AllocationCriterion = (typeof ALLOCATION_CRITERIA)[number];

/**
 * `whole_order`: one that cannot be completed with what is left is passed over. `each_line`: every line takes what is left for it.
 * `most_orders`: as many whole orders as the stock can complete, then the rest line by line. `one_place`: whole orders that one warehouse
 * can send alone, then whole orders from several.
 */
export const ALLOCATION_TAKES = ['whole_order', 'each_line', 'most_orders', 'one_place'] as const;
export type AllocationTake = (typeof ALLOCATION_TAKES)[number];

export interface AllocationPolicy {
  readonly id: string;
  /** The first criterion that tells two orders apart decides. */
  readonly order: readonly AllocationCriterion[];
  readonly take: AllocationTake;
}

/** Orders of rules, not weights: a person must be able to follow who got the last unit and why. */
export const ALLOCATION_POLICIES = {
  default: { id: 'default', order: ['promised_date', 'accepted_urgent', 'paid_time', 'smallest_quantity', 'order_number'], take: 'whole_order' },
  first_come_first_served: { id: 'first_come_first_served', order: ['received_time', 'order_number'], take: 'each_line' },
  whole_orders_first: {
    id: 'whole_orders_first',
    order: ['promised_date', 'accepted_urgent', 'paid_time', 'smallest_quantity', 'order_number'],
    take: 'most_orders',
  },
  merchant_priority: {
    id: 'merchant_priority',
    order: ['merchant_priority', 'promised_date', 'accepted_urgent', 'paid_time', 'smallest_quantity', 'order_number'],
    take: 'whole_order',
  },
  fewest_splits: { id: 'fewest_splits', order: ['promised_date', 'accepted_urgent', 'paid_time', 'smallest_quantity', 'order_number'], take: 'one_place' },
} as const satisfies Readonly<Record<string, AllocationPolicy>>;
export type AllocationPolicyId = keyof typeof ALLOCATION_POLICIES;
export const ALLOCATION_POLICY_IDS = Object.keys(ALLOCATION_POLICIES) as readonly AllocationPolicyId[];
