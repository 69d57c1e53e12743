import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from './channel.ts';

/** When a message may go out again; null when it may go now. The day is the site's. */
export function quietUntil(nowAt: number, quiet: QuietHours | null, timeZone: string): number | null {
  if (quiet === null) return null;
  const now = Temporal.Instant.fromEpochMilliseconds(nowAt).toZonedDateTimeISO(timeZone);
  const minute = now.hour * 60 + now.minute;
  const { fromMinute, toMinute } = quiet;
  const overMidnight = fromMinute > toMinute;
  const isQuiet = overMidnight ? minute >= fromMinute || minute < toMinute : minute >= fromMinute && minute < toMinute;
  if (!isQuiet) return null;
  const day = now.toPlainDate().add({ days: overMidnight && minute >= fromMinute ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone, plainTime: { hour: Math.floor(toMinute / 60), minute: toMinute % 60 } });
  // Where a change of clocks leaves the end out, the next minute is as good.
  return Math.max(end.epochMilliseconds, nowAt + 60_000);
}
