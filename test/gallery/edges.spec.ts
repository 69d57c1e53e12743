import { expect, type Page, test } from '@playwright/test';

/* What begins at one edge, and what nothing may lie over: seen in a browser only. */

const openPlace = async (page: Page, place: string): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${process.env['SIDEBAY_GALLERY'] ?? ''}?show=place&state=full&lang=en&at=${place}#/${place}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

test('the ring around the list of a desk lies over its rows, and what sticks to its top keeps out of its way', async ({ page }) => {
  await openPlace(page, 'sync');
  const list = page.locator('.desk-list');
  await list.locator('.desk-row').first().waitFor();
  await page.keyboard.press('Tab');
  await list.focus();
  const { ring, over } = await list.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    const { left, right, top } = element.getBoundingClientRect();
    const within = (one: Element): boolean => {
      const box = one.getBoundingClientRect();
      return box.left >= left + 2 && box.right <= right - 2 && box.top >= top + 2;
    };
    const above = [...element.querySelectorAll('*')].filter((one) => getComputedStyle(one).position !== 'static' && one.matches('.desk-group'));
    return { ring: [outlineStyle, outlineWidth, outlineOffset], over: above.filter((one) => !within(one)).map(({ className }) => className) };
  });
  expect(ring).toEqual(['solid', '2px', '-2px']);
  expect(over).toEqual([]);
});

test('the way to the order begins where the words around it begin', async ({ page }) => {
  await openPlace(page, 'sync');
  const link = page.locator('.sync-open');
  await link.waitFor();
  const inset = await link.evaluate((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return words.getBoundingClientRect().left - element.getBoundingClientRect().left;
  });
  expect(Math.abs(inset)).toBeLessThan(1);
});

test('reasons of holds begin at one edge, however long the name of a hold is', async ({ page }) => {
  await openPlace(page, 'queue');
  await expect(page.locator('.queue-row').first()).toBeVisible();
  const edges = await page.evaluate(() => {
    const made = (className: string, ...children: readonly (Node | string)[]): HTMLElement => {
      const element = document.createElement('div');
      element.className = className;
      element.append(...children);
      return element;
    };
    const names = ['Stock', 'Address to be confirmed', 'Request'];
    const holds = made('holds', ...names.map((name) => made('hold', made('pill', name), made('col hold-words', 'why it waits'), made('button', 'Lift'))));
    holds.style.width = '400px';
    document.querySelector('main')?.append(holds);
    return [...holds.querySelectorAll('.hold-words')].map((words) => Math.round(words.getBoundingClientRect().left));
  });
  expect(edges).toHaveLength(3);
  expect(new Set(edges).size).toBe(1);
});

test('a toast stands above what is pressed at the lower right, goes back when that is gone, and rests while it is pointed at', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await openPlace(page, 'queue');
  await expect(page.locator('.queue-row').first()).toBeVisible();
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.className = 'needed';
    button.textContent = 'Needed';
    Object.assign(button.style, { position: 'fixed', right: '40px', bottom: '100px', width: '90px', height: '28px' });
    document.body.append(button);
  });
  await page.keyboard.press('Shift+L');
  const toast = page.locator('.toast');
  await expect(toast).toBeVisible();
  const gap = () =>
    page.evaluate(() => {
      const [needed, shown] = ['.needed', '.toast-region'].map((one) => document.querySelector(one)?.getBoundingClientRect());
      return needed === undefined || shown === undefined ? null : needed.top - shown.bottom;
    });
  expect(await gap()).toBeGreaterThanOrEqual(8);
  await toast.hover();
  const box = await toast.boundingBox();
  await page.evaluate(() => document.querySelector('.needed')?.remove());
  // Twice as long as it takes to look again.
  await page.waitForTimeout(1_000);
  expect(await toast.boundingBox()).toEqual(box);
  await page.mouse.move(10, 10);
  await expect.poll(async () => (await toast.boundingBox())?.y).toBeGreaterThan((box?.y ?? 0) + 20);
});
