import type { Page } from '@playwright/test';
import { ask } from '../e2e/desk.ts';
import { until } from '../fixtures/until.ts';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';
import { assertClosed, atPackScreen } from './scan/pack-screen.ts';
import type { ToPack } from './scan/pack-warehouse.ts';
import { pictureAndScan, scanAndSee } from './scan/wedge.ts';
import { untilBackedUp } from './station-copy.ts';

/** What the key of a picture may cost the scan behind it. */
const PACKER_WAITS_MS = 300;
/** The first of each begins what is then there: the camera, the recorder. */
const WARM_UP_ORDERS = 3;
/** Goods are laid in while a film runs: an encoder gives its first frame after about a second, and a film ended before leaves a still, which is another thing to measure. */
const FILM_RUNS_MS = 1800;
/** Everything taken is on the host's disk a while after the last parcel. */
const STORED_MS = 60_000;

interface Waited {
  readonly photo: readonly number[];
  readonly film: readonly number[];
  /** Behind a key that takes nothing, with the camera on. Here it draws and decodes its own picture on the processor: that is a cost of the bench. */
  readonly none: readonly number[];
}

const kindsOf = async (page: Page, orderId: string): Promise<readonly string[]> =>
  (await ask<{ readonly pictures: readonly { readonly kind: string }[] }>(page, 'pictures.ofOrder', { orderId })).pictures.map(({ kind }) => kind);

/** Each parcel has its first unit scanned right behind a photo; of two the second behind a key that takes nothing; of more a film begins before the next and ends before the last. */
async function packWithPictures(page: Page, orders: readonly ToPack[]): Promise<Waited> {
  const wedge = await page.context().newCDPSession(page);
  const photo: number[] = [];
  const film: number[] = [];
  const none: number[] = [];
  const waited = async (waits: number[], picture: Parameters<typeof pictureAndScan>[2], code: string): Promise<void> => {
    const ms = await pictureAndScan(page, wedge, picture, code);
    if (ms !== null) waits.push(ms);
  };
  /** Pictures by order: a photo, and a film besides. */
  const wanted = new Map<string, number>();
  for (const [n, { number, units }] of orders.entries()) {
    if (n === WARM_UP_ORDERS) photo.length = film.length = none.length = 0;
    await scanAndSee(page, wedge, number);
    const orderId = (await page.evaluate(() => sessionStorage.getItem('sidebay.packOrder'))) ?? '';
    for (const [at, code] of units.entries()) {
      if (at === 0) {
        await waited(photo, 'photo', code);
        // The first switches the camera on, and takes what it sees first.
        if (n === 0) await page.locator('.pack-box button.picture').waitFor();
      } else if (units.length > 2 && (at === 1 || at === units.length - 1)) {
        if (at > 1) await page.waitForTimeout(FILM_RUNS_MS);
        await waited(film, 'film', code);
      } else if (units.length === 2) await waited(none, 'none', code);
      else await scanAndSee(page, wedge, code);
    }
    await scanAndSee(page, wedge, 'SB*CLOSE');
    await assertClosed(page, number);
    wanted.set(orderId, units.length > 2 ? 2 : 1);
  }
  await wedge.detach();
  // A key that took nothing would cost nothing.
  const isThere = async (): Promise<boolean> => {
    for (const [orderId, count] of wanted) if ((await kindsOf(page, orderId)).length < count) return false;
    return true;
  };
  await until(isThere, STORED_MS);
  const ofFilmed = await Promise.all([...wanted].filter(([, count]) => count > 1).map(([orderId]) => kindsOf(page, orderId)));
  const stills = ofFilmed.filter((kinds) => !kinds.includes('film')).length;
  if (stills > ofFilmed.length / 4) throw new Error(`${stills} of ${ofFilmed.length} films recorded nothing`);
  return { photo, film, none };
}

/** Photos and films of the open box in the real screen: how long they keep the packer from the next scan (`npm run build` first). */
export const bench: Bench = {
  name: 'box pictures',
  run: ({ quick, freshFolder }) => {
    const folder = freshFolder();
    return atPackScreen({ folder, quick, orders: quick ? 15 : 80 }, async (page, orders): Promise<readonly Row[]> => {
      await untilBackedUp(folder);
      const { photo, film, none } = await packWithPictures(page, orders);
      const name = 'camera on, no picture';
      const rows = (key: string, waits: readonly number[]): readonly Row[] => [
        {
          what: `${key} to the verdict of the scan right behind it, half`,
          unit: 'ms',
          better: 'lower',
          ours: spreadOf(waits),
          reference: { name, spread: spreadOf(none) },
        },
        {
          what: '… 95 of 100',
          unit: 'ms',
          better: 'lower',
          ours: spreadOf([spreadOf(waits).p95]),
          reference: { name, spread: spreadOf([spreadOf(none).p95]) },
          target: { value: PACKER_WAITS_MS },
        },
      ];
      return [...rows('key of a photo', photo), ...rows('key that begins or ends a film', film)];
    });
  },
};
