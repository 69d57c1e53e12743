import type { Page } from '@playwright/test';
import type { PackWaitingDto } from '../../shared/contract/pack.contract.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { plainOrders } from './sample-orders.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* A packer waits for no picture: however long the disk takes, the next scan counts. */

const house = keepHouse();

declare global {
  var letPicturesGo: (() => void) | undefined;
}
/** Pictures stay in the window, half sent, until they are let go: nothing here depends on how quick a disk is. */
const holdPictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    Blob.prototype.arrayBuffer = async function held() {
      await promise;
      return new Response(this).arrayBuffer();
    };
    globalThis.letPicturesGo = () => resolve(undefined);
  });

test('units scanned while a picture is still on its way to the disk are counted, and the next order is opened', async () => {
  const { page } = house();
  await become(page, samplePeople.packer);
  if (page.url().startsWith('http')) await page.context().grantPermissions(['camera']);
  await goTo(page, '/pack');
  const [bench] = await plainOrders(page);
  const waiting = await ask<PackWaitingDto>(page, 'pack.waiting');
  const next = waiting.next.find(({ orderId }) => orderId !== bench?.orderId);
  if (bench === undefined || next === undefined) throw new Error('too little waits to be packed in the sample');
  const left = async (): Promise<number> =>
    (await ask<{ readonly bench: { readonly left: number } }>(page, 'pack.show', { orderId: bench.orderId })).bench.left;
  const kept = async (): Promise<number> =>
    (await ask<{ readonly pictures: readonly unknown[] }>(page, 'pictures.ofOrder', { orderId: bench.orderId })).pictures.length;
  await scan(page, bench.platformOrderNo);
  await expect(page.locator('.bench-number')).toHaveText(bench.platformOrderNo);
  const before = await left();
  await holdPictures(page);
  await page.keyboard.press('Home');
  await expect(page.locator('.pack-box span.picture img')).toHaveCount(1, { timeout: 20_000 });
  await scan(page, bench.lines[0]?.sku ?? '');
  await expect.poll(left).toBe(before - 1);
  expect(await kept(), 'it lies in the window still').toBe(0);
  await scan(page, 'SB*UNDO');
  await expect.poll(left).toBe(before);
  await scan(page, next.platformOrderNo);
  await expect(page.locator('.bench-number')).toHaveText(next.platformOrderNo);
  await page.evaluate(() => globalThis.letPicturesGo?.());
  await expect.poll(kept, { timeout: 20_000 }).toBe(1);
});
