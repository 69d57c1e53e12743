import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockStatus, startClock, type CaseClock } from '../../../shared/core/sla/case-clock.ts';
import { DEFAULT_CLOCK_POLICIES } from '../../../shared/core/sla/clock-policy.ts';
import { ALWAYS_OPEN, type DayHours, type WeeklyHours } from '../../../shared/core/sla/working-hours.ts';
import { dueAt, workedMs } from '../../../shared/core/sla/working-time.ts';

const span = (from: number, to: number): DayHours => [{ fromMinute: from * 60, toMinute: to * 60 }];
const harbour: WeeklyHours = {
  days: [span(8, 21), span(8, 21), span(8, 21), span(8, 21), span(8, 21), span(8, 21), span(9, 18)],
  exceptions: { '2026-10-01': [], '2026-10-02': span(10, 12) },
};
const office: WeeklyHours = { days: [[...span(9, 12), ...span(13, 17)], span(9, 17), span(9, 17), span(9, 17), span(9, 17), [], []] };
const night: WeeklyHours = { days: [span(0, 6), span(0, 24), span(0, 3), span(0, 6), span(0, 6), span(0, 6), span(0, 6)] };
const SHANGHAI = 'Asia/Shanghai';
const LONDON = 'Europe/London';
const MINUTE = 60_000;
const shanghai = (text: string): number => Date.parse(`${text}:00+08:00`);
const utc = (text: string): number => Date.parse(`${text}:00Z`);

