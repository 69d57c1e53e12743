/** `OUT-2026-007`: the year at the site, and how many there were in it. */
export const outageNumber = (year: number, running: number): string => `OUT-${year}-${String(running).padStart(3, '0')}`;

/** The running part of a number of that year; 0 for any other text. */
export const runningOf = (no: string, year: number): number => {
  const [, ofYear, running] = /^OUT-(\d{4})-(\d{3,})$/u.exec(no) ?? [];
  return Number(ofYear) === year ? Number(running) : 0;
};
