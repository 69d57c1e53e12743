/** "2026-11-12T10:58" of the site's zone, as date-and-time inputs write it, and back. */
const fieldsAt = (at: number, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${field('year')}-${field('month')}-${field('day')}`, time: `${field('hour')}:${field('minute')}` };
};

export const toSiteInput = (at: number, timeZone: string): string => {
  const { date, time } = fieldsAt(at, timeZone);
  return `${date}T${time}`;
};

/** Null for what is no date. A time that a change of clocks skips or repeats is read by the offset around it. */
export const fromSiteInput = (text: string, timeZone: string): number | null => {
  const naive = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(naive)) return null;
  let at = naive;
  // The offset is asked at the guess and once more at what follows from it.
  for (let turn = 0; turn < 2; turn += 1) at = naive - (Date.parse(`${toSiteInput(at, timeZone)}:00Z`) - at);
  return at;
};

/** The same time of day on the next day of the site, or 9 in the morning of it. */
export const tomorrowAt = (now: number, hour: string, timeZone: string): number => {
  const { date } = fieldsAt(now + 24 * 3_600_000, timeZone);
  return fromSiteInput(`${date}T${hour}`, timeZone) ?? now + 24 * 3_600_000;
};
