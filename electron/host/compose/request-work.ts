import { Temporal } from 'temporal-polyfill';
import { createKeptDocument } from '../adapters/sqlite/database/kept-document-store.ts';
import { createRequestLoad } from '../adapters/sqlite/site/request-load-store.ts';
import { carrierReach } from '../../../shared/core/address/reach/check-reach.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import { openSpans } from '../../../shared/core/sla/open-spans.ts';
import { STARTING_TERMS } from '../../../shared/core/special-request/request-terms.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';
import type { ViewDeps } from '../handlers/order-dto.ts';
import { createRequestsHandlers, type ShipDays } from '../handlers/requests-handlers.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

/** The longest run of closed days is a fortnight's holiday. */
const AHEAD_MS = 16 * DAY_MS;

export function composeRequests(options: {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly view: ViewDeps;
  readonly clock: Clock;
}) {
  const { storage, work, settings, view, clock } = options;
  const shipDays = (nowAt: number): ShipDays => {
    const { hours, timeZone } = settings.site();
    const now = Temporal.Instant.fromEpochMilliseconds(nowAt).toZonedDateTimeISO(timeZone);
    const tomorrowAt = now.startOfDay().add({ days: 1 }).epochMilliseconds;
    const today = openSpans(hours, timeZone, nowAt, tomorrowAt).at(-1);
    const next = openSpans(hours, timeZone, tomorrowAt, tomorrowAt + AHEAD_MS)[0];
    const nextDayEndsAt = next === undefined ? tomorrowAt + DAY_MS : Math.min(next[1], next[0] + DAY_MS);
    return { startedAt: now.startOfDay().epochMilliseconds, minuteOfDay: now.hour * 60 + now.minute, todayEndsAt: today?.[1] ?? null, nextDayEndsAt };
  };
  return createRequestsHandlers({
    orderFiles: work.orderFiles,
    recorder: work.recorder,
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    clock,
    view,
    shipDays,
    rules: work.requestRules,
    terms: createKeptDocument(storage.db, 'request-terms', STARTING_TERMS),
    load: createRequestLoad(storage.db),
    reach: (carrier, { recipient }) =>
      carrierReach(carrier, recipient, settings.site().carriers, { divisions: work.divisions(), siteCountry: settings.site().country }),
  });
}
