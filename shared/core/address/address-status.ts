/** What the console makes of an address as a whole; `ambiguous` is asked about and never guessed. */
export const ADDRESS_STATUSES = ['ok', 'ambiguous', 'contradictory', 'incomplete', 'unknown'] as const;
export type AddressStatus = (typeof ADDRESS_STATUSES)[number];
