import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_NOTICE_AFTER_MS,
  newWatch,
  onCall,
  onLook,
  WELL_FOR_MS,
  type ChannelCall,
  type ChannelWatch,
  type WatchNews,
} from '../../../shared/core/outage/channel-watch.ts';

const SECOND = 1_000;
const RULES = { noticeAfterMs: DEFAULT_NOTICE_AFTER_MS };

/** How the channel behaves at a moment: what a call that begins then comes to, and whether changes are taken. */
interface Behaviour {
  readonly call: (at: number) => Omit<ChannelCall, 'at'> | null;
  readonly takes: boolean;
}
const healthy: Behaviour = { call: (at) => ({ tookMs: 40, ok: true, otherSideAt: at }), takes: true };
const ILL: Readonly<Record<string, Behaviour>> = {
  silent: { call: () => null, takes: false },
  timing_out: { call: () => ({ tookMs: 30 * SECOND, ok: false }), takes: false },
  refusing: { call: () => ({ tookMs: 2, ok: false }), takes: false },
  mostly_erroring: { call: (at) => ({ tookMs: 50, ok: Math.floor(at / (3 * SECOND)) % 3 === 0, otherSideAt: at }), takes: false },
  slow: { call: (at) => ({ tookMs: 6 * SECOND, ok: true, otherSideAt: at }), takes: true },
  frozen: { call: () => ({ tookMs: 40, ok: true, otherSideAt: 12_345 }), takes: true },
  not_taking: { call: (at) => ({ tookMs: 40, ok: true, otherSideAt: at }), takes: false },
};

/** Seconds of a morning: calls one after the other every three seconds, looks every five, a change queued each ten. */
function live(behaviourAt: (at: number) => Behaviour, untilMs: number, begin: ChannelWatch = newWatch(0)): { readonly at: number; readonly news: WatchNews }[] {
  let watch = begin;
  let callAt = 0;
  let under: { readonly endsAt: number; readonly call: Omit<ChannelCall, 'at'> } | null = null;
  let lastSettledAt: number | null = null;
  let due = false;
  const said: { at: number; news: WatchNews }[] = [];
  for (let at = 0; at <= untilMs; at += SECOND) {
    if (under !== null && at >= under.endsAt) {
      watch = onCall(watch, { at, ...under.call });
      under = null;
      callAt = at + 3 * SECOND;
    }
    if (under === null && at >= callAt) {
      const call = behaviourAt(at).call(at);
      if (call !== null) under = { endsAt: at + call.tookMs, call };
    }
    if (at % (10 * SECOND) === 0) due = true;
    if (due && behaviourAt(at).takes) {
      due = false;
      lastSettledAt = at;
    }
    if (at % (5 * SECOND) !== 0) continue;
    const looked = onLook(watch, { due, lastSettledAt, paused: false }, at, RULES);
    watch = looked.watch;
    if (looked.news !== null) said.push({ at, news: looked.news });
  }
  return said;
}

describe('watching a channel', () => {
  it.each(Object.keys(ILL))('%s is noticed within two minutes, whenever it begins', (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 900 }), (beginsSecond) => {
        const from = beginsSecond * SECOND;
        const said = live((at) => (at < from ? healthy : (ILL[kind] ?? healthy)), from + 130 * SECOND);
        expect(said.length).toBe(1);
        expect(said[0]?.news.kind).toBe('failing');
        expect((said[0]?.at ?? 0) - from).toBeLessThanOrEqual(120 * SECOND);
      }),
      { numRuns: 40 },
    );
  });

  it('a channel that is silent from the first moment is noticed too', () => {
    const said = live(() => ILL['silent'] ?? healthy, 120 * SECOND);
    expect(said.map(({ news }) => news)).toEqual([{ kind: 'failing', sign: 'silent', sinceAt: 0 }]);
  });

  it('a healthy channel with a failed call now and then is never called failing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 40 }), (every) => {
        let calls = 0;
        const hiccups: Behaviour = {
          call: (at) => ((calls += 1) % every === 0 ? { tookMs: 500, ok: false } : { tookMs: 300, ok: true, otherSideAt: at }),
          takes: true,
        };
        expect(live(() => hiccups, 1_800 * SECOND)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('a channel that comes and goes is failing once, and well only after it stayed so', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 20, maxLength: 40 }), (spans) => {
        const ends = spans.map((_, index) => 300 * SECOND + spans.slice(0, index + 1).reduce((sum, span) => sum + span * SECOND, 0));
        const last = ends.at(-1) ?? 0;
        const flapping = (at: number): Behaviour => {
          if (at < 300 * SECOND || at >= last) return healthy;
          const index = ends.findIndex((end) => at < end);
          return (index % 2 === 0 ? ILL['refusing'] : healthy) ?? healthy;
        };
        const said = live(flapping, last + 2 * WELL_FOR_MS + 60 * SECOND);
        expect(said.length).toBeLessThanOrEqual(2);
        const lastBadEnd = ends[(ends.length - 1) & ~1] ?? last;
        for (const { at, news } of said) if (news.kind === 'well') expect(at).toBeGreaterThanOrEqual(lastBadEnd);
      }),
      { numRuns: 60 },
    );
  });

  it('a call that fails between two looks starts the minute of wellness anew', () => {
    let calls = 0;
    // Every eighth call fails: more often than once a minute, and seldom seen as the last one of a look.
    const hiccups: Behaviour = { call: (at) => ((calls += 1) % 8 === 0 ? { tookMs: 0, ok: false } : { tookMs: 0, ok: true, otherSideAt: at }), takes: true };
    expect(live(() => hiccups, 600 * SECOND, newWatch(0, 'failing'))).toEqual([]);
  });

  it('one that failed in an earlier life has to prove itself before it is called well', () => {
    const said = live(() => healthy, 200 * SECOND, newWatch(0, 'failing'));
    expect(said.map(({ news }) => news.kind)).toEqual(['well']);
    expect(said[0]?.at).toBeGreaterThanOrEqual(WELL_FOR_MS);
  });

  it('is not called silent because this program stood still: silence begins to count when it looks again', () => {
    // A change waits all the while: that it was not taken says as little.
    const facts = { due: true, lastSettledAt: null, paused: false };
    const rules = { noticeAfterMs: 10 * SECOND };
    const look = (from: ChannelWatch, at: number) => onLook(from, facts, at, rules);
    const heard = onCall(look(newWatch(0), 2_500).watch, { at: 3 * SECOND, tookMs: 40, ok: true, otherSideAt: 3 * SECOND });
    const asleep = look(heard, 60 * SECOND);
    expect([asleep.news, asleep.watch.suspect]).toEqual([null, null]);
    let { watch } = asleep;
    const said: WatchNews[] = [];
    for (let at = 62_500; at <= 75 * SECOND; at += 2_500) {
      const looked = look(watch, at);
      if (looked.news !== null) said.push(looked.news);
      ({ watch } = looked);
    }
    expect(said).toEqual([{ kind: 'failing', sign: 'silent', sinceAt: 3 * SECOND }]);
  });

  it('while nobody asks it, it neither fails nor proves itself', () => {
    const quiet = { due: true, lastSettledAt: null, paused: true };
    let watch = newWatch(0, 'failing');
    for (let at = 0; at < 600 * SECOND; at += 5 * SECOND) {
      const looked = onLook(watch, quiet, at, RULES);
      expect(looked.news).toBeNull();
      ({ watch } = looked);
    }
  });
});
