import { isPauseReason, PAUSE_REASONS, type ClockName, type ClockPolicy } from './clock-policy.ts';
import { dueAt, workedMs, type Pause } from './working-time.ts';
import type { WeeklyHours } from './working-hours.ts';

export interface ClockPause extends Pause {
  readonly reason: string;
}

/** One clock of one case. It keeps the figures of the policy it was started under: a later edit does not move deadlines already given. */
export interface CaseClock {
  readonly name: ClockName;
  readonly policyVersion: number;
  readonly minutes: number;
  readonly warnShare: number;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly stopReason: string | null;
  readonly pauses: readonly ClockPause[];
}

export const CLOCK_STATES = ['running', 'due_soon', 'overdue', 'paused', 'met', 'missed'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export interface ClockStatus {
  readonly state: ClockState;
  /** While the clock is paused: as if it went on now. Infinity when the site is never open. */
  readonly dueAt: number;
  readonly warnAt: number;
  /** Working milliseconds left; below zero when overdue. */
  readonly remainingMs: number;
  /** Time of day passed, without pauses that stop both counts. */
  readonly grossMs: number;
  /** Working time passed, without any pause that counts. */
  readonly contractMs: number;
}

export const startClock = (policy: ClockPolicy, startedAt: number): CaseClock => ({
  name: policy.clock,
  policyVersion: policy.version,
  minutes: policy.minutes,
  warnShare: policy.warnAt,
  startedAt,
  stoppedAt: null,
  stopReason: null,
  pauses: [],
});

/** A reason nobody knows stops nothing: a deadline is never moved by a word. */
const effectOf = (reason: string): 'contract' | 'both' | 'none' => (isPauseReason(reason) ? PAUSE_REASONS[reason] : 'none');

const pausedMs = (pauses: readonly Pause[], fromAt: number, toAt: number): number => {
  let sum = 0;
  let reached = fromAt;
  for (const { from, to } of pauses.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(from, reached);
    const end = Math.min(to ?? toAt, toAt);
    if (end <= start) continue;
    sum += end - start;
    reached = end;
  }
  return sum;
};

function stateOf(clock: CaseClock, asOf: number, due: number, warn: number, paused: boolean): ClockState {
  if (clock.stoppedAt !== null) return asOf <= due ? 'met' : 'missed';
  if (asOf > due) return 'overdue';
  if (paused) return 'paused';
  return asOf >= warn ? 'due_soon' : 'running';
}

export function clockStatus(clock: CaseClock, nowAt: number, hours: WeeklyHours, timeZone: string): ClockStatus {
  // A computer clock set back must not make time that was never worked.
  const asOf = Math.max(clock.startedAt, clock.stoppedAt ?? nowAt);
  const counting = clock.pauses.filter((pause) => effectOf(pause.reason) !== 'none');
  const closed: readonly Pause[] = counting.map(({ from, to }) => ({ from, to: to ?? Math.max(from, asOf) }));
  const due = dueAt(clock.startedAt, clock.minutes, hours, timeZone, closed);
  const warn = dueAt(clock.startedAt, clock.minutes * clock.warnShare, hours, timeZone, closed);
  const paused = counting.some(({ from, to }) => from <= asOf && (to === null || to > asOf));
  const contractMs = workedMs(clock.startedAt, asOf, hours, timeZone, closed);
  const both = clock.pauses.filter((pause) => effectOf(pause.reason) === 'both');
  return {
    state: stateOf(clock, asOf, due, warn, paused),
    dueAt: due,
    warnAt: warn,
    remainingMs: clock.minutes * 60_000 - contractMs,
    grossMs: asOf - clock.startedAt - pausedMs(both, clock.startedAt, asOf),
    contractMs,
  };
}
