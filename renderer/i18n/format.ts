import type { Language } from '../lib/appearance/appearance.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/kernel/durations.ts';

/**
 * Numbers, dates and times as both languages write them, always in the site's time zone, whatever this computer's zone is.
 * Missing is an en dash; minus is U+2212; a count of nothing is 0.
 */
export interface Format {
  readonly language: Language;
  readonly timeZone: string;
  /** 11-12 · 12 Nov */
  readonly date: (at: number) => string;
  /** 2026-11-12 · 12 Nov 2026 */
  readonly dateFull: (at: number) => string;
  /** 11月12日 周四 · Thu 12 Nov */
  readonly dateWeekday: (at: number) => string;
  /** 11月12日 星期四 · Thursday 12 November */
  readonly dateLong: (at: number) => string;
  /** 10:58 */
  readonly time: (at: number) => string;
  /** 10:58:07, where order matters */
  readonly timeSeconds: (at: number) => string;
  /** 北京时间 · Shanghai */
  readonly zone: string;
  /** 今天 11:00 · today 11:00; further away the date and time */
  readonly near: (at: number, now: number) => string;
  /** date and minute, for what is written to somebody else */
  readonly dayAndTime: (at: number) => string;
  /** date and time to the second, for tooltips and logs */
  readonly exact: (at: number) => string;
  /** A length: 1 时 12 分 · 1h 12m; seconds only under five minutes when asked for */
  readonly duration: (ms: number, options?: { readonly seconds?: boolean }) => string;
  /** 超 38 分 · 38m over */
  readonly over: (ms: number) => string;
  /** 12 秒前 · 12 s ago */
  readonly ago: (ms: number) => string;
  readonly number: (value: number | null | undefined, digits?: number) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly grams: (value: number) => string;
  /** 0.013 → 1.3% */
  readonly percent: (ratio: number, digits?: number) => string;
  /** 0–6.9%（95%） · 0–6.9% (95%) */
  readonly interval: (low: number, high: number, level?: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly missing: string;
}

const MISSING = '–';
const MINUS = '−';

const zoneName = (language: Language, timeZone: string): string => {
  if (language === 'en') return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  // Everybody in China says Beijing time; the locale data would say "China time".
  if (timeZone === 'Asia/Shanghai' || timeZone === 'Asia/Chongqing') return '北京时间';
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
};

interface Fields {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** No zone changes its distance from UTC within a quarter of an hour that begins on the hour. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Some weeks of quarters. */
const MOST_KEPT = 4_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** How far a zone is ahead of UTC. To ask the browser costs more than a cell of a table may take, so it is asked once for each quarter of an hour. */
const offsetIn = (timeZone: string): ((at: number) => number) => {
  const kept = new Map<number, number>();
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = kept.get(quarter);
    if (known !== undefined) return known;
    const from = quarter * QUARTER_MS;
    const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const part of format.formatToParts(from)) field[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - from;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(quarter, offset);
    return offset;
  };
};

const fieldsIn = (timeZone: string): ((at: number) => Fields) => {
  const offsetOf = offsetIn(timeZone);
  return (at) => {
    const local = new Date(at + offsetOf(at));
    return {
      year: String(local.getUTCFullYear()),
      month: two(local.getUTCMonth() + 1),
      day: two(local.getUTCDate()),
      hour: two(local.getUTCHours()),
      minute: two(local.getUTCMinutes()),
      second: two(local.getUTCSeconds()),
    };
  };
};

/** Made once for each way of writing: to make one costs more than to use it a hundred times. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat('en-US', options);
  numberFormats.set(key, known);
  return known;
};

export const createFormat = (language: Language, timeZone: string): Format => {
  const zh = language === 'zh-CN';
  const locale = zh ? 'zh-CN' : 'en-GB';
  const fields = fieldsIn(timeZone);
  const monthShort = new Intl.DateTimeFormat('en-US', { timeZone, month: 'short' });
  const monthLong = new Intl.DateTimeFormat('en-US', { timeZone, month: 'long' });
  const weekdayShort = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
  const weekdayLong = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' });
  const listFormat = new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' });
  const plain = (value: number, options: Intl.NumberFormatOptions): string => numberFormat(options).format(value).replace('-', MINUS);

  const dayKey = (at: number) => {
    const { year, month, day } = fields(at);
    return `${year}-${month}-${day}`;
  };
  const date = (at: number) => {
    const { month, day } = fields(at);
    return zh ? `${month}-${day}` : `${Number(day)} ${monthShort.format(at)}`;
  };
  const dateFull = (at: number) => (zh ? dayKey(at) : `${date(at)} ${fields(at).year}`);
  const chineseDay = (at: number) => {
    const { month, day } = fields(at);
    return `${Number(month)}月${Number(day)}日`;
  };
  const time = (at: number) => {
    const { hour, minute } = fields(at);
    return `${hour}:${minute}`;
  };
  const timeSeconds = (at: number) => `${time(at)}:${fields(at).second}`;

  /** Whole units only, rounded down: a clock that shows 0 minutes has not passed yet. */
  const duration: Format['duration'] = (ms, options) => {
    const whole = Math.abs(ms);
    const sign = ms < 0 ? MINUS : '';
    const say = (...parts: readonly (readonly [count: number, unitZh: string, unitEn: string])[]) =>
      sign +
      parts
        .filter(([count], index) => index === 0 || count > 0)
        .map(([count, unitZh, unitEn]) => (zh ? `${count} ${unitZh}` : `${count}${unitEn}`))
        .join(' ');
    if (options?.seconds === true && whole < 5 * MINUTE_MS) {
      const minutes = Math.floor(whole / MINUTE_MS);
      const seconds = Math.floor((whole % MINUTE_MS) / SECOND_MS);
      return minutes === 0 ? say([seconds, '秒', 's']) : say([minutes, '分', 'm'], [seconds, '秒', 's']);
    }
    if (whole < HOUR_MS) return say([Math.floor(whole / MINUTE_MS), '分', 'm']);
    if (whole < 2 * DAY_MS) return say([Math.floor(whole / HOUR_MS), '时', 'h'], [Math.floor((whole % HOUR_MS) / MINUTE_MS), '分', 'm']);
    return say([Math.floor(whole / DAY_MS), '天', 'd'], [Math.floor((whole % DAY_MS) / HOUR_MS), '时', 'h']);
  };

