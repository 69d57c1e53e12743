import type { HourOfArrivals } from '../../../../../shared/core/outage/arrival-habit.ts';
import type { ArrivalMinute, PlatformArrivals } from '../../../../../shared/core/ports/platform-arrivals.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../shared/kernel/durations.ts';
import type { Db } from '../database/open-database.ts';

/** A trigger writes the table; here it is read. */
export function createPlatformArrivals(db: Db): PlatformArrivals {
  const selectMinutes = db.prepare<[number], ArrivalMinute>(
    `SELECT platform, minute * ${MINUTE_MS} AS minuteAt FROM platform_arrival WHERE minute >= ? ORDER BY minute, platform`,
  );
  const selectHours = db.prepare<[number], HourOfArrivals>(
    `SELECT platform, minute / 60 * ${HOUR_MS} AS hourAt, count(*) AS moments FROM platform_arrival WHERE minute >= ? GROUP BY platform, minute / 60`,
  );
  const selectFirst = db.prepare<[], number | null>(`SELECT min(minute) * ${MINUTE_MS} FROM platform_arrival`).pluck();
  const selectNewest = db.prepare<[], ArrivalMinute>(`SELECT platform, max(minute) * ${MINUTE_MS} AS minuteAt FROM platform_arrival GROUP BY platform`);
  return {
    minutesFrom: (fromAt) => selectMinutes.all(Math.ceil(fromAt / MINUTE_MS)),
    hoursFrom: (fromAt) => selectHours.all(Math.ceil(fromAt / HOUR_MS) * 60),
    firstAt: () => selectFirst.get() ?? null,
    newest: () => selectNewest.all(),
  };
}
