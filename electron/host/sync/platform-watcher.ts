import { HABIT_WEEKS, learnHabits, openShares, type ArrivalHabit, type WeekHour } from '../../../shared/core/outage/arrival-habit.ts';
import {
  isGivenUp,
  newPlatformWatch,
  onMoment,
  onOthers,
  onPlatformLook,
  silenceOf,
  tolerated,
  type PlatformNews,
  type PlatformStanding,
  type PlatformWatch,
} from '../../../shared/core/outage/platform-watch.ts';
import type { PlatformArrivals } from '../../../shared/core/ports/platform-arrivals.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { siteCalendar } from '../../../shared/core/sla/site-calendar.ts';
import { workedMs } from '../../../shared/core/sla/working-time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/kernel/durations.ts';
import type { Timers } from './timers.ts';

/** Looks at the arrivals of every platform and says when one falls silent and when its orders come again. What is silence is decided in the core. */
export interface PlatformWatcher {
  readonly start: () => void;
  readonly stop: () => void;
  readonly platforms: () => readonly PlatformStanding[];
}

export interface PlatformWatcherDeps {
  readonly timers: Timers;
  /** Wall time: what is stored beside the orders. */
  readonly now: () => number;
  /** A clock that nobody can set, for how long was listened. */
  readonly mono: () => number;
  readonly arrivals: PlatformArrivals;
  readonly site: () => Pick<Site, 'hours' | 'timeZone' | 'usualSilences'>;
  /** The WMS answers and is read: silence is a platform's own. */
  readonly isListening: () => boolean;
  readonly isFailing: (platform: string) => boolean;
  /** When a person last said that nothing is sold there any more. What came before is no habit of it. */
  readonly givenUpAt: (platform: string) => number | null;
  readonly onNews: (news: PlatformNews) => void;
  readonly onDefect: (defect: unknown) => void;
}

export const PLATFORM_LOOK_EVERY_MS = 20 * SECOND_MS;
/** Half of what is tolerated is worth showing. */
const QUIET_FROM = 0.5;

function stateOf(phase: PlatformWatch['phase'], silence: number | null): PlatformStanding['state'] {
  if (phase === 'failing') return 'failing';
  if (silence === null) return 'not_judged';
  return silence >= QUIET_FROM ? 'quiet' : 'well';
}

export function createPlatformWatcher(deps: PlatformWatcherDeps): PlatformWatcher {
  const watches = new Map<string, PlatformWatch>();
  let habits: ReadonlyMap<string, ArrivalHabit> = new Map();
  let learnedAs = '';
  let lookedAt = deps.mono();
  let readFromAt = 0;
  let timer: unknown = null;

  const weekHourOf = (at: number): WeekHour => {
    const { hours, timeZone } = deps.site();
    const calendar = siteCalendar(hours, timeZone);
    const day = calendar.dayNumberOf(at);
    // 1 January 1970 was a Thursday.
    return ((day + 3) % 7) * 24 + Math.min(23, Math.floor((at - calendar.day(day).startAt) / HOUR_MS));
  };
  const givenUp = (platform: string): boolean => isGivenUp(watches.get(platform) ?? { lastAt: null }, deps.givenUpAt(platform));
  const usualSilenceOf = (platform: string): number | null => {
    if (givenUp(platform)) return null;
    const stated = deps.site().usualSilences.find((one) => one.platform === platform);
    return stated === undefined ? null : stated.minutes * MINUTE_MS;
  };
  const isExpected = (platform: string): boolean => usualSilenceOf(platform) !== null || tolerated(habits.get(platform) ?? null) !== null;
  const asked = (platform: string) => ({
    habit: habits.get(platform) ?? null,
    usualSilenceMs: usualSilenceOf(platform),
    hasOthers: [...watches.keys()].some((other) => other !== platform && isExpected(other)),
  });

  function learn(nowAt: number): void {
    const givenUpAt = new Map([...watches.keys()].map((platform) => [platform, deps.givenUpAt(platform) ?? 0]));
    const as = [nowAt - (nowAt % HOUR_MS), ...givenUpAt.values()].join(' ');
    if (learnedAs === as) return;
    learnedAs = as;
    const hours = deps.arrivals.hoursFrom(nowAt - (HABIT_WEEKS * 7 + 1) * DAY_MS).filter(({ platform, hourAt }) => hourAt >= (givenUpAt.get(platform) ?? 0));
    habits = learnHabits({ hours, knownSinceAt: deps.arrivals.firstAt(), nowAt, weekHourOf, open: openShares(deps.site().hours) });
  }

  function hear(nowAt: number): void {
    // The minute that still goes on is read again at the next look.
    for (const { platform, minuteAt } of deps.arrivals.minutesFrom(readFromAt)) {
      if (minuteAt > nowAt) continue;
      const before = watches.get(platform) ?? newPlatformWatch(platform, null);
      const after = onMoment(before, minuteAt);
      watches.set(platform, after);
      if (after === before) continue;
      for (const [other, watch] of watches) if (other !== platform) watches.set(other, onOthers(watch));
    }
    readFromAt = nowAt - MINUTE_MS;
  }

  function look(): void {
    try {
      const [nowAt, mono] = [deps.now(), deps.mono()];
      learn(nowAt);
      hear(nowAt);
      const passedMs = mono - lookedAt;
      const { hours, timeZone } = deps.site();
      const listenedMs = deps.isListening() ? Math.min(passedMs, workedMs(nowAt - passedMs, nowAt, hours, timeZone)) : 0;
      for (const [platform, watch] of watches) {
        const looked = onPlatformLook(watch, { nowAt, listenedMs, weekHour: weekHourOf(nowAt), ...asked(platform) });
        if (looked.news !== null) deps.onNews(looked.news);
        // Taken over only once it was written down: what could not be is noticed again at the next look.
        watches.set(platform, looked.watch);
      }
      lookedAt = mono;
    } catch (defect) {
      deps.onDefect(defect);
    }
    timer = deps.timers.set(PLATFORM_LOOK_EVERY_MS, look);
  }

  return {
    start: () => {
      const nowAt = deps.now();
      for (const { platform, minuteAt } of deps.arrivals.newest())
        watches.set(platform, newPlatformWatch(platform, Math.min(minuteAt, nowAt), deps.isFailing(platform) ? 'failing' : 'well'));
      readFromAt = nowAt - MINUTE_MS;
      lookedAt = deps.mono();
      timer ??= deps.timers.set(PLATFORM_LOOK_EVERY_MS, look);
    },
    stop: () => {
      if (timer !== null) deps.timers.clear(timer);
      timer = null;
    },
    platforms: () => {
      const weekHour = weekHourOf(deps.now());
      return [...watches.values()]
        .map((watch): PlatformStanding => {
          const { platform, phase, lastAt, quietMs } = watch;
          const question = asked(platform);
          const silence = silenceOf(watch, question);
          const [most, rate] = [tolerated(question.habit), question.habit?.perHour[weekHour] ?? 0];
          const limitMs = question.usualSilenceMs ?? (most === null || rate === 0 ? null : (most / rate) * HOUR_MS);
          return { platform, state: givenUp(platform) ? 'given_up' : stateOf(phase, silence), lastAt, quietMs, limitMs };
        })
        .toSorted((a, b) => (a.platform < b.platform ? -1 : 1));
    },
  };
}
