import { isDamagedNumber, narrowDigits, readText, count } from './cell-repair.ts';
import type { Recognised } from './draft.ts';
import { DAY_MS } from '../../kernel/durations.ts';

/**
 * Instants out of cells. A time without an offset is the site's wall time; the zone comes in as a function, so the same file gives
 * the same instants on every machine. `03/04/2026` is read only where its column shows elsewhere which number is the day.
 */
export type WallToInstant = (wallMs: number) => number;
/** Which number of `03/04/2026` is the day; null while the column has not shown it. */
export type DateOrder = 'dmy' | 'mdy' | null;

export type DateReading = number | null | 'bad_date' | 'ambiguous_date' | 'damaged_number';

/** Days from 1970-01-01 to a civil date (Howard Hinnant's days_from_civil; proleptic Gregorian). */
export const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0) && (month !== 2 || day < 29 || isLeap(year));

const TIME = String.raw`(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})秒?)?)?$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** 1954-10-03 … 2119-01-08 as Excel counts days: outside, five digits are no date anyone meant. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
/** Excel's day 0, allowing for its 1900-02-29 that never was. */
const EXCEL_EPOCH_DAYS = -25_569;

export const serialToWall = (serial: number): number => Math.round((serial + EXCEL_EPOCH_DAYS) * 86_400) * 1000;

const clock = (
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  fraction: string | undefined,
  half: string | undefined,
): number | null => {
  if (hours === undefined) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return -1;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000 + (fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000));
};

const offsetMs = (text: string): number => {
  if (text === 'Z' || text === 'UTC') return 0;
  const digits = text.slice(1).replace(':', '');
  return (text.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
};

/** What shops write where there is no time yet. */
const NO_TIME = /^(?:0000-00-00(?: 00:00:00)?|任意时间|-+|无|null|none|n\/a)$/i;

/** Decides a column of `dd/mm/yyyy` or `mm/dd/yyyy`: some value above twelve shows it; both shown means nobody knows. */
export const decideDateOrder = (values: readonly string[]): DateOrder => {
  let dayFirst = false;
  let monthFirst = false;
  for (const value of values) {
    const match = YEAR_LAST.exec(value);
    if (match === null) continue;
    if (match[2] === '.') dayFirst = true;
    else if (Number(match[1]) > 12) dayFirst = true;
    else if (Number(match[3]) > 12) monthFirst = true;
  }
  return dayFirst === monthFirst ? null : dayFirst ? 'dmy' : 'mdy';
};

export interface DateColumn {
  readonly order: DateOrder;
  readonly toInstant: WallToInstant;
  /** A deadline given as a day lasts until its last millisecond. */
  readonly endOfDay: boolean;
}

export const readDate = (raw: string, column: DateColumn, tally: Recognised): DateReading => {
  const text = narrowDigits(readText(raw, tally));
  if (text === '' || NO_TIME.test(text)) return null;
  let year: number;
  let month: number;
  let day: number;
  let time: number | null;
  let zone: string | undefined;
  let match = YEAR_FIRST.exec(text);
  if (match !== null) {
    [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    time = clock(match[4], match[5], match[6], match[7], match[8]);
    zone = match[9];
  } else if ((match = YEAR_LAST.exec(text)) !== null) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    const order: DateOrder = match[2] === '.' || first === second ? 'dmy' : column.order;
    if (first > 12 && second > 12) return 'bad_date';
    if (order === null) return 'ambiguous_date';
    [year, month, day] = order === 'dmy' ? [Number(match[4]), second, first] : [Number(match[4]), first, second];
    // A value that contradicts its column: the column's order is then no proof for this cell.
    if (month > 12) return 'ambiguous_date';
    if (match[2] !== '.' && first !== second) count(tally, 'column_order_date');
    time = clock(match[5], match[6], match[7], match[8], match[9]);
    zone = match[10];
  } else if ((match = CHINESE.exec(text) ?? COMPACT.exec(text)) !== null) {
    [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    time = clock(match[4], match[5], match[6], undefined, undefined);
  } else if (SERIAL.test(text) && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL) {
    count(tally, 'serial_date');
    const wall = serialToWall(Number(text));
    return column.toInstant(column.endOfDay && wall % DAY_MS === 0 ? wall + DAY_MS - 1 : wall);
  } else {
    return isDamagedNumber(text) ? 'damaged_number' : 'bad_date';
  }
  if (!isDay(year, month, day) || time === -1) return 'bad_date';
  const wall = daysFromCivil(year, month, day) * DAY_MS + (time ?? (column.endOfDay ? DAY_MS - 1 : 0));
  return zone === undefined ? column.toInstant(wall) : wall - offsetMs(zone);
};
