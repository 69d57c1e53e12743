import { siteCalendar } from './site-calendar.ts';
import type { OpenSpan } from './worked-spans.ts';
import type { WeeklyHours } from './working-hours.ts';

/** The site's working time as spans, in order, for whoever counts it without the calendar: a window that shows clocks. */
export function openSpans(hours: WeeklyHours, timeZone: string, fromAt: number, toAt: number): readonly OpenSpan[] {
  const calendar = siteCalendar(hours, timeZone);
  const spans: [number, number][] = [];
  for (let number = calendar.dayNumberOf(fromAt); ; number += 1) {
    const { startAt, edges } = calendar.day(number);
    if (startAt >= toAt) return spans;
    for (let i = 0; i < edges.length; i += 2) {
      const from = Math.max(edges[i] ?? 0, fromAt);
      const to = Math.min(edges[i + 1] ?? 0, toAt);
      const last = spans.at(-1);
      // A site that never closes is one span, not one a day.
      if (last !== undefined && last[1] === from) last[1] = Math.max(to, from);
      else if (to > from) spans.push([from, to]);
    }
  }
}
