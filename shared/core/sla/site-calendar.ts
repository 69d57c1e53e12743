import { Temporal } from 'temporal-polyfill';
import type { DayHours, WeeklyHours } from './working-hours.ts';
import { DAY_MS } from '../../kernel/durations.ts';

/**
 * A site's working time as instants. Local days are numbered from 1970-01-01; what one day holds is worked out once
 * (with the zone's rules, so a day may have 23 or 25 hours) and kept, because a board asks about the same few days for every case.
 */
export interface CalendarDay {
  readonly startAt: number;
  /** Begin and end of each working span: from, to, from, to … */
  readonly edges: readonly number[];
  readonly workedMs: number;
}

export interface SiteCalendar {
  readonly day: (dayNumber: number) => CalendarDay;
  readonly dayNumberOf: (at: number) => number;
}

const EPOCH_DAY = Temporal.PlainDate.from('1970-01-01');
/** More days than any board looks at; a bound against a runaway loop, not a limit anybody meets. */
const MOST_DAYS_KEPT = 5000;

function createSiteCalendar(hours: WeeklyHours, timeZone: string): SiteCalendar {
  const days = new Map<number, CalendarDay>();

  const instantOf = (date: Temporal.PlainDate, minute: number): number => {
    const day = minute === 1440 ? date.add({ days: 1 }) : date;
    const plainTime = { hour: Math.floor((minute % 1440) / 60), minute: minute % 60 };
    // A wall time skipped in spring is read as the same time after the gap, one that comes twice in autumn as the first.
    return minute % 1440 === 0 ? day.toZonedDateTime(timeZone).epochMilliseconds : day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  };

  const build = (dayNumber: number): CalendarDay => {
    const date = EPOCH_DAY.add({ days: dayNumber });
    const spans: DayHours = hours.exceptions?.[date.toString()] ?? (hours.days[date.dayOfWeek - 1] as DayHours);
    const edges: number[] = [];
    let workedMs = 0;
    for (const { fromMinute, toMinute } of spans) {
      const fromAt = instantOf(date, fromMinute);
      const toAt = instantOf(date, toMinute);
      if (toAt <= fromAt) continue;
      edges.push(fromAt, toAt);
      workedMs += toAt - fromAt;
    }
    return { startAt: instantOf(date, 0), edges, workedMs };
  };

  const day = (dayNumber: number): CalendarDay => {
    let known = days.get(dayNumber);
    if (known === undefined) {
      if (days.size > MOST_DAYS_KEPT) days.clear();
      days.set(dayNumber, (known = build(dayNumber)));
    }
    return known;
  };

  const dayNumberOf = (at: number): number => {
    let number = Math.floor(at / DAY_MS);
    while (at < day(number).startAt) number -= 1;
    while (at >= day(number + 1).startAt) number += 1;
    return number;
  };

  return { day, dayNumberOf };
}

const calendars = new WeakMap<WeeklyHours, Map<string, SiteCalendar>>();

/** Kept per hours object: an administrator's edit makes a new object and so a new calendar. */
export function siteCalendar(hours: WeeklyHours, timeZone: string): SiteCalendar {
  let byZone = calendars.get(hours);
  if (byZone === undefined) calendars.set(hours, (byZone = new Map()));
  let calendar = byZone.get(timeZone);
  if (calendar === undefined) byZone.set(timeZone, (calendar = createSiteCalendar(hours, timeZone)));
  return calendar;
}
