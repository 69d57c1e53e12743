import { siteCalendar, type SiteCalendar } from './site-calendar.ts';
import type { WeeklyHours } from './working-hours.ts';
import { MINUTE_MS } from '../../kernel/durations.ts';

/** A stretch in which the clock stood, [from, to); `to` is null while it still stands. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** A site that is never open within this many days has no deadline. */
const FURTHEST_DAYS = 1500;
const NO_PAUSES: readonly Pause[] = [];

/** Pauses in order, without overlap and emptiness. */
function tidy(pauses: readonly Pause[]): ReadonlyArray<readonly [from: number, to: number]> {
  if (pauses.length === 0) return [];
  const merged: [number, number][] = [];
  const spans = pauses.map(({ from, to }): [number, number] => [from, to ?? Number.POSITIVE_INFINITY]).filter(([from, to]) => to > from);
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function openMs(calendar: SiteCalendar, fromAt: number, toAt: number): number {
  if (!(toAt > fromAt)) return 0;
  let sum = 0;
  for (let number = calendar.dayNumberOf(fromAt); ; number += 1) {
    const day = calendar.day(number);
    if (day.startAt >= toAt) return sum;
    if (day.startAt >= fromAt && day.edges.length > 0 && (day.edges.at(-1) as number) <= toAt) {
      sum += day.workedMs;
      continue;
    }
    for (let i = 0; i < day.edges.length; i += 2) sum += Math.max(0, Math.min(day.edges[i + 1] as number, toAt) - Math.max(day.edges[i] as number, fromAt));
  }
}

/** The first instant at which the site has been open for `ms` since `fromAt`; infinity when that never comes. */
function openUntil(calendar: SiteCalendar, fromAt: number, ms: number): number {
  if (ms <= 0) return fromAt;
  let rest = ms;
  const first = calendar.dayNumberOf(fromAt);
  for (let number = first; number < first + FURTHEST_DAYS; number += 1) {
    const { edges } = calendar.day(number);
    for (let i = 0; i < edges.length; i += 2) {
      const from = Math.max(edges[i] as number, fromAt);
      const open = (edges[i + 1] as number) - from;
      if (open <= 0) continue;
      if (rest <= open) return from + rest;
      rest -= open;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** Working milliseconds between two instants, without the pauses. */
export function workedMs(fromAt: number, toAt: number, hours: WeeklyHours, timeZone: string, pauses: readonly Pause[] = NO_PAUSES): number {
  const calendar = siteCalendar(hours, timeZone);
  let sum = openMs(calendar, fromAt, toAt);
  for (const [from, to] of tidy(pauses)) sum -= openMs(calendar, Math.max(from, fromAt), Math.min(to, toAt));
  return sum;
}

/**
 * When `minutes` of the site's working time have passed since `startAt`, pauses not counted.
 * Infinity while a pause is open before that, and for a site that is never open.
 */
export function dueAt(startAt: number, minutes: number, hours: WeeklyHours, timeZone: string, pauses: readonly Pause[] = NO_PAUSES): number {
  const calendar = siteCalendar(hours, timeZone);
  let rest = minutes * MINUTE_MS;
  let from = startAt;
  for (const [pausedFrom, pausedTo] of tidy(pauses)) {
    if (pausedTo <= from) continue;
    const due = openUntil(calendar, from, rest);
    if (due <= pausedFrom || pausedTo === Number.POSITIVE_INFINITY) return due <= pausedFrom ? due : Number.POSITIVE_INFINITY;
    rest -= openMs(calendar, from, pausedFrom);
    from = Math.max(from, pausedTo);
  }
  return openUntil(calendar, from, rest);
}
