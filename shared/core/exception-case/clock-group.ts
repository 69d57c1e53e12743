import { NO_CLOCK, PAUSED_FROM } from './queue-clock.ts';
import { HOUR_MS } from '../../kernel/durations.ts';

/** Clock groups in the order they are shown; together they hold every exception once. */
export const CLOCK_GROUPS = ['overdue', 'within_1h', 'today', 'later', 'paused', 'none'] as const;
export type ClockGroup = (typeof CLOCK_GROUPS)[number];

/** The instants the groups are cut at, stamped once per question. */
export interface QueueMoment {
  readonly nowAt: number;
  readonly endOfTodayAt: number;
}

/** Where each group's deadlines end; it begins where the one before it ends. Late in the evening the next hour reaches into tomorrow. */
export const clockCuts = ({ nowAt, endOfTodayAt }: QueueMoment): readonly (readonly [ClockGroup, number])[] => [
  ['overdue', nowAt],
  ['within_1h', nowAt + HOUR_MS],
  ['today', Math.max(endOfTodayAt, nowAt + HOUR_MS)],
  ['later', PAUSED_FROM],
  ['paused', NO_CLOCK],
  ['none', Infinity],
];

export const clockGroupOf = (dueKey: number, moment: QueueMoment): ClockGroup => clockCuts(moment).find(([, until]) => dueKey < until)?.[0] ?? 'none';

/** From (inclusive) and until (exclusive) which sort key a group reaches. */
export const clockRange = (group: ClockGroup, moment: QueueMoment): readonly [from: number, until: number] => {
  const cuts = clockCuts(moment);
  const at = cuts.findIndex(([key]) => key === group);
  return [cuts[at - 1]?.[1] ?? -Infinity, cuts[at]?.[1] ?? Infinity];
};
