/**
 * Why a field is what it is. The sure ones say what it rests on, the unsure ones what a person should look at. Message keys under `manual.why.`.
 */
export const READ_REASONS = [
  'labelled',
  'shape',
  'place_known',
  'code',
  'words',
  'only_one',
  'nothing_said',
  'missing',
  'no_label',
  'several',
  'place_unsure',
  'place_missing',
  'phone_faulty',
  'code_unknown',
  'code_near',
  'variant_only',
  'words_near',
  'quantity_assumed',
  'left_over',
  'country_guessed',
  'not_a_name',
] as const;
export type ReadReason = (typeof READ_REASONS)[number];

/** One thing read out of a message, with how sure it is and where it stood; `span` counts UTF-16 units of the message as pasted. */
export interface ReadField<T> {
  readonly value: T;
  readonly sure: boolean;
  readonly why: ReadReason;
  /** Other readings, the likeliest first; a person picks. */
  readonly alternatives: readonly T[];
  readonly span: readonly [start: number, end: number] | null;
}

export const surely = <T>(value: T, why: ReadReason, span: ReadField<T>['span'] = null): ReadField<T> => ({ value, sure: true, why, alternatives: [], span });

export const unsurely = <T>(value: T, why: ReadReason, span: ReadField<T>['span'] = null, alternatives: readonly T[] = []): ReadField<T> => ({
  value,
  sure: false,
  why,
  alternatives,
  span,
});
