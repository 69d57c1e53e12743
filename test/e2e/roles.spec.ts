import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { BenchDto } from '../../shared/contract/pack.contract.ts';
import { pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* What each role works in, looked through for what somebody could not read, reach or hear. The clerk's places are in languages, the supervisor's and the administrator's in every-screen. */

const house = keepHouse({ hands: 'keyboard' });

const violations = async (page: Page, where: string): Promise<readonly string[]> => {
  // Legacy mode: the other one opens a blank page, which this program's windows refuse.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze();
  return found.map(({ id, help, nodes }) => `${where}: ${id} ${help}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
};

test('an accessibility checker finds nothing where the operator works', async ({ shell }) => {
  test.skip(shell === 'electron', 'not in Electron: the page is the same');
  test.slow();
  const { page } = house();
  await page.setViewportSize({ width: 1280, height: 800 });
  await become(page, samplePeople.operator);
  const found: string[] = [];
  for (const place of ['outage', 'outage/lines', 'outage/past', 'outage/drill', 'manual', 'manual/papers', 'manual/pools', 'sync']) {
    await goTo(page, `/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    found.push(...(await violations(page, place)));
  }
  expect(found).toEqual([]);
});

test('an accessibility checker finds nothing at the bench, whatever was scanned and asked', async () => {
  test.slow();
  const { page } = house();
  await page.evaluate(() => localStorage.setItem('sidebay.scannerGapMs', '120'));
  await page.reload();
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  const word = page.locator('.verdict-word');
  await expect(word).toBeVisible();
  const found = [...(await violations(page, 'ready'))];
  const { next } = await ask<{ readonly next: readonly { readonly orderId: string; readonly platformOrderNo: string }[] }>(page, 'pack.waiting');
  const order = next[0];
  if (order === undefined) throw new Error('nothing waits to be packed in the sample');
  const { bench } = await ask<{ readonly bench: BenchDto }>(page, 'pack.show', { orderId: order.orderId });
  // Without a scanner at hand a press opens what waits.
  await pressOn(page, page.getByRole('button', { name: order.platformOrderNo }));
  await expect(page.locator('.pack-line')).toHaveCount(bench.lines.length);
  await scan(page, bench.merchant === 'QH' ? 'TM-MUG01-WHT' : 'QH-TEE01-BLK-L');
  await expect(page.locator('[data-verdict=stop], [data-verdict=doubt]')).toBeVisible();
  found.push(...(await violations(page, 'refused')));
  await page.keyboard.press('F2');
  const asked = page.locator('section.dialog');
  await expect(asked).toBeVisible();
  // Read from a metre: what is asked is as big as what stands behind it.
  const letters = await asked
    .locator('.dialog-title')
    .evaluate((title) => (title.getBoundingClientRect().height / title.clientHeight) * Number.parseFloat(getComputedStyle(title).fontSize));
  expect(letters).toBeGreaterThanOrEqual(22);
  found.push(...(await violations(page, 'asked')));
  expect(found).toEqual([]);
});
