import type { Page } from '@playwright/test';
import type { BenchDto } from '../../shared/contract/pack.contract.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { plainOrders } from './sample-orders.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* A packer with a wedge scanner, both hands busy: no mouse, and a reload in the middle. */

const house = keepHouse({ hands: 'keyboard' });

const word = (page: Page) => page.locator('.verdict-word');

test('an order is packed by scans alone: a wrong item is refused, a reload loses nothing, and the parcel is closed', async () => {
  const { page } = house();
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  await expect(word(page)).toBeVisible();
  const bench = (await plainOrders(page)).toSorted((a, b) => b.units - a.units)[0];
  if (bench === undefined) throw new Error('nothing waits to be packed in the sample');

  // The WMS says in which tote the picker brought it.
  const show = () => ask<{ readonly bench: BenchDto | null }>(page, 'pack.show', { orderId: bench.orderId });
  await expect.poll(async () => (await show()).bench?.tote).toMatch(/^T-\d{4}$/u);
  const tote = (await show()).bench?.tote ?? '';
  await scan(page, tote);
  await expect(page.locator('.bench-about')).toContainText(`Tote ${tote}`);
  await expect(page.locator('.pack-line')).toHaveCount(bench.lines.length);
  await scan(page, 'SB*CLOSE');
  await expect(word(page)).toHaveText('NOT YET');
  // Every unit but the last, a twin twice where it is asked for.
  const units = bench.lines.flatMap(({ sku, units: count }) => Array.from({ length: count }, () => sku));
  const left = async (): Promise<number> => (await show()).bench?.left ?? 0;
  const count = async (sku: string): Promise<void> => {
    const before = await left();
    await scan(page, sku);
    await expect(word(page)).toHaveText(/OK|COMPLETE|LOOK AGAIN/u);
    if ((await word(page).textContent()) === 'LOOK AGAIN') await scan(page, sku);
    await expect.poll(left).toBe(before - 1);
  };
  for (const sku of units.slice(0, -1)) await count(sku);
  const stranger = bench.merchant === 'QH' ? 'TM-MUG01-WHT' : 'QH-TEE01-BLK-L';
  await scan(page, stranger);
  await expect(page.locator('[data-verdict=stop], [data-verdict=doubt]')).toBeVisible();
  expect(await left()).toBe(1);

  await page.reload();
  await expect(page.locator('.pack-line')).toHaveCount(bench.lines.length);
  await count(units.at(-1) ?? '');
  await expect(word(page)).toHaveText('COMPLETE');
  await scan(page, 'SB*CLOSE');
  await expect(word(page)).toHaveText('CLOSED');
  const { order: packed } = await ask<{ readonly order: { readonly state: string } }>(page, 'orders.get', { orderId: bench.orderId });
  expect(packed.state).toBe('packed');
});
