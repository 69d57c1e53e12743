import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { learnHabits, openShares, WEEK_HOURS, type ArrivalHabit, type HourOfArrivals } from '../../../shared/core/outage/arrival-habit.ts';
import {
  FALSE_ALARM_DAYS,
  newPlatformWatch,
  onMoment,
  onOthers,
  onPlatformLook,
  silenceOf,
  tolerated,
  type PlatformLook,
  type PlatformWatch,
} from '../../../shared/core/outage/platform-watch.ts';
import { newSite } from '../../../shared/core/site/site.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { createSeededRandom } from '../../../electron/training-wms/modes.ts';

const WEEK_MS = WEEK_HOURS * HOUR_MS;
const weekHourOf = (at: number): number => Math.floor(at / HOUR_MS) % WEEK_HOURS;
const open = openShares(newSite('UTC').hours);
const LOOK_MS = 20_000;
/** The shape of a day: little at night, most after noon. */
const shapeOf = (weekHour: number): number => {
  const hour = weekHour % 24;
  return hour < 8 ? 0.3 : hour < 12 ? 1 : hour < 18 ? 1.2 : 0.7;
};

/** One platform whose orders come by chance, as often as `perHour` says; the week begins on a Monday at 0. */
function createStream(perHour: number, seed: number) {
  const random = createSeededRandom(seed);
  const hours = new Map<number, number>();
  return {
    /** Whether orders came in the minute that began at `at`. */
    came: (at: number): boolean => {
      if (random() >= 1 - Math.exp((-perHour * shapeOf(weekHourOf(at))) / 60)) return false;
      const hourAt = at - (at % HOUR_MS);
      hours.set(hourAt, (hours.get(hourAt) ?? 0) + 1);
      return true;
    },
    habit: (nowAt: number): ArrivalHabit | null => {
      const seen = [...hours]
        .filter(([hourAt]) => hourAt >= nowAt - 6 * WEEK_MS)
        .map(([hourAt, moments]): HourOfArrivals => ({ platform: 'TB', hourAt, moments }));
      return learnHabits({ hours: seen, knownSinceAt: 0, nowAt, weekHourOf, open }).get('TB') ?? null;
    },
  };
}
const lookOf = (nowAt: number, habit: ArrivalHabit | null, over: Partial<PlatformLook> = {}): PlatformLook => ({
  nowAt,
  habit,
  listenedMs: (open[weekHourOf(nowAt)] ?? 0) * MINUTE_MS,
  weekHour: weekHourOf(nowAt),
  usualSilenceMs: null,
  hasOthers: false,
  ...over,
});
/** Six weeks that are only listened to, for a habit. */
function learn(perHour: number, seed: number) {
  const stream = createStream(perHour, seed);
  for (let at = 0; at < 6 * WEEK_MS; at += MINUTE_MS) stream.came(at);
  return stream;
}

