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

test('in forced colours every place tells by more than a colour what can be pressed and what is chosen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1280, height: 800 });
  const found: string[] = [];
  for (const place of PLACES) {
    await page.goto(`${process.env['SIDEBAY_GALLERY'] ?? ''}?show=place&state=full&lang=en&at=${place}#/${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(400);
    const plain = await page.evaluate(() => {
      const shown = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
      const drawn = (style: CSSStyleDeclaration, side: 'border' | 'outline'): boolean =>
        Number.parseFloat(style.getPropertyValue(`${side === 'border' ? 'border-top' : side}-width`)) > 0 &&
        style.getPropertyValue(`${side === 'border' ? 'border-top' : side}-style`) !== 'none';
      const hasEdge = (element: Element): boolean => ['border', 'outline'].some((side) => drawn(getComputedStyle(element), side as 'border' | 'outline'));
      /** All that tells one thing from another where colours are the system's: edges, weight, ground, marks before and after. */
      const looks = (element: Element): string =>
        [null, '::before', '::after']
          .map((part) => {
            const { fontWeight, backgroundColor, borderTopWidth, borderBottomWidth, borderBottomColor, borderLeftWidth, outlineWidth, content } =
              getComputedStyle(element, part);
            return [fontWeight, backgroundColor, borderTopWidth, borderBottomWidth, borderBottomColor, borderLeftWidth, outlineWidth, content].join();
          })
          .join(';');
      const bare = shown('.button:not(.button-quiet), .input-box, .pill, .note, .chip, .tick, .segment')
        .filter((one) => !hasEdge(one) && !hasEdge(one.querySelector('*') ?? one) && !hasEdge(one.parentElement ?? one))
        .map((one) => `no edge: ${one.className}`);
      const same = (
        [
          ['.rail-link.is-current', '.rail-link:not(.is-current)'],
          ['.place-tab.is-current', '.place-tab:not(.is-current)'],
          ['.settings-link.is-current', '.settings-link:not(.is-current)'],
          ['.view-tab[data-selected]', '.view-tab:not([data-selected])'],
          ['.desk-row.is-cursor', '.desk-row:not(.is-cursor)'],
          ['.queue-row.is-cursor', '.queue-row:not(.is-cursor)'],
        ] as const
      ).flatMap(([chosen, other]) => {
        const [one] = shown(chosen);
        const [another] = shown(other);
        return one !== undefined && another !== undefined && looks(one) === looks(another) ? [`looks like the others: ${chosen}`] : [];
      });
      return [...new Set([...bare, ...same])];
    });
    found.push(...plain.map((line) => `${place}: ${line}`));
  }
  expect(found).toEqual([]);
});
