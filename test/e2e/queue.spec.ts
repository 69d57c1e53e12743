import { arrowTo, pressOn, regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, openCase, panel, queueRows, rows, theClerk } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await expect(rows(page).first()).toBeVisible();
});

test('F narrows by kind, U groups, a header sorts, Shift F takes all filters off', async () => {
  const { page } = house();
  const all = await queueRows(page);
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('f');
  // From what is filtered by to what there is of it.
  await page.keyboard.press('Tab');
  await arrowTo(page, page.getByRole('option', { name: /^Stock-out/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const stock = all.filter(({ kind }) => kind === 'stock_out').length;
  await expect(rows(page)).toHaveCount(stock);
  await expect(rows(page).filter({ hasText: 'Stock-out' })).toHaveCount(stock);

  await regionTo(page, page.locator('.queue-grid'));
  for (const group of ['Kind', 'Merchant', 'Owner']) {
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: new RegExp(`Group.*${group}`) })).toBeVisible();
  }
  await expect(page.locator('.queue-line .queue-group').first()).toBeVisible();

  await pressOn(page, page.getByRole('button', { name: 'Platform order' }));
  await expect(page.getByRole('columnheader', { name: 'Platform order' })).toHaveAttribute('aria-sort', 'ascending');
  await pressOn(page, page.getByRole('button', { name: 'Platform order' }));
  await expect(page.getByRole('columnheader', { name: 'Platform order' })).toHaveAttribute('aria-sort', 'descending');

  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Shift+F');
  await expect(page.getByText(`${all.length} open`).first()).toBeVisible();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(stock);
});

for (const { by, text, order } of [
  { by: 'order number', text: 'DM-TB-261123-0006', order: 'DM-TB-261123-0006' },
  { by: 'two Chinese characters of a name', text: '小满', order: 'DM-TB-261123-0006' },
  { by: 'pinyin', text: 'linxiaoman', order: 'DM-TB-261123-0006' },
  { by: 'initials in pinyin', text: 'lxm', order: 'DM-TB-261123-0006' },
  { by: 'the end of a phone number', text: '00000006', order: 'DM-TB-261123-0006' },
  { by: 'SKU', text: 'QH-TEE01-BLK-XXL', order: 'DM-TB-261123-0028' },
]) {
  test(`Ctrl K finds an order by ${by}, and Enter opens the first`, async () => {
    const { page } = house();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
    const hit = page.getByRole('option').filter({ hasText: order }).first();
    await expect(hit).toBeVisible();
    for (let step = 0; step < 20 && (await hit.getAttribute('aria-selected')) !== 'true'; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel(page).getByText(order).first()).toBeVisible();
  });
}

test('what is searched narrows the queue itself when that is chosen', async () => {
  const { page } = house();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('小满');
  // What is found comes to stand above the rest while one steps.
  await expect(page.getByRole('option').filter({ hasText: 'DM-TB-261123-0006' }).first()).toBeVisible();
  await arrowTo(page, page.getByRole('option', { name: /Filter the queue/ }));
  await page.keyboard.press('Enter');
  const found = await queueRows(page, { text: '小满' });
  await expect(rows(page)).toHaveCount(found.length);
  await expect(rows(page).filter({ hasText: 'DM-TB-261123-0006' })).toHaveCount(1);
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Shift+F');
});

test('an opened exception marks the fault in the data, says why, shows its clocks and its log', async () => {
  const { page } = house();
  await openCase(page, 'DM-PDD-261123-0009');
  const opened = panel(page);
  await expect(opened.getByRole('heading', { name: 'Address cannot be delivered to' })).toBeVisible();
  await expect(opened.locator('mark.fault').first()).toBeVisible();
  await expect(opened.getByText('contradicts itself')).toBeVisible();
  await expect(opened.locator('.case-clock')).not.toHaveCount(0);
  await expect(opened.locator('.log-line')).not.toHaveCount(0);
  await expect(opened.getByText('Suggestion').first()).toBeVisible();
});

test('J and K walk the list and the panel follows; Escape closes it and the list keeps the place', async () => {
  const { page } = house();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText(/^1 \/ \d+$/)).toBeVisible();
  const first = await panel(page).locator('.panel-line').first().textContent();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('j');
  await expect(panel(page).locator('.panel-line').first()).not.toHaveText(first ?? '');
  await page.keyboard.press('k');
  await expect(panel(page).locator('.panel-line').first()).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(page.locator('.queue-row.is-cursor')).toBeVisible();
});