describe('a platform whose orders come by chance', () => {
  it('raises no more false alarms than is stated, however often they come', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(0.4, 1, 2, 4, 9, 25, 90), fc.integer({ min: 1, max: 1e6 }), (perHour, seed) => {
        const stream = learn(perHour, seed);
        let watch = newPlatformWatch('TB', 6 * WEEK_MS);
        let [alarms, days] = [0, 0];
        let habit: ArrivalHabit | null = null;
        for (let at = 6 * WEEK_MS; at < 32 * WEEK_MS; at += MINUTE_MS) {
          if (at % (24 * HOUR_MS) === 0) [habit, days] = [stream.habit(at), days + 1];
          if (stream.came(at)) watch = onMoment(watch, at);
          const looked = onPlatformLook(watch, lookOf(at, habit));
          watch = looked.watch;
          if (looked.news?.kind === 'failing') alarms += 1;
        }
        // The mean is what is stated; a run may have three deviations more.
        const stated = days / FALSE_ALARM_DAYS;
        expect(alarms).toBeLessThanOrEqual(stated + 3 * Math.sqrt(stated));
      }),
      { numRuns: 14 },
    );
  });

  it('is said to be silent within a look after as many are missing as is tolerated, whenever it stops', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 4, 9, 25, 90), fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }), (perHour, seed, minute) => {
        const stream = learn(perHour, seed);
        const stoppedAt = 6 * WEEK_MS + minute * MINUTE_MS;
        const habit = stream.habit(6 * WEEK_MS);
        const most = tolerated(habit) ?? Number.POSITIVE_INFINITY;
        let watch: PlatformWatch = onMoment(newPlatformWatch('TB', 1), stoppedAt);
        let missing = 0;
        for (let at = stoppedAt; at < stoppedAt + WEEK_MS; at += LOOK_MS) {
          const openMs = (open[weekHourOf(at)] ?? 0) * LOOK_MS;
          missing += ((habit?.perHour[weekHourOf(at)] ?? 0) * openMs) / HOUR_MS;
          const { watch: after, news } = onPlatformLook(watch, lookOf(at, habit, { listenedMs: openMs }));
          watch = after;
          if (Math.abs(missing - most) > 1e-6) expect(news !== null, `${missing} of ${most} missing`).toBe(missing > most);
          if (news === null) continue;
          expect(news).toEqual({ kind: 'failing', platform: 'TB', sinceAt: stoppedAt });
          return;
        }
        expect.unreachable('a week of silence was not said');
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is concluded', () => {
  const flat = (perHour: number): ArrivalHabit => ({ perHour: Array.from({ length: WEEK_HOURS }, () => perHour), perDay: perHour * 13 });
  const monday = 10 * HOUR_MS;
  const heard = onMoment(newPlatformWatch('TB', null), monday);
  /** Looks every minute until something is said, or for so many minutes. */
  function listen(from: PlatformWatch, minutes: number, over: (minute: number) => Partial<PlatformLook>) {
    let watch = from;
    for (let minute = 1; minute <= minutes; minute += 1) {
      const looked = onPlatformLook(watch, lookOf(monday + minute * MINUTE_MS, null, { listenedMs: MINUTE_MS, ...over(minute) }));
      watch = looked.watch;
      if (looked.news !== null) return { minute, news: looked.news, watch };
    }
    return { minute: null, news: null, watch };
  }

  it('nothing, from less than three weeks, of a platform that is new, or where nobody ever was heard', () => {
    const hours = (platform: string, from: number, to: number): HourOfArrivals[] =>
      Array.from({ length: (to - from) / HOUR_MS }, (_, i) => ({ platform, hourAt: from + i * HOUR_MS, moments: 9 }));
    const learnt = (nowAt: number, past: readonly HourOfArrivals[], knownSinceAt: number | null = 0) =>
      learnHabits({ hours: past, knownSinceAt, nowAt, weekHourOf, open });
    expect(learnt(3 * WEEK_MS - HOUR_MS, hours('TB', 0, 3 * WEEK_MS - HOUR_MS)).size).toBe(0);
    expect(learnt(3 * WEEK_MS, []).size).toBe(0);
    expect(learnt(3 * WEEK_MS, [], null).size).toBe(0);
    expect(learnt(3 * WEEK_MS, hours('TB', 0, 3 * WEEK_MS)).get('TB')?.perHour[34]).toBe(9);
    expect(tolerated(learnt(6 * WEEK_MS, hours('DY', 5 * WEEK_MS, 6 * WEEK_MS)).get('DY') ?? null)).toBeNull();
  });

  it('the habit is unmoved by a week of sale, and by a week in which nothing came', () => {
    const past = [3, 3, 90, 3, 0, 3].flatMap((moments, week) =>
      Array.from({ length: WEEK_HOURS }, (_, hour): HourOfArrivals => ({ platform: 'TB', hourAt: week * WEEK_MS + hour * HOUR_MS, moments })),
    );
    expect(learnHabits({ hours: past, knownSinceAt: 0, nowAt: 6 * WEEK_MS, weekHourOf, open }).get('TB')?.perHour[40]).toBe(3);
  });

  it('a rush does not make the quiet hour before it a failure', () => {
    const rush = Array.from({ length: 6 * WEEK_HOURS }, (_, hour): HourOfArrivals => ({
      platform: 'TB',
      hourAt: hour * HOUR_MS,
      moments: hour % 24 === 10 ? 50 : 1,
    }));
    const habit = learnHabits({ hours: rush, knownSinceAt: 0, nowAt: 6 * WEEK_MS, weekHourOf, open }).get('TB');
    expect([habit?.perHour[9], habit?.perHour[10]]).toEqual([1, 52 / 3]);
  });

  it('silence counts only while the house listens', () => {
    const habit = flat(30);
    expect(listen(heard, 300, () => ({ habit, listenedMs: 0 })).news).toBeNull();
    const { minute } = listen(heard, 300, () => ({ habit }));
    expect(minute).toBe(Math.ceil(((tolerated(habit) ?? 0) / 30) * 60));
    // A night of sleep between two looks was not listened to.
    expect(onPlatformLook(heard, lookOf(monday + 9 * HOUR_MS, habit, { listenedMs: 9 * HOUR_MS })).watch.quietMs).toBe(MINUTE_MS);
  });

  it('where others are expected and silent too it takes twice as long, for then it may be the house', () => {
    const habit = flat(30);
    const alone = listen(heard, 300, () => ({ habit, hasOthers: true })).minute ?? 0;
    const beside = listen(onOthers(heard), 300, () => ({ habit, hasOthers: true })).minute ?? 0;
    expect(alone).toBeGreaterThanOrEqual(2 * beside - 1);
    expect(beside).toBe(listen(heard, 300, () => ({ habit })).minute);
  });

  it('a stated silence counts instead of the past, in either direction', () => {
    expect(listen(heard, 300, () => ({ usualSilenceMs: 5 * MINUTE_MS })).minute).toBe(5);
    expect(listen(heard, 100, () => ({ usualSilenceMs: 200 * MINUTE_MS, habit: flat(90) })).news).toBeNull();
  });

  it('one late order is no recovery, orders in two minutes are; what was never heard cannot fall silent', () => {
    const { watch } = listen(heard, 300, () => ({ usualSilenceMs: MINUTE_MS }));
    expect(watch.phase).toBe('failing');
    const look = lookOf(monday + HOUR_MS, null, { usualSilenceMs: MINUTE_MS });
    const one = onPlatformLook(onMoment(watch, monday + 60 * MINUTE_MS), look);
    expect(one.news).toBeNull();
    expect(onPlatformLook(onMoment(one.watch, monday + 60 * MINUTE_MS), look).news).toBeNull();
    expect(onPlatformLook(onMoment(one.watch, monday + 61 * MINUTE_MS), look).news).toEqual({ kind: 'well', platform: 'TB', sinceAt: monday + 61 * MINUTE_MS });
    expect(listen(newPlatformWatch('TB', null), 300, () => ({ usualSilenceMs: MINUTE_MS })).news).toBeNull();
  });

  it('a platform that was given up ends by itself once nothing is expected of it', () => {
    const failing: PlatformWatch = { ...heard, phase: 'failing' };
    expect(onPlatformLook(failing, lookOf(monday + HOUR_MS, flat(1))).news).toBeNull();
    expect(onPlatformLook(failing, lookOf(monday + HOUR_MS, flat(0))).news).toMatchObject({ kind: 'well' });
    expect(silenceOf(failing, { habit: null, usualSilenceMs: null, hasOthers: false })).toBeNull();
  });
});
