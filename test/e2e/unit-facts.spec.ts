import type { Page } from '@playwright/test';
import type { BenchDto } from '../../shared/contract/pack.contract.ts';
import { writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* Goods that are asked for more than their barcode: earbuds for a serial, candles for lot and date. */

const house = keepHouse({ hands: 'keyboard' });
const CANDLE = '02002000000156';

const word = (page: Page) => page.locator('.verdict-word');
/** A day so many from now, as GS1 prints it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(2, 10).replaceAll('-', '');
const onBench = async (page: Page): Promise<BenchDto | null> => {
  const orderId = await page.evaluate(() => sessionStorage.getItem('sidebay.packOrder'));
  return orderId === null ? null : (await ask<{ readonly bench: BenchDto | null }>(page, 'pack.show', { orderId })).bench;
};
const factsOf = async (page: Page, sku: string) => (await onBench(page))?.lines.find((line) => line.sku === sku)?.facts;

test('a serial is asked for and typed, a GS1 code answers lot and date at once, and what is too old stays here', async () => {
  const { page } = house();
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  await expect(word(page)).toBeVisible();

  // The item opens the most urgent order that waits for it.
  await scan(page, 'WG-EAR1-WHT');
  await expect(word(page)).toHaveText('SERIAL?');
  await page.keyboard.press('Control+y');
  await writeInto(page, page.getByLabel('Wireless earbuds white'), 'EB-0007');
  await page.keyboard.press('Enter');
  await expect(word(page)).toHaveText(/OK|COMPLETE/u);
  await expect(page.locator('.pack-line', { hasText: 'serial EB-0007' })).toBeVisible();
  expect(await factsOf(page, 'WG-EAR1-WHT')).toEqual([{ lot: null, expires: null, serial: 'EB-0007', grams: null }]);
  await scan(page, 'SB*UNDO');
  await expect(word(page)).toHaveText('TAKEN BACK');

  // The question outlives a reload, and the serial's own barcode answers it.
  await scan(page, 'WG-EAR1-WHT');
  await expect(word(page)).toHaveText('SERIAL?');
  await page.reload();
  await expect(word(page)).toHaveText('SERIAL?');
  await scan(page, '612345678901');
  await expect(word(page)).toHaveText(/OK|COMPLETE/u);
  expect(await factsOf(page, 'WG-EAR1-WHT')).toMatchObject([{ serial: '612345678901' }]);
  await scan(page, 'SB*PARK');
  await expect(word(page)).toHaveText('SET ASIDE');

  const soon = inDays(30);
  const late = inDays(400);
  await scan(page, `(01)${CANDLE}(17)200101(10)L1`);
  await expect(word(page)).toHaveText('EXPIRED');
  await scan(page, `(01)${CANDLE}(17)${soon}(10)L1`);
  await expect(word(page)).toHaveText('TOO OLD');
  await scan(page, `(01)${CANDLE}(17)${late}(10)L1`);
  await expect(word(page)).toHaveText(/OK|COMPLETE/u);
  expect(await factsOf(page, 'TM-CANDLE01')).toEqual([{ lot: 'L1', expires: late, serial: null, grams: null }]);
});
