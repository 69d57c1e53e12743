import type { ChannelWatch } from '../../../shared/core/outage/channel-watch.ts';
import { platformChannel } from '../../../shared/core/outage/outage.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Outages } from '../../../shared/core/ports/outages.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import type { OutageDesk } from '../../../shared/core/usecases/outage/outage-desk.ts';
import type { Db } from '../adapters/sqlite/database/open-database.ts';
import { createPlatformArrivals } from '../adapters/sqlite/manual/platform-arrival-store.ts';
import type { SyncStatus } from '../sync/create-sync.ts';
import { createPlatformWatcher, type PlatformWatcher } from '../sync/platform-watcher.ts';
import { systemTimers } from '../sync/timers.ts';

export interface PlatformWatchOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly site: () => Site;
  readonly outages: Pick<Outages, 'ofChannel' | 'givenUpAt'>;
  readonly desk: Pick<OutageDesk, 'noticeFailure' | 'noticeRestored'>;
  readonly connection: () => SyncStatus['connection'] | undefined;
  readonly watch: () => Pick<ChannelWatch, 'phase' | 'suspect'>;
  readonly onNews: () => void;
  readonly log: (line: string, error?: unknown) => void;
}

/** Platforms whose orders stay away, each an outage of its own channel at the same desk. */
export const composePlatformWatch = ({ db, clock, site, outages, desk, connection, watch, onNews, log }: PlatformWatchOptions): PlatformWatcher => {
  // Without a WMS that is there to bring orders every platform is silent.
  const isListening = (): boolean => ['up', 'slow'].includes(connection() ?? '') && watch().phase === 'well' && watch().suspect === null;
  return createPlatformWatcher({
    timers: systemTimers,
    now: clock.now,
    mono: clock.mono,
    arrivals: createPlatformArrivals(db),
    site,
    isListening,
    isFailing: (platform) => outages.ofChannel(platformChannel(platform)) !== null,
    givenUpAt: (platform) => outages.givenUpAt(platformChannel(platform)),
    onNews: ({ kind, platform, sinceAt }) => {
      const channel = platformChannel(platform);
      if (kind === 'well') desk.noticeRestored(sinceAt, channel);
      else desk.noticeFailure({ channel, sign: 'not_arriving', sinceAt, lastKnownAt: sinceAt });
      onNews();
    },
    onDefect: (defect) => log('watching the platforms', defect),
  });
};
