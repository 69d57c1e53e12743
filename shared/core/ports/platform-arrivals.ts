import type { HourOfArrivals } from '../outage/arrival-habit.ts';

/** A minute in which orders of a platform came from the WMS, by when the minute began. */
export interface ArrivalMinute {
  readonly platform: string;
  readonly minuteAt: number;
}

/** When orders of each platform came; kept for some weeks, written with the orders themselves. */
export interface PlatformArrivals {
  /** Minutes that began at `fromAt` or later, rising. */
  readonly minutesFrom: (fromAt: number) => readonly ArrivalMinute[];
  /** Counted by hours that began at `fromAt` or later. */
  readonly hoursFrom: (fromAt: number) => readonly HourOfArrivals[];
  /** The first minute that is still known of any platform. */
  readonly firstAt: () => number | null;
  /** The newest minute of each platform. */
  readonly newest: () => readonly ArrivalMinute[];
}
