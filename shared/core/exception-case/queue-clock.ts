import type { ExceptionCase, RunningClock } from './exception-case.ts';

/** When a clock warns and ends, in working time. */
export interface Deadline {
  readonly warnAt: number;
  readonly dueAt: number;
}
export type DeadlineOf = (clock: RunningClock) => Deadline;

/** Where a case stands in the queue: running clocks by deadline, then paused ones, then those without a clock. */
export interface QueueClock {
  readonly name: string | null;
  readonly warnAt: number | null;
  readonly dueAt: number | null;
  readonly paused: boolean;
  /** The sort key. Instants are below 4·10^15 (year 128,000), so the three ranges never meet and stay exact in a double. */
  readonly dueKey: number;
}

export const PAUSED_FROM = 4_000_000_000_000_000;
export const NO_CLOCK = 9_000_000_000_000_000;

const none: QueueClock = { name: null, warnAt: null, dueAt: null, paused: false, dueKey: NO_CLOCK };

export function queueClockOf(one: Pick<ExceptionCase, 'clocks'>, deadlineOf: DeadlineOf): QueueClock {
  let first: QueueClock = none;
  for (const clock of one.clocks) {
    if (clock.stoppedAt !== null) continue;
    const { warnAt, dueAt } = deadlineOf(clock);
    const paused = clock.pauses.some((pause) => pause.to === null);
    const dueKey = paused ? PAUSED_FROM + dueAt : dueAt;
    if (dueKey < first.dueKey) first = { name: clock.name, warnAt, dueAt, paused, dueKey };
  }
  return first;
}
