import { siteCalendar } from './site-calendar.ts';
import type { WeeklyHours } from './working-hours.ts';

/** A stretch in which the site is open, [from, to), epoch ms. */
export type OpenSpan = readonly [fromAt: number, toAt: number];

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

/** Working milliseconds from one instant to another, below zero when `toAt` comes first. Outside the spans nothing is worked. */
export function workedBetween(spans: readonly OpenSpan[], fromAt: number, toAt: number): number {
  if (toAt < fromAt) return -workedBetween(spans, toAt, fromAt) || 0;
  let sum = 0;
  for (const [from, to] of spans) {
    if (from >= toAt) break;
    sum += Math.max(0, Math.min(to, toAt) - Math.max(from, fromAt));
  }
  return sum;
}

/** When the site opens again; null while it is open, and where the spans end before. */
export function opensAgainAt(spans: readonly OpenSpan[], nowAt: number): number | null {
  const next = spans.find(([, untilAt]) => untilAt > nowAt);
  return next === undefined || next[0] <= nowAt ? null : next[0];
}
