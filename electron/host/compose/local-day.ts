import { Temporal } from 'temporal-polyfill';

/** The last instant of the day at the site, exclusive. */
export const endOfLocalDay = (nowAt: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(nowAt).toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).epochMilliseconds;
