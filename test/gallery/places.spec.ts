import { expect, test } from '@playwright/test';
import { PLACE_STATES } from '../../renderer/gallery/place-state-names.ts';

const PLACES = ['queue', 'intake', 'stock', 'outage', 'manual', 'pack', 'dispatch', 'spot-check', 'sync', 'settings'] as const;

for (const state of PLACE_STATES) {
  test(`every place can be met ${state}, and has something to say there`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const place of PLACES) {
      // Another query, or only the hash would change and the place before would still stand there.
      await page.goto(`${process.env['SIDEBAY_GALLERY'] ?? ''}?show=place&state=${state}&lang=en&at=${place}#/${place}`);
      const heading = state === 'locked' ? page.getByRole('heading', { name: 'Locked' }) : page.getByRole('heading', { level: 1 });
      await expect(heading).toBeVisible();
      // Skeletons come after 0.3 s.
      await page.waitForTimeout(400);
      const shown = await page.evaluate(() => document.body.innerText.trim().length);
      expect(shown, `${place} ${state} is blank`).toBeGreaterThan(20);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), place).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  });
}
