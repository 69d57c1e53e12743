import { HOUR_MS } from '../../kernel/durations.ts';
import type { WeeklyHours } from '../sla/working-hours.ts';

/** Hours of a week: Monday midnight is 0, Sunday 23:00 is 167; in the site's time zone. */
export type WeekHour = number;
export const WEEK_HOURS = 168;
const WEEK_MS = WEEK_HOURS * HOUR_MS;

/**
 * How often a platform handed on orders in one hour that began at `hourAt`. Orders of the same minute count as one moment: a WMS passes
 * them on in batches, and a batch says once that the platform lives.
 */
export interface HourOfArrivals {
  readonly platform: string;
  readonly hourAt: number;
  readonly moments: number;
}

/** What a platform's own past lets one expect: moments per hour of the week, and on a usual day within the site's hours. */
export interface ArrivalHabit {
  readonly perHour: readonly number[];
  readonly perDay: number;
}

/** Weeks that are looked back on, and the fewest from which anything is concluded. */
export const HABIT_WEEKS = 6;
const FEWEST_WEEKS = 3;

/** Which share of each hour of the week the site is open, holidays aside. */
export function openShares({ days }: WeeklyHours): readonly number[] {
  return Array.from({ length: WEEK_HOURS }, (_, weekHour) => {
    const from = (weekHour % 24) * 60;
    const minutes = (days[Math.floor(weekHour / 24)] ?? []).reduce(
      (sum, { fromMinute, toMinute }) => sum + Math.max(0, Math.min(toMinute, from + 60) - Math.max(fromMinute, from)),
      0,
    );
    return minutes / 60;
  });
}

export interface Past {
  readonly hours: readonly HourOfArrivals[];
  /** The first moment of any platform; null where none ever came. Weeks before it say nothing. */
  readonly knownSinceAt: number | null;
  readonly nowAt: number;
  readonly weekHourOf: (at: number) => WeekHour;
  readonly open: readonly number[];
}

/**
 * The habit of every platform that has one. Deliberately low: of the same hour in the last weeks a weak one is taken, so that a sale, a
 * holiday or an outage in one of them changes nothing, and a platform that is new, dying or rare is expected to do nothing at all.
 */
export function learnHabits({ hours, knownSinceAt, nowAt, weekHourOf, open }: Past): ReadonlyMap<string, ArrivalHabit> {
  const thisHourAt = nowAt - (nowAt % HOUR_MS);
  const weeks = knownSinceAt === null ? 0 : Math.min(HABIT_WEEKS, Math.floor((thisHourAt - knownSinceAt) / WEEK_MS));
  if (weeks < FEWEST_WEEKS) return new Map();
  const openDays = Math.max(1, Array.from({ length: 7 }, (_, day) => open.slice(day * 24, day * 24 + 24)).filter((of) => of.some((share) => share > 0)).length);
  return new Map([...Map.groupBy(hours, ({ platform }) => platform)].map(([platform, seen]) => [platform, habitOf(seen)]));

  function habitOf(seen: readonly HourOfArrivals[]): ArrivalHabit {
    const counts = Array.from({ length: weeks }, () => Array.from({ length: WEEK_HOURS }, () => 0));
    for (const { hourAt, moments } of seen) {
      const week = counts[Math.floor((thisHourAt - 1 - hourAt) / WEEK_MS)];
      const at = weekHourOf(hourAt);
      if (hourAt < thisHourAt && week !== undefined) week[at] = (week[at] ?? 0) + moments;
    }
    const perHour = Array.from({ length: WEEK_HOURS }, (_, at) => {
      const around = counts.map((week) => (atHour(week, at - 1) + atHour(week, at) + atHour(week, at + 1)) / 3).toSorted((a, b) => a - b);
      // Neighbours steady a rare platform; they must not lend a quiet hour the rush that follows it.
      const own = counts.reduce((sum, week) => sum + atHour(week, at), 0) / weeks;
      return Math.min(around[Math.floor((weeks - 1) / 3)] ?? 0, own);
    });
    return { perHour, perDay: perHour.reduce((sum, rate, at) => sum + rate * (open[at] ?? 0), 0) / openDays };
  }
}

const atHour = (week: readonly number[], at: number): number => week[(at + WEEK_HOURS) % WEEK_HOURS] ?? 0;
