import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSpans } from '../../../shared/core/sla/open-spans.ts';
import { opensAgainAt, workedBetween } from '../../../shared/core/sla/worked-spans.ts';
import { ALWAYS_OPEN, type WeeklyHours } from '../../../shared/core/sla/working-hours.ts';
import { workedMs } from '../../../shared/core/sla/working-time.ts';

const HOUR = 3_600_000;
const shop: WeeklyHours['days'][number] = [
  { fromMinute: 8 * 60, toMinute: 12 * 60 },
  { fromMinute: 13 * 60, toMinute: 21 * 60 },
];
const hours: WeeklyHours = { days: [shop, shop, shop, shop, shop, shop, []], exceptions: { '2026-10-01': [] } };
const FROM = Date.UTC(2026, 8, 1);
const TO = Date.UTC(2026, 11, 1);

describe('working time as spans', () => {
  it('counts what the calendar counts, in any zone, over the change of the clocks too', () => {
    const instant = fc.integer({ min: FROM, max: TO });
    fc.assert(
      fc.property(fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'), instant, instant, (zone, a, b) => {
        const spans = openSpans(hours, zone, FROM, TO);
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(workedBetween(spans, from, to)).toBe(workedMs(from, to, hours, zone));
        expect(workedBetween(spans, to, from) + workedBetween(spans, from, to)).toBe(0);
      }),
    );
  });

  it('say when the site opens again, and nothing while it is open', () => {
    const spans = [
      [10, 20],
      [30, 40],
    ] as const;
    expect([5, 10, 19, 20, 25, 30, 40].map((at) => opensAgainAt(spans, at))).toEqual([10, null, null, 30, 30, null, null]);
  });

  it('is one span where the site never closes', () => {
    expect(openSpans(ALWAYS_OPEN, 'Asia/Shanghai', FROM, FROM + 72 * HOUR)).toEqual([[FROM, FROM + 72 * HOUR]]);
  });

  it('a night counts for nothing', () => {
    const closing = Date.UTC(2026, 10, 24, 13); // 21:00 in Shanghai
    const spans = openSpans(hours, 'Asia/Shanghai', FROM, TO);
    expect(workedBetween(spans, closing - 20 * 60_000, closing + 11 * HOUR)).toBe(20 * 60_000);
  });
});
