import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../renderer/i18n/format.ts';

const zh = createFormat('zh-CN', 'Asia/Shanghai');
const en = createFormat('en', 'Asia/Shanghai');
/** Thursday 12 November 2026, 10:58:07 in Shanghai. */
const at = Date.UTC(2026, 10, 12, 2, 58, 7);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('dates and times of the site', () => {
  it.each([
    ['date', zh.date(at), '11-12', en.date(at), '12 Nov'],
    ['full date', zh.dateFull(at), '2026-11-12', en.dateFull(at), '12 Nov 2026'],
    ['with weekday', zh.dateWeekday(at), '11月12日 周四', en.dateWeekday(at), 'Thu 12 Nov'],
    ['long', zh.dateLong(at), '11月12日 星期四', en.dateLong(at), 'Thursday 12 November'],
    ['time', zh.time(at), '10:58', en.time(at), '10:58'],
    ['seconds', zh.timeSeconds(at), '10:58:07', en.timeSeconds(at), '10:58:07'],
    ['zone', zh.zone, '北京时间', en.zone, 'Shanghai'],
    ['today', zh.near(at, at), '今天 10:58', en.near(at, at), 'today 10:58'],
    ['tomorrow', zh.near(at + 24 * HOUR, at), '明天 10:58', en.near(at + 24 * HOUR, at), 'tomorrow 10:58'],
    ['yesterday', zh.near(at - 24 * HOUR, at), '昨天 10:58', en.near(at - 24 * HOUR, at), 'yesterday 10:58'],
    ['further', zh.near(at + 72 * HOUR, at), '11-15 10:58', en.near(at + 72 * HOUR, at), '15 Nov 10:58'],
  ])('%s', (_, chinese, chineseWanted, english, englishWanted) => {
    expect([chinese, english]).toEqual([chineseWanted, englishWanted]);
  });

  it('turns the day at midnight of the site, not of this computer', () => {
    const late = Date.UTC(2026, 10, 12, 15, 59);
    expect(zh.near(late, at)).toBe('今天 23:59');
    expect(zh.near(late + MINUTE, at)).toBe('明天 00:00');
  });

  it('says what the calendar of the browser says, in zones with half hours and with summer time', () => {
    const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Europe/Berlin'];
    const written = new Map(
      zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })] as const),
    );
    const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, when) => {
        const format = createFormat('zh-CN', zone);
        expect(`${format.dateFull(when)} ${format.timeSeconds(when)}`).toBe(written.get(zone)?.format(when));
      }),
    );
  });

  it('writes midnight as 00', () => {
    expect(en.time(Date.UTC(2026, 10, 12, 16, 5))).toBe('00:05');
  });

  it('names another zone', () => {
    expect(createFormat('en', 'America/Los_Angeles').zone).toBe('Los Angeles');
    expect(createFormat('zh-CN', 'America/Los_Angeles').zone).toContain('时间');
  });
});

describe('lengths', () => {
  it.each([
    [72 * MINUTE, '1 时 12 分', '1h 12m'],
    [60 * MINUTE, '1 时', '1h'],
    [7 * MINUTE + 59_999, '7 分', '7m'],
    [0, '0 分', '0m'],
    [50 * HOUR, '2 天 2 时', '2d 2h'],
    [-5 * MINUTE, '−5 分', '−5m'],
  ])('%d ms', (ms, chinese, english) => {
    expect([zh.duration(ms), en.duration(ms)]).toEqual([chinese, english]);
  });

  it('counts seconds only under five minutes and only when asked', () => {
    expect(en.duration(4 * MINUTE + 5000, { seconds: true })).toBe('4m 5s');
    expect(en.duration(5 * MINUTE + 5000, { seconds: true })).toBe('5m');
    expect(zh.duration(59_000, { seconds: true })).toBe('59 秒');
  });

  it('says over and ago', () => {
    expect([zh.over(38 * MINUTE), en.over(-38 * MINUTE)]).toEqual(['超 38 分', '38m over']);
    expect([zh.ago(12_000), en.ago(12_000)]).toEqual(['12 秒前', '12 s ago']);
    expect([zh.ago(3 * MINUTE), en.ago(3 * MINUTE)]).toEqual(['3 分钟前', '3 min ago']);
    expect(en.ago(-500)).toBe('0 s ago');
  });

  it('never shows more than is left', () => {
    const units: Readonly<Record<string, number>> = { d: 24 * HOUR, h: HOUR, m: MINUTE, s: 1000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * HOUR }), fc.boolean(), (ms, seconds) => {
        const shown = [...en.duration(ms, { seconds }).matchAll(/(\d+)([dhms])/g)].reduce(
          (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? NaN),
          0,
        );
        expect(shown).toBeLessThanOrEqual(ms);
        expect(ms - shown).toBeLessThan(HOUR);
      }),
    );
  });
});

describe('numbers', () => {
  it('are the same in both languages', () => {
    for (const format of [zh, en]) {
      expect(format.number(31206)).toBe('31,206');
      expect(format.number(-3)).toBe('−3');
      expect(format.number(null)).toBe('–');
      expect(format.number(0)).toBe('0');
      expect(format.money(180400, 'CNY')).toBe('¥1,804.00');
      expect(format.grams(1486)).toBe('1,486 g');
      expect(format.percent(0.013)).toBe('1.3%');
    }
    expect([zh.interval(0, 0.069), en.interval(0, 0.069)]).toEqual(['0–6.9%（95%）', '0–6.9% (95%)']);
    expect([zh.list(['A', 'B']), en.list(['A', 'B'])]).toEqual(['A、B', 'A, B']);
  });
});
