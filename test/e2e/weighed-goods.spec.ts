import type { Page } from '@playwright/test';
import type { PackWaitingDto, BenchDto } from '../../shared/contract/pack.contract.ts';
import { gtinCheckDigit } from '../../shared/core/barcode/gtin-check-digit.ts';
import { valueCheckDigit } from '../../shared/core/barcode/in-store-code.ts';
import { pressOn, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, toast } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* Goods that are weighed one by one: the site says how its codes are made, the bench reads article and weight out of them. */

const house = keepHouse({ hands: 'keyboard' });

const word = (page: Page) => page.locator('.verdict-word');
/** A label of the house's scale: article 12345 and a weight with its own check digit. */
const label = (grams: number, slip = 0): string => {
  const value = String(grams).padStart(4, '0');
  const body = `2812345${(valueCheckDigit(value) + slip) % 10}${value}`;
  return `${body}${gtinCheckDigit(body)}`;
};

test('a layout set in Settings is read at the bench: an unknown article is explained and learned once, whatever the next piece weighs', async () => {
  const { page } = house();
  await become(page, samplePeople.administrator);
  await goTo(page, '/settings/benches');
  await pressOn(page, page.getByRole('button', { name: /^Add a layout/ }));
  await writeInto(page, page.getByRole('textbox', { name: 'Layout' }), '28iiiiikvvvvc');
  await writeInto(page, page.getByRole('textbox', { name: 'Try a code' }), label(512));
  await expect(page.getByText('Article 12345, 512 g.')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(toast(page, /Saved/)).toBeVisible();

  await goTo(page, '/queue');
  await expect(page.locator('.queue-grid')).toBeVisible();
  await become(page, samplePeople.supervisor);
  await goTo(page, '/pack');
  await expect(word(page)).toBeVisible();
  const { next } = await ask<PackWaitingDto>(page, 'pack.waiting');
  const order = next.find(({ units }) => units > 1) ?? next[0];
  await scan(page, order?.platformOrderNo ?? '');
  await expect(word(page)).toHaveText('OK');
  await scan(page, label(512));
  await expect(word(page)).toHaveText('UNKNOWN ARTICLE');
  await expect(page.getByText('A code of the house for article 12345')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('dialog').getByText('2812345000007')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The piece lies in the hand still, and its own scan counts.
  await expect(word(page)).toHaveText(/OK|COMPLETE|LOOK AGAIN/u);
  if ((await word(page).textContent()) === 'LOOK AGAIN') await scan(page, label(512));
  await expect(page.getByText('Its label says 512 g.')).toBeVisible();
  const { bench } = await ask<{ readonly bench: BenchDto | null }>(page, 'pack.show', { orderId: order?.orderId ?? '' });
  expect(bench?.lines.flatMap(({ facts }) => facts)).toMatchObject([{ grams: 512 }]);
  await expect(page.locator('.pack-line', { hasText: '512 g by their labels' })).toBeVisible();
  await scan(page, label(498, 1));
  await expect(word(page)).toHaveText('LABEL WRONG');
});
