import { workedMs } from '../../../shared/core/sla/working-time.ts';
import type { WeeklyHours } from '../../../shared/core/sla/working-hours.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

/** The sample site lies in Shanghai, which has kept one time all year since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

export const dayOf = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);
/** An instant of the site's day, `time` as 09:30. */
export const atTime = (day: number, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return day * DAY_MS - OFFSET_MS + hours * HOUR_MS + minutes * MINUTE_MS;
};
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** `2026-11-23 08:02:00`, as the site's clock shows it. */
export const wallText = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** When the site had this many working minutes before `at`, a whole minute: what was found then has used so much of its clock. */
export function workingMinutesBefore(at: number, minutes: number, hours: WeeklyHours, timeZone: string): number {
  let from = at - minutes * MINUTE_MS;
  const worked = (): number => workedMs(from, at, hours, timeZone);
  for (let missing = minutes * MINUTE_MS - worked(); missing > 0; missing = minutes * MINUTE_MS - worked()) from -= Math.max(missing, MINUTE_MS);
  return from;
}