describe('deadlines in working time', () => {
  it.each([
    ['2026-11-23T10:00', 60, '2026-11-23T11:00'],
    ['2026-11-23T20:30', 60, '2026-11-24T08:30'],
    ['2026-11-21T20:30', 60, '2026-11-22T09:30'],
    ['2026-11-22T17:30', 120, '2026-11-23T09:30'],
    ['2026-11-23T03:00', 30, '2026-11-23T08:30'],
    ['2026-11-23T20:00', 60, '2026-11-23T21:00'],
    ['2026-09-30T20:00', 120, '2026-10-02T11:00'],
    ['2026-11-23T10:00', 0, '2026-11-23T10:00'],
  ])('%s plus %i minutes is %s', (start, minutes, due) => {
    expect(dueAt(shanghai(start), minutes, harbour, SHANGHAI)).toBe(shanghai(due));
  });

  it('knows the nights on which London moves its clocks', () => {
    // 2026-03-29 01:00 becomes 02:00, 2026-10-25 02:00 becomes 01:00.
    expect(dueAt(utc('2026-03-29T00:30'), 60, ALWAYS_OPEN, LONDON)).toBe(utc('2026-03-29T01:30'));
    expect(workedMs(utc('2026-03-29T00:00'), utc('2026-03-29T23:00'), ALWAYS_OPEN, LONDON)).toBe(23 * 60 * MINUTE);
    expect(workedMs(utc('2026-10-24T23:00'), utc('2026-10-26T00:00'), ALWAYS_OPEN, LONDON)).toBe(25 * 60 * MINUTE);
    // Sunday 00:00-06:00 has five real hours in spring and seven in autumn.
    expect(workedMs(utc('2026-03-28T12:00'), utc('2026-03-29T22:00'), night, LONDON)).toBe(5 * 60 * MINUTE);
    expect(workedMs(utc('2026-10-24T12:00'), utc('2026-10-25T23:00'), night, LONDON)).toBe(7 * 60 * MINUTE);
  });

  it('has no deadline where the site never opens, or while a pause before it is open', () => {
    const closed: WeeklyHours = { days: [[], [], [], [], [], [], []] };
    expect(dueAt(0, 1, closed, LONDON)).toBe(Number.POSITIVE_INFINITY);
    const start = shanghai('2026-11-23T10:00');
    expect(dueAt(start, 60, harbour, SHANGHAI, [{ from: start, to: null }])).toBe(Number.POSITIVE_INFINITY);
    expect(dueAt(start, 60, harbour, SHANGHAI, [{ from: start + 61 * MINUTE, to: null }])).toBe(start + 60 * MINUTE);
  });

  const from = utc('2026-01-01T00:00');
  const anyStart = fc.integer({ min: 0, max: 366 * 24 * 60 }).map((minute) => from + minute * MINUTE);
  const anyMinutes = fc.integer({ min: 1, max: 4000 });
  const anySite = fc.constantFrom(
    [harbour, SHANGHAI],
    [office, LONDON],
    [night, LONDON],
    [harbour, LONDON],
    [ALWAYS_OPEN, LONDON],
    [office, 'America/St_Johns'],
  ) as fc.Arbitrary<[WeeklyHours, string]>;
  const anyPauses = (start: number): fc.Arbitrary<{ from: number; to: number }[]> =>
    fc
      .array(fc.tuple(fc.integer({ min: -500, max: 6000 }), fc.integer({ min: 0, max: 2000 })), { maxLength: 4 })
      .map((list) => list.map(([a, b]) => ({ from: start + a * MINUTE, to: start + (a + b) * MINUTE })));

  it('elapsed time at the deadline is the time that was given, whatever was paused', () => {
    fc.assert(
      fc.property(
        anyStart.chain((start) => fc.tuple(fc.constant(start), anyPauses(start))),
        anyMinutes,
        anySite,
        ([start, pauses], minutes, [hours, zone]) => {
          const due = dueAt(start, minutes, hours, zone, pauses);
          expect(workedMs(start, due, hours, zone, pauses)).toBe(minutes * MINUTE);
          expect(workedMs(start, due - 1, hours, zone, pauses)).toBe(minutes * MINUTE - 1);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('a later start or more minutes never give an earlier deadline', () => {
    fc.assert(
      fc.property(
        anyStart,
        fc.integer({ min: 0, max: 5000 }),
        anyMinutes,
        fc.integer({ min: 0, max: 500 }),
        anySite,
        (start, later, minutes, more, [hours, zone]) => {
          const due = dueAt(start, minutes, hours, zone);
          expect(dueAt(start + later * MINUTE, minutes, hours, zone)).toBeGreaterThanOrEqual(due);
          expect(dueAt(start, minutes + more, hours, zone)).toBeGreaterThanOrEqual(due);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('a pause moves the deadline by the working time it covers', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyMinutes,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        anySite,
        (start, minutes, share, length, [hours, zone]) => {
          const due = dueAt(start, minutes, hours, zone);
          const pausedFrom = Math.floor(start + (due - start) * share);
          const pause = { from: pausedFrom, to: pausedFrom + length * MINUTE };
          const moved = dueAt(start, minutes, hours, zone, [pause]);
          expect(workedMs(due, moved, hours, zone)).toBe(workedMs(pause.from, pause.to, hours, zone));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the clock of a case', () => {
  const start = shanghai('2026-11-23T10:00');
  const policy = DEFAULT_CLOCK_POLICIES.find((p) => p.kind === 'stock_out');
  const clock: CaseClock = startClock(policy as NonNullable<typeof policy>, start);
  const status = (over: Partial<CaseClock>, minutes: number): string => clockStatus({ ...clock, ...over }, start + minutes * MINUTE, harbour, SHANGHAI).state;

  it('warns, ends, and remembers whether it was met', () => {
    expect([0, 44, 45, 60, 61].map((minutes) => status({}, minutes))).toEqual(['running', 'running', 'due_soon', 'due_soon', 'overdue']);
    expect(status({ stoppedAt: start + 59 * MINUTE, stopReason: 'sent' }, 500)).toBe('met');
    expect(status({ stoppedAt: start + 61 * MINUTE, stopReason: 'sent' }, 500)).toBe('missed');
  });
  it('stands while paused for a reason that counts, and only then', () => {
    const from = start + 10 * MINUTE;
    expect(status({ pauses: [{ from, to: null, reason: 'wait_customer' }] }, 300)).toBe('paused');
    expect(status({ pauses: [{ from, to: null, reason: 'wait_approval' }] }, 300)).toBe('overdue');
    expect(status({ pauses: [{ from, to: null, reason: 'because' }] }, 300)).toBe('overdue');
    const after = clockStatus({ ...clock, pauses: [{ from, to: start + 70 * MINUTE, reason: 'wait_customer' }] }, start + 80 * MINUTE, harbour, SHANGHAI);
    expect(after).toMatchObject({ state: 'running', dueAt: start + 120 * MINUTE, contractMs: 20 * MINUTE, grossMs: 80 * MINUTE, remainingMs: 40 * MINUTE });
    const both = clockStatus({ ...clock, pauses: [{ from, to: start + 70 * MINUTE, reason: 'customer_date' }] }, start + 80 * MINUTE, harbour, SHANGHAI);
    expect(both).toMatchObject({ contractMs: 20 * MINUTE, grossMs: 20 * MINUTE });
  });
  it('is overdue although somebody pauses it afterwards', () => {
    expect(status({ pauses: [{ from: start + 90 * MINUTE, to: null, reason: 'wait_customer' }] }, 100)).toBe('overdue');
  });
  it('does not run backwards when the computer clock does', () => {
    expect(clockStatus(clock, start - 5000 * MINUTE, harbour, SHANGHAI)).toMatchObject({ state: 'running', contractMs: 0, grossMs: 0 });
  });
  it('counts the night in gross time only', () => {
    const next = clockStatus(clock, shanghai('2026-11-24T08:30'), harbour, SHANGHAI);
    expect(next).toMatchObject({ contractMs: (11 * 60 + 30) * MINUTE, grossMs: (22 * 60 + 30) * MINUTE });
  });
});
