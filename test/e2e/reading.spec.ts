import type { Locator } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, openCase, panel, rows, theClerk } from './desk.ts';

/* What somebody hears who walks the page by a screen reader, and whether the eye meets the same in the same order. */

const house = keepHouse();

/** What is said, in the order in which it is said; `parts` must come one after another. */
const expectSaid = async (where: Locator, parts: readonly RegExp[]): Promise<void> => {
  const said = await where.ariaSnapshot();
  let from = 0;
  for (const part of parts) {
    const at = said.slice(from).search(part);
    expect(at, `${String(part)} after ${said.slice(Math.max(0, from - 60), from)}`).toBeGreaterThanOrEqual(0);
    from += at + 1;
  }
};

/** Headings that stand higher than the one that is read before them, in a column of their own. */
const outOfOrder = (where: Locator): Promise<readonly string[]> =>
  where.evaluate((element) => {
    const headings = [...element.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].filter((one) => one.checkVisibility());
    return headings.flatMap((heading, at) => {
      const before = headings[at - 1];
      if (before === undefined || before.contains(heading)) return [];
      const [above, here] = [before.getBoundingClientRect(), heading.getBoundingClientRect()];
      return here.top + 1 < above.top && here.left < above.right ? [`${heading.textContent} is read after ${before.textContent}`] : [];
    });
  });

test('the queue is heard from its name to its rows, each row with its order, kind and clock', async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await expect(rows(page).first()).toBeVisible();
  await expectSaid(page.locator('main'), [
    /heading "Queue"/u,
    /button "Columns/u,
    /tablist "Views"/u,
    /tab ".*" \[selected\]/u,
    /grid "/u,
    /columnheader/u,
    /row "/u,
  ]);
  const order = await page.evaluate(() => [...document.querySelectorAll('.queue-row')].map((row) => Number(row.getAttribute('aria-rowindex'))));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const first = await rows(page).first().ariaSnapshot();
  // Its tick says which order it is; then clock, kind, number, fault, shop, state, owner.
  expect(first).toMatch(/^- row "Select \S+ (?:\d+[dhm] )+(?:over )?\S.* (?:Open|Working|On \w+) \S/u);
});

test('the panel is heard from what the exception is to its log, as it is seen', async () => {
  const { page } = house();
  await become(page, theClerk);
  await openCase(page, 'DM-PDD-261123-0009', 'bad_address');
  await expect(panel(page).getByRole('button', { name: /^Accept/u })).toBeVisible();
  await expectSaid(panel(page), [/DM-PDD-261123-0009/u, /heading/u, /button "Accept/u, /button "Contact|Contact/u, /heading "Log/u]);
  expect(await outOfOrder(panel(page))).toEqual([]);
  expect(await outOfOrder(page.locator('main'))).toEqual([]);
});
