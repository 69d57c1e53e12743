import { describe, expect, it } from 'vitest';
import { createPlatformArrivals } from '../../electron/host/adapters/sqlite/manual/platform-arrival-store.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import type { PlatformArrivals } from '../../shared/core/ports/platform-arrivals.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/durations.ts';
import { createMemoryPlatformArrivals } from '../fakes/memory-platform-arrivals.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly arrivals: PlatformArrivals;
  /** An order of that platform comes from the WMS. */
  readonly come: (platform: string, at: number) => void;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const arrivals = createMemoryPlatformArrivals();
      return { arrivals, come: arrivals.note };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, journal } = openSqliteStores();
      const come = (platform: string, at: number): void =>
        unitOfWork.run(() => {
          const data = { order: { platform, source: { importId: 'wms', row: 0 } } };
          const actor = { kind: 'program', rule: 'wms' } as const;
          journal.append({ type: 'order.imported', at, actor, orderId: `o-${platform}-${at}` as OrderId, caseId: null, data, personal: null });
        });
      return { arrivals: createPlatformArrivals(db), come };
    },
  ],
];
const at = 100 * DAY_MS;

describe.each(rigs)('arrivals of platforms: %s', (_, open) => {
  it('know nothing before the first order', () => {
    const { arrivals } = open();
    expect([arrivals.firstAt(), arrivals.newest(), arrivals.minutesFrom(0), arrivals.hoursFrom(0)]).toEqual([null, [], [], []]);
  });

  it('keep one moment for the orders of a minute, by platform, rising; an order of no platform is none', () => {
    const { arrivals, come } = open();
    for (const [platform, ms] of [
      ['TB', 0],
      ['TB', 59_999],
      ['DY', 5_000],
      ['', 6_000],
      ['TB', MINUTE_MS],
    ] as const)
      come(platform, at + ms);
    const moments = [
      { platform: 'DY', minuteAt: at },
      { platform: 'TB', minuteAt: at },
      { platform: 'TB', minuteAt: at + MINUTE_MS },
    ];
    expect(arrivals.minutesFrom(at)).toEqual(moments);
    // A minute that began before is not asked for.
    expect(arrivals.minutesFrom(at + 1)).toEqual(moments.slice(2));
    expect(arrivals.firstAt()).toBe(at);
    expect(arrivals.newest().toSorted((a, b) => (a.platform < b.platform ? -1 : 1))).toEqual([moments[0], moments[2]]);
  });

  it('count moments by hours that began at or after the one asked from', () => {
    const { arrivals, come } = open();
    for (const ms of [0, MINUTE_MS, HOUR_MS, HOUR_MS + 1]) come('TB', at + ms);
    const second = { platform: 'TB', hourAt: at + HOUR_MS, moments: 1 };
    expect(arrivals.hoursFrom(at).toSorted((a, b) => a.hourAt - b.hourAt)).toEqual([{ platform: 'TB', hourAt: at, moments: 2 }, second]);
    expect(arrivals.hoursFrom(at + 1)).toEqual([second]);
  });
});
