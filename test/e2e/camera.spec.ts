import type { Page } from '@playwright/test';
import { WHITE_ON_BLACK, writeBarcodeVideo } from '../fixtures/barcode-video.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, sendForm } from './desk.ts';
import { samplePeople } from './sample-people.ts';

/* A camera instead of a scanner, at every desk that scans: what is held before it counts once for as long as it lies there. */

const house = keepHouse({ camera: true });

/** A frame takes its time on a busy machine, and a code is believed after two. */
const SEEN = { timeout: 30_000 };

const waiting = async (page: Page): Promise<readonly string[]> =>
  (await ask<{ readonly next: readonly { readonly platformOrderNo: string }[] }>(page, 'pack.waiting')).next.map(({ platformOrderNo }) => platformOrderNo);
const scansOfCamera = async (page: Page): Promise<number> =>
  (await ask<{ readonly scanners: readonly { readonly scans: number }[] }>(page, 'scans.health', { sinceAt: 0 })).scanners.reduce(
    (sum, { scans }) => sum + scans,
    0,
  );
/** Off and on again: the film is read when the camera is switched on. */
const show = async (page: Page, number: string, colours?: readonly [number, number]): Promise<void> => {
  if (await page.locator('video').isVisible()) await page.keyboard.press('Control+b');
  await expect(page.locator('video')).toHaveCount(0);
  writeBarcodeVideo(house().film, number, colours);
  await page.keyboard.press('Control+b');
};
const switchOff = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+b');
  await expect(page.locator('video')).toHaveCount(0);
};
declare global {
  var looks: number | undefined;
}
/** The camera was looked through so often more that a code would have been believed, lost and believed again. */
const looksPass = async (page: Page): Promise<void> => {
  const looks = () => page.evaluate(() => globalThis.looks ?? 0);
  const before = await page.evaluate(() => {
    if (globalThis.looks !== undefined) return globalThis.looks;
    globalThis.looks = 0;
    const own = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'getImageData');
    const read = own?.value as CanvasRenderingContext2D['getImageData'];
    Object.defineProperty(CanvasRenderingContext2D.prototype, 'getImageData', {
      ...own,
      value(this: CanvasRenderingContext2D, ...args: Parameters<typeof read>) {
        globalThis.looks = (globalThis.looks ?? 0) + 1;
        return Reflect.apply(read, this, args) as ImageData;
      },
    });
    return 0;
  });
  await expect.poll(looks, SEEN).toBeGreaterThan(before + 8);
};

test('an order is opened by holding its label before the camera, once for as long as it lies there; white bars on a black box too', async () => {
  test.setTimeout(150_000);
  const { page } = house();
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  await expect(page.locator('.verdict-word')).toBeVisible();
  const [first = '', second = ''] = await waiting(page);
  await show(page, first);
  await expect(page.locator('.bench-number')).toHaveText(first, SEEN);
  expect(await scansOfCamera(page), 'read once').toBe(1);
  await looksPass(page);
  expect(await scansOfCamera(page), 'and not again while it lies there').toBe(1);
  // Nothing was counted, so another order takes the bench.
  await show(page, second, WHITE_ON_BLACK);
  await expect(page.locator('.bench-number')).toHaveText(second, SEEN);
  await switchOff(page);
});

test('the cage listens to it as the bench does', async () => {
  test.setTimeout(150_000);
  const { page } = house();
  await goTo(page, '/queue');
  await become(page, samplePeople.supervisor);
  const [number = ''] = await waiting(page);
  await goTo(page, '/dispatch');
  await expect(page.locator('.verdict-word')).toBeVisible();
  const before = await page.locator('.verdict-word').textContent();
  await show(page, number);
  await expect(page.locator('.verdict-word')).not.toHaveText(before ?? '', SEEN);
  await switchOff(page);
});

test('the spot check finds a drawn parcel by its label before the camera, once, and says what was not drawn', async () => {
  test.setTimeout(150_000);
  const { page } = house();
  await goTo(page, '/queue');
  await become(page, samplePeople.supervisor);
  const [stranger = ''] = await waiting(page);
  await goTo(page, '/spot-check');
  await expect(page.locator('.spot-draw .spot-hash')).toBeVisible();
  await page.keyboard.press('r');
  await sendForm(page);
  const cursor = page.locator('.spot-row.is-cursor .spot-place');
  await expect(cursor).toHaveText('1');
  const { lots } = await ask<{ readonly lots: readonly { readonly lot: string }[] }>(page, 'spotCheck.overview');
  const { items } = await ask<{ readonly items: readonly { readonly platformOrderNo: string }[] }>(page, 'spotCheck.lot', { lot: lots[0]?.lot ?? '' });
  const numbers = items.map(({ platformOrderNo }) => platformOrderNo);
  expect(numbers.length, 'enough was drawn to tell one from another').toBeGreaterThan(2);

  await show(page, numbers[2] ?? '');
  await expect(cursor).toHaveText('3', SEEN);
  // A finding that is being written outlives a look at another parcel.
  await page.keyboard.press('n');
  await expect(page.locator('.spot-point .pill-stop')).toHaveCount(1);
  await page.getByLabel('What was seen').fill('the corner is crushed');
  await page.locator('.spot-list').focus();
  await page.keyboard.press('k');
  await expect(cursor).toHaveText('2');
  // The label lies there still: it is not scanned a second time.
  await looksPass(page);
  await expect(cursor).toHaveText('2');

  await show(page, stranger);
  await expect(page.getByRole('alert').filter({ hasText: stranger })).toContainText('was not drawn', SEEN);
  await expect(cursor).toHaveText('2');
  await show(page, numbers[2] ?? '');
  await expect(cursor).toHaveText('3', SEEN);
  await expect(page.getByRole('alert').filter({ hasText: stranger })).toHaveCount(0);
  await expect(page.getByLabel('What was seen')).toHaveValue('the corner is crushed');
  await switchOff(page);
});
