import { Temporal } from 'temporal-polyfill';

/** The date at the site, `2026-11-29`. */
export const localDate = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The last instant of the day at the site, exclusive. */
export const endOfLocalDay = (nowAt: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(nowAt).toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).epochMilliseconds;
