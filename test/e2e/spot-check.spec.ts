import type { Page } from '@playwright/test';
import { ask, become, goTo, sendForm } from './desk.ts';
import { regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { samplePeople } from './sample-people.ts';

/* A supervisor's draw, checked by keys alone: one parcel right, one with a fault; then anybody draws again. */

const house = keepHouse({ hands: 'keyboard' });

interface Overview {
  readonly open: { readonly commitment: string; readonly size: number } | null;
  readonly lots: readonly { readonly lot: string; readonly n: number }[];
}
interface Lot {
  readonly items: readonly { readonly orderId: string; readonly state: string; readonly faults: readonly string[] }[];
}
const overview = (page: Page): Promise<Overview> => ask(page, 'spotCheck.overview');

test('a lot is drawn from a seed shown before, its parcels are checked by keys, and the draw comes out again', async () => {
  const { page } = house();
  await become(page, samplePeople.supervisor);
  await goTo(page, '/queue');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const { open } = await overview(page);
  expect(open?.size).toBeGreaterThan(0);
  await expect(page.locator('.spot-draw .spot-hash')).toHaveText(open?.commitment.match(/.{4}/gu)?.join(' ') ?? '-');

  await page.keyboard.press('r');
  await sendForm(page);
  await expect(page.locator('.spot-row').first()).toBeVisible();
  const lot = (await overview(page)).lots[0]?.lot ?? '';
  const items = async (): Promise<Lot['items']> => (await ask<Lot>(page, 'spotCheck.lot', { lot })).items;

  await expect(page.locator('.spot-point.is-current')).toHaveCount(1);
  for (let point = 1; point <= 6; point += 1) {
    await page.keyboard.press('y');
    await expect(page.locator('.spot-point .pill-ok')).toHaveCount(point);
  }
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await items())[0]?.state).toBe('clean');

  // The second: its packaging is wrong. The fault needs words, and ticks outlive a reload.
  await expect(page.locator('.spot-row.is-cursor .spot-place')).toHaveText('2');
  // A person's keys: two within a scanner's gap would be a scan.
  const jump = async (line: number): Promise<void> => {
    await page.keyboard.press(String(line));
    await expect(page.locator('.spot-point').nth(line - 1)).toHaveClass(/is-current/u);
  };
  await jump(4);
  await page.keyboard.press('n');
  await expect(page.locator('.spot-point .pill-stop')).toHaveCount(1);
  await page.reload();
  await expect(page.locator('.spot-point .pill-stop')).toHaveCount(1);
  for (let point = 1; point <= 5; point += 1) {
    await jump(point < 4 ? point : point + 1);
    await page.keyboard.press('y');
    await expect(page.locator('.spot-point .pill-ok')).toHaveCount(point);
  }
  await expect(page.locator('.spot-finding textarea')).toBeFocused();
  await page.keyboard.type('the corner is crushed');
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await items())[1]).toMatchObject({ state: 'faulty', faults: ['packaging'] });
  const orderId = (await items())[1]?.orderId ?? '';
  const { order } = await ask<{ readonly order: { readonly holds: readonly { readonly liftedAt: number | null }[] } }>(page, 'orders.get', { orderId });
  expect(order.holds.some(({ liftedAt }) => liftedAt === null)).toBe(true);

  await regionTo(page, page.locator('.spot-list'));
  await page.keyboard.press('d');
  await expect(page.locator('.spot-claims li')).toHaveCount(10);
  await expect(page.locator('.spot-claims .tone-stop')).toHaveCount(0);
  await page.keyboard.press('Escape');
});
