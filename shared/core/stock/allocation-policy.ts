/** What may put one waiting order before another; each is a message key `reason.stock.<criterion>`. */
export const ALLOCATION_CRITERIA = ['promised_date', 'accepted_urgent', 'paid_time', 'received_time', 'smallest_quantity', 'order_number'] as const;
export type AllocationCriterion = (typeof ALLOCATION_CRITERIA)[number];

export interface AllocationPolicy {
  readonly id: string;
  /** The first criterion that tells two orders apart decides. */
  readonly order: readonly AllocationCriterion[];
  /** `whole_order`: one that cannot be completed with what is left is passed over. `each_line`: every line takes what is left for it. */
  readonly take: 'whole_order' | 'each_line';
}

/** Not an optimisation: a person must be able to follow who got the last unit and why. */
export const ALLOCATION_POLICIES = {
  default: { id: 'default', order: ['promised_date', 'accepted_urgent', 'paid_time', 'smallest_quantity', 'order_number'], take: 'whole_order' },
  first_come_first_served: { id: 'first_come_first_served', order: ['received_time', 'order_number'], take: 'each_line' },
} as const satisfies Readonly<Record<string, AllocationPolicy>>;
export type AllocationPolicyId = keyof typeof ALLOCATION_POLICIES;
