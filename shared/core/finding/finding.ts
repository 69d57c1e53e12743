import type { ExceptionKind } from './exception-kinds.ts';
import type { FieldChange, FieldPath } from '../order/order.ts';

/** How strongly a customer asked for something (DOMAIN §2.3): a condition holds the order, a demand is ticked at pack, a wish informs. */
export const REQUEST_STRENGTHS = ['wish', 'demand', 'condition'] as const;
export type RequestStrength = (typeof REQUEST_STRENGTHS)[number];

/**
 * A correction some rule can argue for. Never applied by itself: a person accepts it and the journal keeps the rule's name.
 * `reason` is a message key under `reason.`; `params` fill its placeholders.
 */
export interface Suggestion {
  readonly rule: string;
  readonly changes: readonly FieldChange[];
  /** 0…1, or null when the rule only offers candidates to ask about. */
  readonly confidence: number | null;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * One thing a check found, pointing at the very data that is wrong.
 * `code` is a message key under `finding.` ("address.district_missing"); `params` fill the sentence's placeholders.
 * `span` marks characters [start, end) of the field's value; without it the whole field is marked.
 */
export interface Finding {
  readonly kind: ExceptionKind;
  readonly code: string;
  readonly field: FieldPath;
  readonly span: readonly [start: number, end: number] | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** `stop` opens an exception; `hint` is shown beside the data and opens nothing. */
  readonly severity: 'stop' | 'hint';
  /** Only on special requests. */
  readonly strength?: RequestStrength;
  readonly suggestions: readonly Suggestion[];
}
