import path from 'node:path';
import { chromium } from '@playwright/test';
import { WHITE_ON_BLACK, writeBarcodeVideo } from '../fixtures/barcode-video.ts';
import { expect, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { newFolder, openHouseIn, removeFolder } from './house.ts';
import { samplePeople } from './sample-people.ts';
import { quietFlags } from './shells.ts';

test.skip(({ shell }) => shell === 'electron', 'not in Electron: the film for the camera is named when the browser starts');

test('an order is opened by holding its label before the camera, once for as long as it lies there', async ({ shell, exe, needsHostNode }) => {
  test.setTimeout(240_000);
  const folder = newFolder('camera');
  // Read when the camera is switched on, so the label can be printed after the order is known.
  const film = path.join(newFolder('film'), 'label.y4m');
  const browser = await chromium.launch({ executablePath: exe, args: [...quietFlags, `--use-file-for-fake-video-capture=${film}`] });
  const { page, complaints, close } = await openHouseIn(folder, { shell, exe, needsHostNode, sample: true, browser: () => Promise.resolve(browser) });
  try {
    await page.context().grantPermissions(['camera']);
    await become(page, samplePeople.packer);
    const { next } = await ask<{ readonly next: readonly { readonly orderId: string; readonly platformOrderNo: string }[] }>(page, 'pack.waiting');
    const number = next[0]?.platformOrderNo ?? '';
    writeBarcodeVideo(film, number);
    await goTo(page, '/pack');
    await expect(page.locator('.verdict-word')).toBeVisible();
    await page.keyboard.press('Control+b');
    await expect(page.locator('.bench-number')).toHaveText(number, { timeout: 30_000 });
    const [scanner] = (await ask<{ readonly scanners: readonly { readonly scans: number }[] }>(page, 'scans.health', { sinceAt: 0 })).scanners;
    expect(scanner?.scans, 'read once').toBe(1);
    await page.waitForTimeout(1500);
    expect((await ask<{ readonly scanners: readonly { readonly scans: number }[] }>(page, 'scans.health', { sinceAt: 0 })).scanners[0]?.scans).toBe(1);
    await page.keyboard.press('Control+b');
    await expect(page.locator('video')).toHaveCount(0);

    // Nothing was counted, so another order takes the bench; its label is printed white on black.
    const other = next[1]?.platformOrderNo ?? '';
    writeBarcodeVideo(film, other, WHITE_ON_BLACK);
    await page.keyboard.press('Control+b');
    await expect(page.locator('.bench-number')).toHaveText(other, { timeout: 30_000 });

    // The cage listens to it as the bench does.
    await page.keyboard.press('Control+b');
    await goTo(page, '/queue');
    await become(page, samplePeople.supervisor);
    await goTo(page, '/dispatch');
    await expect(page.locator('.verdict-word')).toBeVisible();
    const before = await page.locator('.verdict-word').textContent();
    await page.keyboard.press('Control+b');
    await expect(page.locator('.verdict-word')).not.toHaveText(before ?? '', { timeout: 30_000 });
    await page.keyboard.press('Control+b');
    await expect(page.locator('video')).toHaveCount(0);
    expect(complaints).toEqual([]);
  } finally {
    await close();
    await browser.close();
    removeFolder(folder);
    removeFolder(path.dirname(film));
  }
});
