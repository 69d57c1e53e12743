import type { ClockDto } from '../../../../shared/contract/dto.ts';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';
import type { Format } from '../../../i18n/format.ts';
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

/** Minutes of work that are left while the house closes and opens in between: under "later" they would read as minutes from now. */
const endsAfterTheNight = (leftMs: number, dueAt: number, now: number, format: Format): boolean =>
  leftMs < HOUR_MS && dueAt - now > HOUR_MS && format.date(dueAt) !== format.date(now);

/** How long is left or over. */
export const lengthWords = ({ look, leftMs }: ClockReading, format: Format): string =>
  look === 'over' ? format.over(-leftMs) : format.duration(leftMs, { seconds: true });

/** The same in a row; where the night lies between, when it ends. */
export const rowClockWords = (reading: ClockReading, dueAt: number, now: number, format: Format): string =>
  reading.look !== 'over' && endsAfterTheNight(reading.leftMs, dueAt, now, format) ? format.near(dueAt, now) : lengthWords(reading, format);
