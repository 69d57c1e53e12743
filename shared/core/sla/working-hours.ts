/** Minutes after local midnight, [fromMinute, toMinute); 1440 is the end of the day. */
export interface WorkingSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}
/** Spans in order, without overlap; an empty day is closed. */
export type DayHours = readonly WorkingSpan[];

/** A site's hours: Monday first, and dates that differ (holidays, make-up workdays, short days) as "2026-10-01". */
export interface WeeklyHours {
  readonly days: readonly [mon: DayHours, tue: DayHours, wed: DayHours, thu: DayHours, fri: DayHours, sat: DayHours, sun: DayHours];
  readonly exceptions?: Readonly<Record<string, DayHours>>;
}

const ROUND_THE_CLOCK: DayHours = [{ fromMinute: 0, toMinute: 1440 }];
export const ALWAYS_OPEN: WeeklyHours = {
  days: [ROUND_THE_CLOCK, ROUND_THE_CLOCK, ROUND_THE_CLOCK, ROUND_THE_CLOCK, ROUND_THE_CLOCK, ROUND_THE_CLOCK, ROUND_THE_CLOCK],
};
