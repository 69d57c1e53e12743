import type { Page } from '@playwright/test';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';
import { assertClosed, atPackScreen } from './scan/pack-screen.ts';
import type { ToPack } from './scan/pack-warehouse.ts';
import { scanAndSee } from './scan/wedge.ts';
import { isCopying, untilBackedUp, untilCopying } from './station-copy.ts';

const VERDICT_MS = 50;
/** What a packer with a good program does by hand: the input devices must never be what they wait for. */
const BY_HAND_PER_MINUTE = 4;
const WARM_UP_ORDERS = 5;

interface Taken {
  readonly scans: readonly number[];
  readonly closes: readonly number[];
  readonly perMinute: number;
}

/** Packs the orders one after the other, or as many of them as there is time for. */
async function pack(page: Page, orders: readonly ToPack[], isTime: () => boolean = () => true): Promise<Taken> {
  const wedge = await page.context().newCDPSession(page);
  const scans: number[] = [];
  const closes: number[] = [];
  const startedAt = performance.now();
  for (const { number, units } of orders) {
    if (!isTime()) break;
    scans.push(await scanAndSee(page, wedge, number));
    for (const code of units) scans.push(await scanAndSee(page, wedge, code));
    closes.push(await scanAndSee(page, wedge, 'SB*CLOSE'));
    await assertClosed(page, number);
  }
  await wedge.detach();
  return { scans, closes, perMinute: (60_000 * closes.length) / (performance.now() - startedAt) };
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0;

/** A packer whose hands take no time, over a million order lines: every scan is on disk before its verdict is painted (`npm run build` first). */
export const bench: Bench = {
  name: 'scan',
  run: async ({ quick, freshFolder }) => {
    const folder = freshFolder();
    const meanwhile = quick ? 10 : 250;
    return atPackScreen({ folder, quick, orders: WARM_UP_ORDERS + meanwhile + (quick ? 20 : 150) }, async (page, orders) => {
      await pack(page, orders.slice(0, WARM_UP_ORDERS));
      await untilCopying(folder);
      const copying = await pack(page, orders.slice(WARM_UP_ORDERS, WARM_UP_ORDERS + meanwhile), () => isCopying(folder));
      await untilBackedUp(folder);
      const { scans, closes, perMinute } = await pack(page, orders.slice(WARM_UP_ORDERS + meanwhile));
      const rows: readonly Row[] = [
        { what: 'last key to painted verdict, half of the scans', unit: 'ms', better: 'lower', ours: spreadOf(scans) },
        { what: '… 99 of 100', unit: 'ms', better: 'lower', ours: spreadOf([share(scans, 0.99)]), target: { value: VERDICT_MS } },
        // No copy is left to be scanned beside where the whole database is one step of it.
        ...(copying.scans.length === 0
          ? []
          : ([
              { what: '… while the station copies its database, half of the scans', unit: 'ms', better: 'lower', ours: spreadOf(copying.scans) },
              { what: '… 99 of 100 of those', unit: 'ms', better: 'lower', ours: spreadOf([share(copying.scans, 0.99)]), target: { value: VERDICT_MS } },
            ] satisfies readonly Row[])),
        { what: 'closing a parcel, half of them', unit: 'ms', better: 'lower', ours: spreadOf(closes) },
        { what: '… 99 of 100', unit: 'ms', better: 'lower', ours: spreadOf([share(closes, 0.99)]) },
        {
          what: 'parcels packed in a minute by hands that take no time',
          unit: '/min',
          better: 'higher',
          ours: spreadOf([perMinute]),
          reference: { name: 'a quick packer', spread: spreadOf([BY_HAND_PER_MINUTE]) },
          target: { ratio: 10 },
        },
      ];
      return rows;
    });
  },
};