  const ago = (ms: number) => {
    const whole = Math.max(0, ms);
    const [count, unitZh, unitEn]: readonly [number, string, string] =
      whole < MINUTE_MS
        ? [Math.floor(whole / SECOND_MS), '秒', 's']
        : whole < HOUR_MS
          ? [Math.floor(whole / MINUTE_MS), '分钟', 'min']
          : whole < 2 * DAY_MS
            ? [Math.floor(whole / HOUR_MS), '小时', 'h']
            : [Math.floor(whole / DAY_MS), '天', 'd'];
    return zh ? `${count} ${unitZh}前` : `${count} ${unitEn} ago`;
  };

  const near = (at: number, now: number) => {
    const day = dayKey(at);
    const words = [
      { key: dayKey(now - DAY_MS), zh: '昨天', en: 'yesterday' },
      { key: dayKey(now), zh: '今天', en: 'today' },
      { key: dayKey(now + DAY_MS), zh: '明天', en: 'tomorrow' },
    ];
    const word = words.find(({ key }) => key === day);
    return `${word === undefined ? date(at) : zh ? word.zh : word.en} ${time(at)}`;
  };

  const percentNumber = (ratio: number, digits: number) => plain(ratio * 100, { maximumFractionDigits: digits });

  return {
    language,
    timeZone,
    date,
    dateFull,
    dateWeekday: (at) => (zh ? `${chineseDay(at)} ${weekdayShort.format(at)}` : `${weekdayShort.format(at)} ${date(at)}`),
    dateLong: (at) => (zh ? `${chineseDay(at)} ${weekdayLong.format(at)}` : `${weekdayLong.format(at)} ${Number(fields(at).day)} ${monthLong.format(at)}`),
    time,
    timeSeconds,
    zone: zoneName(language, timeZone),
    near,
    dayAndTime: (at) => `${dateFull(at)} ${time(at)}`,
    exact: (at) => `${dateFull(at)} ${timeSeconds(at)}`,
    duration,
    over: (ms) => (zh ? `超 ${duration(Math.abs(ms))}` : `${duration(Math.abs(ms))} over`),
    ago,
    number: (value, digits = 0) => (value === null || value === undefined ? MISSING : plain(value, { maximumFractionDigits: digits })),
    money: (minor, currency) => {
      const digits = numberFormat({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
      // narrowSymbol gives ¥ for both yuan and yen, which is how the papers here print it.
      return plain(minor / 10 ** digits, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    },
    grams: (value) => `${plain(value, { maximumFractionDigits: 0 })} g`,
    percent: (ratio, digits = 1) => `${percentNumber(ratio, digits)}%`,
    interval: (low, high, level = 0.95) => {
      const range = `${percentNumber(low, 1)}–${percentNumber(high, 1)}%`;
      return zh ? `${range}（${percentNumber(level, 0)}%）` : `${range} (${percentNumber(level, 0)}%)`;
    },
    list: (items) => (zh ? items.join('、') : listFormat.format(items)),
    missing: MISSING,
  };
};
