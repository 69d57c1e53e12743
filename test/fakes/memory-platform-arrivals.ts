import type { ArrivalMinute, PlatformArrivals } from '../../shared/core/ports/platform-arrivals.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';

const beginOf = (at: number, length: number): number => at - (at % length);

export interface MemoryPlatformArrivals extends PlatformArrivals {
  /** An order of that platform came from the WMS. */
  readonly note: (platform: string, at: number) => void;
}

export function createMemoryPlatformArrivals(): MemoryPlatformArrivals {
  const minutes = new Map<string, ArrivalMinute>();
  const rising = (): readonly ArrivalMinute[] => [...minutes.values()].toSorted((a, b) => a.minuteAt - b.minuteAt || (a.platform < b.platform ? -1 : 1));
  return {
    note: (platform, at) => {
      const minuteAt = beginOf(at, MINUTE_MS);
      if (platform !== '') minutes.set(`${platform} ${minuteAt}`, { platform, minuteAt });
    },
    minutesFrom: (fromAt) => rising().filter(({ minuteAt }) => minuteAt >= fromAt),
    hoursFrom: (fromAt) => {
      const counts = Map.groupBy(
        rising().filter(({ minuteAt }) => beginOf(minuteAt, HOUR_MS) >= fromAt),
        ({ platform, minuteAt }) => `${platform} ${beginOf(minuteAt, HOUR_MS)}`,
      );
      return [...counts.values()].flatMap((group) => {
        const [first] = group;
        return first === undefined ? [] : [{ platform: first.platform, hourAt: beginOf(first.minuteAt, HOUR_MS), moments: group.length }];
      });
    },
    firstAt: () => rising()[0]?.minuteAt ?? null,
    newest: () => [...new Map(rising().map((minute) => [minute.platform, minute])).values()],
  };
}
