import { MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { opensAgainAt, type OpenSpan } from '../../../../shared/core/sla/worked-spans.ts';

/** From now, in minutes. */
export const SOON = [30, 60, 120] as const;
export type Soon = (typeof SOON)[number];

export interface DueChoices {
  /** Those that end while somebody works here. */
  readonly soon: readonly Soon[];
  /** When the site opens again after those that do not; null where all of them end in working time. */
  readonly opensAt: number | null;
}

/** What may be answered to "when" by one press. Without the site's hours every time counts as one somebody works at. */
export const dueChoices = (spans: readonly OpenSpan[] | undefined, now: number): DueChoices => {
  const opens = SOON.map((minutes) => ({ minutes, at: spans === undefined ? null : opensAgainAt(spans, now + minutes * MINUTE_MS) }));
  return { soon: opens.filter(({ at }) => at === null).map(({ minutes }) => minutes), opensAt: opens.find(({ at }) => at !== null)?.at ?? null };
};

/** The same instant while somebody works here, else when the site opens again: what is due at night is late in the morning. */
export const atWork = (spans: readonly OpenSpan[] | undefined, at: number): number => (spans === undefined ? at : (opensAgainAt(spans, at) ?? at));
