import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursFromText, hoursToText } from '../../../renderer/features/settings/model/hours-text.ts';

const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((minutes) => minutes.toSorted((a, b) => a - b))
  .map((minutes) =>
    Array.from({ length: Math.floor(minutes.length / 2) }, (_, at) => ({ fromMinute: minutes[2 * at] ?? 0, toMinute: minutes[2 * at + 1] ?? 0 })),
  );

describe('working hours in words', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(day, (spans) => {
        expect(hoursFromText(hoursToText(spans))).toEqual(spans);
      }),
    );
  });

  it.each([
    ['8-12、13：00–21', '08:00-12:00, 13:00-21:00'],
    ['０８:30 ~ 24:00', '08:30-24:00'],
    ['9至18', '09:00-18:00'],
    ['  ', ''],
  ])('are read as people write them: %s', (written, meant) => expect(hoursToText(hoursFromText(written) ?? [{ fromMinute: 0, toMinute: 1 }])).toBe(meant));

  it.each(['all day', '12-8', '8-12, 11-13', '8', '25-26', '8:70-9', '8-9-10'])('are refused: %s', (written) => expect(hoursFromText(written)).toBeUndefined());
});
