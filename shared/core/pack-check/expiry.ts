/** Days from 1 March 2000, by the calendar alone. */
function dayNumber(yyyymmdd: number): number {
  const day = yyyymmdd % 100;
  const month = Math.floor(yyyymmdd / 100) % 100;
  const year = Math.floor(yyyymmdd / 10_000) - (month <= 2 ? 1 : 0) - 2000;
  const monthsSinceMarch = (month + 9) % 12;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
}

const lastDay = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/**
 * A date as people read it off a box: YYMMDD, YYYYMMDD, 2027-03-15, 2027/3/15, 2027年3月15日, or a month alone, which lasts to its end. Answers YYMMDD
 * as GS1 writes it; null for what is no such date. Day before month or month before day nobody can tell apart, so those are asked again.
 */
export function readPrintedDate(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const six = /^(\d{2})(\d{2})(\d{2})$/u.exec(plain);
  const short = six === null ? undefined : yymmdd(Number(six[1]), Number(six[2]), Number(six[3]));
  if (short !== undefined) return short;
  const long = /^(20\d{2})(\d{2})(\d{2})?$/u.exec(plain) ?? /^(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*(?:月|$|[-/.])\s*(?:(\d{1,2})\s*日?)?$/u.exec(plain);
  if (long === null) return null;
  return yymmdd(Number(long[1]) % 100, Number(long[2]), Number(long[3] ?? 0)) ?? null;
}

/** Undefined where there is no such day; day 0 stands for the last of the month. */
function yymmdd(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day > lastDay(2000 + year, month)) return undefined;
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('');
}

/**
 * Days the goods are still good for; 0 on their last day, below 0 when it has passed. `expires` is YYMMDD as GS1 prints it: the century is the one
 * that lies nearer to today, and day 00 is the last of the month.
 */
export function daysLeft(expires: string, today: number): number {
  const thisYear = Math.floor(today / 10_000);
  const short = Number(expires.slice(0, 2));
  let year = thisYear - (thisYear % 100) + short;
  if (year - thisYear >= 51) year -= 100;
  else if (thisYear - year >= 50) year += 100;
  const month = Number(expires.slice(2, 4));
  const day = Number(expires.slice(4, 6)) || lastDay(year, month);
  return dayNumber(year * 10_000 + month * 100 + day) - dayNumber(today);
}
