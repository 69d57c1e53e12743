import path from 'node:path';
import { createTrainingStore } from '../../electron/training-wms/training-store.ts';
import { ALWAYS_OPEN } from '../../shared/core/sla/working-hours.ts';
import { MINUTE_MS } from '../../shared/kernel/durations.ts';
import { createCommandCall } from '../../electron/host/http/command-call.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, calm, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();

interface Status {
  readonly outage: unknown;
  readonly platforms: readonly {
    readonly platform: string;
    readonly state: string;
    readonly lastAt: number | null;
    readonly outage: { readonly no: string } | null;
  }[];
}
/** One that nobody in the sample sells on. */
const PLATFORM = 'kuaituan';
const place = { country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号3幢601室' };

test('the story of a platform that falls silent: noticed beside a WMS that is well, its fault said, and back with its orders', async () => {
  // The shortest silence that may be said is a minute, and a platform is back after orders in two minutes of the clock.
  test.setTimeout(420_000);
  const { page, dataFolder } = house();
  const status = () => ask<Status>(page, 'outage.status');
  const ours = async () => (await status()).platforms.find(({ platform }) => platform === PLATFORM);
  let serial = 0;
  const sell = async (): Promise<void> => {
    const there = createTrainingStore(path.join(dataFolder, 'training-wms'), Date.now);
    const before = (await ours())?.lastAt ?? null;
    // Orders of one minute are one sign of life.
    await expect.poll(() => Date.now() - (Date.now() % MINUTE_MS), { timeout: 70_000 }).toBeGreaterThan(before ?? 0);
    serial += 1;
    there.seed({
      products: [],
      stock: [],
      orders: [
        {
          kind: 'sale',
          merchant: 'QH',
          platform: PLATFORM,
          platformOrderNo: `KT-${serial}`,
          orderedAt: Date.now() - 5 * MINUTE_MS,
          paidAt: Date.now() - 4 * MINUTE_MS,
          promisedShipAt: null,
          carrier: 'YTO',
          waybill: '',
          currency: 'CNY',
          hasAddress: true,
          lines: [{ lineNo: 1, kind: 'goods', sku: 'QH-SOCK03-WHT', name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 }],
          recipient: { company: '', email: '', postcode: '', ...place, name: '安一', phone: '15400008801' },
          buyerNote: '',
          sellerNote: '',
        },
      ],
    });
    await expect.poll(async () => (await ours())?.lastAt ?? null, { timeout: 60_000 }).not.toBe(before);
  };
  const desk = page.locator('.outage-side');
  const itsLine = desk.getByRole('listitem').filter({ hasText: PLATFORM });
  const alert = page.getByRole('alert').filter({ hasText: `No orders have come from ${PLATFORM}` });

  await createCommandCall(dataFolder)('site.change', { hours: { days: [...ALWAYS_OPEN.days] }, usualSilences: [{ platform: PLATFORM, minutes: 1 }] });
  await become(page, samplePeople.operator);
  await calm(page);
  await sell();
  await goTo(page, '/outage');
  await expect(itsLine.getByText(/said after 1m of silence/u)).toBeVisible();

  // Nobody looks for it: the watch says so by itself, and blames nobody else.
  await expect(alert).toBeVisible({ timeout: 150_000 });
  await expect(itsLine.getByText('no orders', { exact: true })).toBeVisible();
  const first = (await ours())?.outage?.no ?? '';
  expect([(await status()).outage, first]).toEqual([null, expect.stringMatching(/^OUT-\d{4}-\d{3}$/u)]);
  await expect(page.locator('.rail').getByRole('link', { name: /Orders of a platform stay away/u })).toBeVisible();
  await page.keyboard.press('a');
  await page.getByRole('dialog').getByText('A platform', { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.outage-now').getByText('A platform', { exact: true })).toBeVisible();
  await expect(page.locator('.rail').getByRole('link', { name: /Orders of a platform stay away/u })).toHaveCount(0);

  // One late order is no recovery; those of two minutes are.
  await sell();
  await sell();
  await expect(alert).toBeHidden({ timeout: 60_000 });
  await goTo(page, '/outage/past');
  await expect(page.getByRole('row', { name: new RegExp(`${first}.*Passed by itself`, 'u') })).toBeVisible();
});
