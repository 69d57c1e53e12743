import { HOUR_MS, MINUTE_MS } from '../../kernel/durations.ts';
import type { ArrivalHabit, WeekHour } from './arrival-habit.ts';

/**
 * A platform has no line of its own here: its orders come through the WMS, and what is seen of its failure is that they stop. Silence is
 * counted only while it says something: within the site's hours and while the WMS answers. It is measured in arrivals that should have come:
 * that many missing ones are chance once in `FALSE_ALARM_DAYS` days of the site, for arrivals that come independently of one another.
 */
export interface PlatformWatch {
  readonly platform: string;
  /** The newest arrival; null while none was seen. */
  readonly lastAt: number | null;
  /** Since then: how long it was listened, and how many moments should have come. */
  readonly quietMs: number;
  readonly missed: number;
  /** Another platform was heard meanwhile. */
  readonly othersCame: boolean;
  readonly phase: 'well' | 'failing';
  /** Moments since it failed. */
  readonly returned: number;
}

/** At most one false alarm per platform in so many days of the site. */
export const FALSE_ALARM_DAYS = 90;
/** Where nobody else is heard either, the silence may be the house's: it has to be this much deeper. */
const ALONE = 2;
/** A platform is back when it handed on orders in this many minutes: one late order is no recovery. */
const BACK_AFTER = 2;
/** Between two looks nothing longer than this was really listened to: the machine slept, or the program hung. */
const LONGEST_LOOK_MS = MINUTE_MS;

/** `phase` is given where an earlier life of the program left it failing. */
export const newPlatformWatch = (platform: string, lastAt: number | null, phase: PlatformWatch['phase'] = 'well'): PlatformWatch => ({
  platform,
  lastAt,
  quietMs: 0,
  missed: 0,
  othersCame: false,
  phase,
  returned: 0,
});

/** It handed on orders in the minute that began at `at`; minutes in rising order. */
export const onMoment = (watch: PlatformWatch, at: number): PlatformWatch =>
  watch.lastAt !== null && at <= watch.lastAt
    ? watch
    : { ...watch, lastAt: at, quietMs: 0, missed: 0, othersCame: false, returned: watch.phase === 'failing' ? watch.returned + 1 : 0 };

export const onOthers = (watch: PlatformWatch): PlatformWatch => (watch.othersCame ? watch : { ...watch, othersCame: true });

export interface PlatformLook {
  readonly nowAt: number;
  /** How long since the look before was listened: nothing while the site is closed or the WMS does not answer. */
  readonly listenedMs: number;
  readonly weekHour: WeekHour;
  /** Null where too little is known of it. */
  readonly habit: ArrivalHabit | null;
  /** The longest silence that is usual, where the site said so; counts instead of the habit. */
  readonly usualSilenceMs: number | null;
  /** Other platforms are expected too. */
  readonly hasOthers: boolean;
}

export type PlatformNews = { readonly kind: 'failing' | 'well'; readonly platform: string; readonly sinceAt: number };

/** Missing moments that are no chance any more; null where nothing is expected. */
export const tolerated = (habit: ArrivalHabit | null): number | null =>
  habit === null || habit.perDay <= 0 ? null : Math.log(Math.max(Math.E, habit.perDay * FALSE_ALARM_DAYS));

/** Nobody expects orders of it: a person said so at `givenUpAt`, and none came since. */
export const isGivenUp = ({ lastAt }: Pick<PlatformWatch, 'lastAt'>, givenUpAt: number | null): boolean => givenUpAt !== null && (lastAt ?? 0) <= givenUpAt;

/** How much of what is tolerated is used up; 1 and more is a failure. Null where the platform is not judged. */
export function silenceOf(watch: PlatformWatch, { habit, usualSilenceMs, hasOthers }: Omit<PlatformLook, 'nowAt' | 'listenedMs' | 'weekHour'>): number | null {
  const factor = hasOthers && !watch.othersCame ? ALONE : 1;
  if (usualSilenceMs !== null) return watch.quietMs / (usualSilenceMs * factor);
  const most = tolerated(habit);
  return most === null ? null : watch.missed / (most * factor);
}

/** A look at one platform, every few seconds; `news` where its phase changed. */
export function onPlatformLook(before: PlatformWatch, look: PlatformLook): { readonly watch: PlatformWatch; readonly news: PlatformNews | null } {
  const { nowAt, habit, weekHour } = look;
  const listenedMs = Math.max(0, Math.min(look.listenedMs, LONGEST_LOOK_MS));
  const rate = habit?.perHour[weekHour] ?? 0;
  const watch = { ...before, quietMs: before.quietMs + listenedMs, missed: before.missed + (rate * listenedMs) / HOUR_MS };
  const { platform, lastAt } = watch;
  const silence = silenceOf(watch, look);
  if (watch.phase === 'failing') {
    // What nobody expects any more cannot fail: the platform was given up.
    if (watch.returned < BACK_AFTER && silence !== null) return { watch, news: null };
    return { watch: { ...watch, phase: 'well', returned: 0 }, news: { kind: 'well', platform, sinceAt: lastAt ?? nowAt } };
  }
  // One that was never heard since the program knows of it has nothing to stop.
  if (lastAt === null || silence === null || silence < 1) return { watch, news: null };
  return { watch: { ...watch, phase: 'failing', returned: 0 }, news: { kind: 'failing', platform, sinceAt: lastAt } };
}

/** `given_up`: a person said that nothing is sold there any more, and no order came since. */
export const PLATFORM_STATES = ['well', 'quiet', 'failing', 'not_judged', 'given_up'] as const;

/** How a platform stands, for people. */
export interface PlatformStanding {
  readonly platform: string;
  readonly state: (typeof PLATFORM_STATES)[number];
  readonly lastAt: number | null;
  /** Silence that was listened to, and the length at which it would be said in an hour like this one; null where it would not. */
  readonly quietMs: number;
  readonly limitMs: number | null;
}
