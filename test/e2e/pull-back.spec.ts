import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createTrainingStore } from '../../electron/training-wms/training-store.ts';
import type { LoadViewDto } from '../../shared/contract/loads.contract.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, call, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* A parcel that stands in the cage already when it turns out that it may not go. */

const house = keepHouse({ hands: 'keyboard' });

const word = (page: Page) => page.locator('.verdict-word');

/** A load opened in the window with two parcels in its cage. */
async function cageOfTwo(page: Page) {
  await goTo(page, '/dispatch');
  await expect(word(page)).toHaveText('READY');
  const { carriers } = await ask<{ readonly carriers: readonly { readonly code: string; readonly waiting: number }[] }>(page, 'loads.list');
  const carrier = carriers.toSorted((a, b) => b.waiting - a.waiting)[0];
  if (carrier === undefined || carrier.waiting < 2) throw new Error('too little is packed in the sample');
  const { loadId } = await ask<{ readonly loadId: string }>(page, 'loads.open', { carrier: carrier.code, vehicle: 'A 1234', cage: 'C1' });
  await scan(page, `SB*CAGE*${loadId}`);
  await expect(word(page)).toHaveText('LOAD OPEN');
  const view = (): Promise<LoadViewDto> => ask(page, 'loads.show', { loadId });
  const [first, second] = (await view()).missing;
  if (first === undefined || second === undefined) throw new Error('too few parcels wait');
  for (const { waybill } of [first, second]) {
    await scan(page, waybill);
    await expect(word(page)).toHaveText('LOADED');
    await expect(page.locator('.cage-parcel')).toContainText(waybill);
  }
  return { loadId, first, second, view };
}

test('a hold that comes after the cage is named with its parcel, keeps the manifest open, and the scan takes the parcel out', async () => {
  const { page } = house();
  await become(page, samplePeople.supervisor);
  const { first, second, view } = await cageOfTwo(page);
  await ask(page, 'cases.raise', { orderId: first.orderId, kind: 'bad_address', reporter: 'customer', note: 'moved last week' });
  // The next scan shows how everything stands now, and brings what must come back to the front.
  await scan(page, second.waybill);
  await expect(word(page)).toHaveText('IN ALREADY');
  const row = page.locator('.cage-list li', { hasText: first.waybill.slice(-4) });
  await expect(row).toContainText(/held/iu);
  await scan(page, first.waybill);
  await expect(word(page)).toHaveText('HELD');
  await expect(row).toHaveCount(0);
  expect((await view()).pullBack).toEqual([]);
  const { order } = await ask<{ readonly order: { readonly state: string } }>(page, 'orders.get', { orderId: first.orderId });
  expect(order.state).toBe('packed');
});

test('an order the WMS cancelled while its parcel stands in the cage is named, keeps the manifest open, and the scan takes it out', async () => {
  const { page, dataFolder } = house();
  // The load of before fills the window.
  await page.keyboard.press('Control+Backspace');
  await become(page, samplePeople.supervisor);
  const { loadId, first, second, view } = await cageOfTwo(page);
  // Somebody else cancels at the WMS itself: the shop, on the customer's word.
  const wms = createTrainingStore(path.join(dataFolder, 'training-wms'), Date.now);
  const there = wms.listing('order', '', 100_000).records.find((one) => one.kind === 'order' && one.order.platformOrderNo === first.orderNo);
  const ref = there?.kind === 'order' ? there.order.ref : '';
  const answer = wms.apply({
    changeId: randomUUID(),
    order: { ref },
    baseVersion: null,
    occurredAt: Date.now(),
    kind: 'order.cancel',
    body: { reason: 'customer' },
  });
  expect(answer.outcome).toBe('accepted');
  await expect.poll(async () => (await view()).pullBack.map(({ because }) => because), { timeout: 20_000 }).toEqual(['cancelled']);
  await scan(page, second.waybill);
  await expect(word(page)).toHaveText('IN ALREADY');
  const row = page.locator('.cage-list li', { hasText: first.waybill.slice(-4) });
  await expect(row).toContainText(/cancelled/iu);
  expect(await call(page, 'loads.close', { loadId, driver: 'd', driverCount: 2, signatureUpload: 'u' })).toMatchObject({ ok: false });
  await scan(page, first.waybill);
  await expect(word(page)).toHaveText('CANCELLED');
  await expect(row).toHaveCount(0);
});
