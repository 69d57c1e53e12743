import type { ClockDto } from '../../../../shared/contract/dto.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import type { WorkingTime } from '../../../lib/use-working-time.ts';
import type { ClockLook } from '../../../ui/status/clock-ring.tsx';

/** Under five minutes a clock turns each second, otherwise each minute. */
export const SECONDS_UNDER_MS = 5 * 60_000;

export interface ClockReading {
  readonly look: ClockLook;
  /** Share of the time that is left, 1 … 0. */
  readonly left: number;
  /** Working time that is left, below zero when overdue; nights and holidays count for nothing. */
  readonly leftMs: number;
}

/** A queue row carries no start of its clock; the warning is due when a quarter is left, which tells the whole. */
const WARN_LEAVES = 0.25;

export const readRowClock = (clock: NonNullable<QueueRow['clock']>, now: number, worked: WorkingTime): ClockReading => {
  const leftMs = worked(now, clock.dueAt);
  const whole = Math.max(1, worked(clock.warnAt, clock.dueAt) / WARN_LEAVES);
  const left = Math.min(1, Math.max(0, leftMs / whole));
  if (clock.paused) return { look: 'paused', left, leftMs };
  return { look: now > clock.dueAt ? 'over' : now >= clock.warnAt ? 'soon' : 'running', left, leftMs };
};

export const readCaseClock = (clock: ClockDto, now: number, worked: WorkingTime): ClockReading => {
  const leftMs = worked(now, clock.dueAt);
  const left = Math.min(1, Math.max(0, leftMs / Math.max(1, clock.minutes * 60_000)));
  if (clock.stoppedAt !== null || clock.state === 'met' || clock.state === 'missed')
    return { look: clock.state === 'missed' ? 'over' : 'met', left: 0, leftMs };
  if (clock.clockChanged) return { look: 'doubted', left, leftMs };
  if (clock.pausedFor !== null) return { look: 'paused', left, leftMs };
  return { look: now > clock.dueAt ? 'over' : now >= clock.warnAt ? 'soon' : 'running', left, leftMs };
};
