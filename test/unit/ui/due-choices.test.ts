import { describe, expect, it } from 'vitest';
import { atWork, dueChoices } from '../../../renderer/features/queue/model/due-choices.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

/** Two days, 8 to 18 o'clock. */
const spans = [
  [8 * HOUR_MS, 18 * HOUR_MS],
  [32 * HOUR_MS, 42 * HOUR_MS],
] as const;
const at = (hour: number, minute = 0): number => hour * HOUR_MS + minute * MINUTE_MS;

describe('what may be answered to "when"', () => {
  it.each([
    ['in the middle of the day', at(11), { soon: [30, 60, 120], opensAt: null }],
    ['an hour and a half before closing time', at(16, 30), { soon: [30, 60], opensAt: at(32) }],
    ['at twenty to six', at(17, 40), { soon: [], opensAt: at(32) }],
    ['at night', at(5), { soon: [], opensAt: at(8) }],
    ['just before it opens', at(6, 30), { soon: [120], opensAt: at(8) }],
    ['behind the hours that are known', at(50), { soon: [30, 60, 120], opensAt: null }],
  ])('%s', (_, now, expected) => expect(dueChoices(spans, now)).toEqual(expected));

  it('is everything while the hours are not known', () => expect(dueChoices(undefined, at(3))).toEqual({ soon: [30, 60, 120], opensAt: null }));
});

it('puts what would be due at night to the morning', () => {
  expect([atWork(spans, at(18, 40)), atWork(spans, at(12)), atWork(undefined, at(3))]).toEqual([at(32), at(12), at(3)]);
});
