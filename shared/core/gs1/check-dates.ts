import { type ComponentCheck, type ComponentFault, fault, onlyDigits, whole } from './component-fault.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function checkDay(text: string, yearDigits: 2 | 4, dayMayBeZero: boolean): ComponentFault | undefined {
  const expected = yearDigits + 4;
  if (text.length !== expected) return whole(text.length < expected ? 'DATE_TOO_SHORT' : 'DATE_TOO_LONG', text);
  const stray = onlyDigits(text);
  if (stray !== undefined) return stray;
  // Two digits of a year are a leap year's or not whichever century is meant: 1900 and 2100 lie outside the fifty years either way that GS1 reads.
  const year = yearDigits === 4 ? Number(text.slice(0, 4)) : 2000 + Number(text.slice(0, 2));
  const month = Number(text.slice(yearDigits, yearDigits + 2));
  const day = Number(text.slice(yearDigits + 2));
  if (month < 1 || month > 12) return fault('ILLEGAL_MONTH', yearDigits, 2);
  const longest = month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);
  if (day > longest || (day === 0 && !dayMayBeZero)) return fault('ILLEGAL_DAY', yearDigits + 2, 2);
  return undefined;
}

const twoDigits =
  (limit: number, name: string): ComponentCheck =>
  (text) => {
    if (text.length !== 2) return whole(`${name}_TOO_${text.length < 2 ? 'SHORT' : 'LONG'}`, text);
    return onlyDigits(text) ?? (Number(text) > limit ? fault(`ILLEGAL_${name}`, 0, 2) : undefined);
  };

const hour = twoDigits(23, 'HOUR');
const minute = twoDigits(59, 'MINUTE');

function hourAndMinute(text: string): ComponentFault | undefined {
  if (text.length !== 4) return whole(`HOUR_WITH_MINUTE_TOO_${text.length < 4 ? 'SHORT' : 'LONG'}`, text);
  const late = minute(text.slice(2));
  return hour(text.slice(0, 2)) ?? (late === undefined ? undefined : { ...late, at: late.at + 2 });
}

/** Dates and times. In `…d0` the day may be 00: the whole month is meant, its last day for an expiry. */
export const dateChecks: Readonly<Record<string, ComponentCheck>> = {
  yymmdd: (text) => checkDay(text, 2, false),
  yymmd0: (text) => checkDay(text, 2, true),
  yyyymmdd: (text) => checkDay(text, 4, false),
  yyyymmd0: (text) => checkDay(text, 4, true),
  hh: hour,
  mi: minute,
  ss: twoDigits(59, 'SECOND'),
  hhmi: hourAndMinute,
  hhmm: hourAndMinute,
};
