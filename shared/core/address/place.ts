import type { RecipientField } from '../order/recipient.ts';

/** Where in a recipient something stands: characters [start, end) of a field, or the whole of it. */
export interface Place {
  readonly field: RecipientField;
  readonly span: readonly [start: number, end: number] | null;
}
