import { MINUTE_MS, SECOND_MS } from '../../kernel/durations.ts';
import type { DrillFacts } from './drill.ts';

export const DRILL_FIGURES = ['switch', 'entry', 'return', 'differences'] as const;
export type DrillFigureId = (typeof DRILL_FIGURES)[number];
export const DRILL_MARKS = ['good', 'fair', 'weak'] as const;
export type DrillMark = (typeof DRILL_MARKS)[number];

export interface DrillFigure {
  readonly id: DrillFigureId;
  /** Milliseconds, or a count of differences; null where it never came to it. */
  readonly value: number | null;
  /** Up to here all points, from `none` on none; between them in proportion. */
  readonly goal: number;
  readonly none: number;
  readonly points: number;
  readonly of: number;
  readonly mark: DrillMark;
}

export interface DrillScore {
  /** Of a hundred. */
  readonly points: number;
  readonly figures: readonly DrillFigure[];
  /** From the beginning to the signature. */
  readonly tookMs: number;
}

/**
 * What counts, and how much. `switch` is from the death of the WMS to the declaration, so that noticing is part of it: two minutes are
 * what a house has for it. Who declares before anything failed gets nothing for it. `entry` is
 * for each order from the declaration to the last order: 60 to 90 s are usual for typing, 20 to 30 s for pasting. `return` is from the WMS
 * answering again to the signature.
 */
const RULES: Readonly<Record<DrillFigureId, { readonly goal: number; readonly none: number; readonly of: number }>> = {
  switch: { goal: 2 * MINUTE_MS, none: 6 * MINUTE_MS, of: 30 },
  entry: { goal: 45 * SECOND_MS, none: 3 * MINUTE_MS, of: 30 },
  return: { goal: 3 * MINUTE_MS, none: 8 * MINUTE_MS, of: 20 },
  differences: { goal: 0, none: 4, of: 20 },
};

const between = (from: number | null, to: number | null): number | null => (from === null || to === null ? null : Math.max(0, to - from));

function figure(id: DrillFigureId, value: number | null): DrillFigure {
  const { goal, none, of } = RULES[id];
  const share = value === null ? 0 : value <= goal ? 1 : Math.max(0, (none - value) / (none - goal));
  return { id, value, goal, none, of, points: Math.round(of * share), mark: share === 1 ? 'good' : share >= 0.5 ? 'fair' : 'weak' };
}

/** The score of a drill that was signed. `differences` are faults of the slips and lines of the reconciliation that a person had to explain. */
export function scoreDrill(facts: DrillFacts, differences: number): DrillScore {
  const { declaredAt, enteredAt, backAt, signedAt, diedAt, beganAt } = facts;
  const isFalseAlarm = declaredAt !== null && diedAt !== null && declaredAt < diedAt;
  const typing = between(declaredAt, enteredAt.at(-1) ?? null);
  const figures = [
    figure('switch', isFalseAlarm ? null : between(diedAt, declaredAt)),
    figure('entry', typing === null ? null : Math.round(typing / enteredAt.length)),
    figure('return', between(backAt, signedAt)),
    figure('differences', differences),
  ];
  return { figures, points: figures.reduce((sum, { points }) => sum + points, 0), tookMs: between(beganAt, signedAt) ?? 0 };
}
