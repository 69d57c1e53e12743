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
