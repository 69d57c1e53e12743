import type { DayHours } from '../../../../shared/core/sla/working-hours.ts';

const two = (value: number): string => String(value).padStart(2, '0');
/** "08:30" of the minute of a day. */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** "08:00-12:00, 13:00-21:00"; empty is closed. */
export const hoursToText = (spans: DayHours): string => spans.map(({ fromMinute, toMinute }) => `${clockOf(fromMinute)}-${clockOf(toMinute)}`).join(', ');

/** The minute of the day of "8", "8:30" or "24:00"; undefined for anything else. */
export const minuteOf = (text: string): number | undefined => {
  const found = /^(\d{1,2})(?::(\d{2}))?$/.exec(text);
  if (found === null) return undefined;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= 1440 ? minute : undefined;
};

/** Reads what people write ("8-12、13：00–21", full-width or not); undefined for what is no time span or runs backwards. */
export const hoursFromText = (text: string): DayHours | undefined => {
  const plain = text
    .normalize('NFKC')
    .replace(/[–—~至到]/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .trim();
  if (plain === '') return [];
  const spans = plain.split(/[\s,;、]+/u).map((span) => {
    const [from, to, ...rest] = span.split('-').map(minuteOf);
    return from === undefined || to === undefined || rest.length > 0 ? undefined : { fromMinute: from, toMinute: to };
  });
  let reached = -1;
  for (const span of spans) {
    if (span === undefined || span.fromMinute < reached || span.toMinute <= span.fromMinute) return undefined;
    reached = span.toMinute;
  }
  return spans.filter((span) => span !== undefined);
};
