import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../renderer/i18n/format.ts';
import { readCaseClock, readRowClock, rowClockWords } from '../../../renderer/features/queue/model/clock-reading.ts';
import type { ClockDto } from '../../../shared/contract/dto.ts';
import { openSpans } from '../../../shared/core/sla/open-spans.ts';
import { workedBetween } from '../../../shared/core/sla/worked-spans.ts';
import { newSite } from '../../../shared/core/site/site.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Tuesday 24 November 2026, 21:00 in Shanghai: the site closes until 08:00. */
const CLOSING = Date.UTC(2026, 10, 24, 13);
const OPENING = CLOSING + 11 * HOUR;
const { hours } = newSite('Asia/Shanghai');
const spans = openSpans(hours, 'Asia/Shanghai', CLOSING - 400 * HOUR, CLOSING + 400 * HOUR);
const worked = (fromAt: number, toAt: number): number => workedBetween(spans, fromAt, toAt);

const rowClock = (dueAt: number) => ({ name: 'first_contact', warnAt: dueAt - 30 * MINUTE, dueAt, paused: false });
const caseClock = (dueAt: number): ClockDto => ({
  name: 'first_contact',
  state: 'running',
  minutes: 120,
  warnAt: dueAt - 30 * MINUTE,
  dueAt,
  startedAt: dueAt - 2 * HOUR,
  stoppedAt: null,
  pausedFor: null,
  grossMs: 0,
  contractMs: 0,
  clockChanged: false,
});

describe('a clock over a night', () => {
  it('is over by the minutes that were worked since', () => {
    const dueAt = CLOSING - 20 * MINUTE;
    for (const read of [readRowClock(rowClock(dueAt), OPENING + 5 * MINUTE, worked), readCaseClock(caseClock(dueAt), OPENING + 5 * MINUTE, worked)])
      expect(read).toMatchObject({ look: 'over', leftMs: -25 * MINUTE });
  });

  it('stands in the list, under its later day, with that day: eighteen minutes of work are none from now', () => {
    const said = (dueAt: number, now: number) =>
      (['en', 'zh-CN'] as const).map((language) =>
        rowClockWords(readRowClock(rowClock(dueAt), now, worked), dueAt, now, createFormat(language, 'Asia/Shanghai')),
      );
    expect(said(OPENING + 10 * MINUTE, CLOSING - 8 * MINUTE)).toEqual(['tomorrow 08:10', '明天 08:10']);
    // A length that nobody takes for minutes from now, the same evening, and the morning after stay lengths.
    expect(said(OPENING + 2 * HOUR, CLOSING - 8 * MINUTE)).toEqual(['2h 8m', '2 时 8 分']);
    expect(said(CLOSING - 2 * MINUTE, CLOSING - 20 * MINUTE)).toEqual(['18m', '18 分']);
    expect(said(OPENING + 10 * MINUTE, OPENING)).toEqual(['10m', '10 分']);
    expect(said(CLOSING - 20 * MINUTE, OPENING + 5 * MINUTE)).toEqual(['25m over', '超 25 分']);
  });

  it('has the minutes left that will be worked', () => {
    const dueAt = OPENING + 10 * MINUTE;
    expect(readRowClock({ ...rowClock(dueAt), warnAt: CLOSING - 20 * MINUTE }, CLOSING - 5 * MINUTE, worked)).toMatchObject({
      leftMs: 15 * MINUTE,
      left: 15 / 120,
    });
    expect(readCaseClock(caseClock(dueAt), CLOSING - 5 * MINUTE, worked)).toMatchObject({ leftMs: 15 * MINUTE, left: 15 / 120 });
  });

  it('passed while nobody worked is over all the same, by nothing yet', () => {
    const read = readRowClock(rowClock(CLOSING), CLOSING + 5 * HOUR, worked);
    expect([read.look, Math.abs(read.leftMs)]).toEqual(['over', 0]);
  });
});
