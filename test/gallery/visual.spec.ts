import { expect, test } from '@playwright/test';
import { nameOf, openGallery, PICTURED, SECTION_IDS } from './open-gallery.ts';

/* The fonts are the program's own; how a system smooths them is not, so the pictures hold on the platform they were taken on. */
test.skip(process.platform !== 'linux', 'the pictures were taken on Linux; other systems smooth letters in another way');

for (const look of PICTURED) {
  for (const section of SECTION_IDS) {
    test(`${section} in ${nameOf(look)} looks as it did`, async ({ page }) => {
      await openGallery(page, look, { section });
      await expect(page.locator('.gallery-section')).toHaveScreenshot(`${section}.${nameOf(look)}.png`, {
        animations: 'disabled',
        caret: 'hide',
        // Letters of another browser version differ by a shade; an edge that moved does not.
        threshold: 0.25,
        maxDiffPixelRatio: 0.004,
      });
    });
  }
}
