/** An AI with its value, as read; what the value means is the dictionary's. */
export interface Gs1Element {
  readonly ai: string;
  readonly value: string;
}

/**
 * Why a code was not believed. `code` is GS1's own name where it has one. `markup` sets the bad characters between bars in their part of the value:
 * `(8001)1|X|34`.
 */
export interface Gs1Fault {
  readonly code: string;
  readonly ai?: string;
  readonly markup?: string;
}

export interface Gs1Reading {
  /** What could be read, also when something after it could not. */
  readonly elements: readonly Gs1Element[];
  readonly faults: readonly Gs1Fault[];
}

export const unread = (code: string, ai?: string): Gs1Reading => ({ elements: [], faults: [{ code, ...(ai === undefined ? {} : { ai }) }] });
