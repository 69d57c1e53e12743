import { regionTo, tabTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, openCase, panel, queueRows, sendForm, theClerk, toast } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

interface Checklist {
  readonly items: readonly { readonly caseId: string; readonly gate: string; readonly tickedAt: number | null }[];
}

test('a special request is offered, accepted by the customer, and blocks the bench until it is ticked', async () => {
  const { page } = house();
  await become(page, theClerk);
  const found = (await queueRows(page, { kinds: ['special_request'] })).find(({ strength, owner }) => strength === 'demand' && (owner ?? '') === '');
  if (found === undefined) throw new Error('the sample has no open demand');
  await openCase(page, found.platformOrderNo, 'special_request');
  await expect(panel(page).getByText('Can it be done?')).toBeVisible();
  await page.keyboard.press('q');
  const dialog = page.locator('section.dialog');
  await expect(dialog.getByLabel('What the customer was told')).not.toHaveValue('');
  await sendForm(page, { Fee: '5.50' });
  await expect(toast(page, 'Offer recorded')).toBeVisible();
  await expect(panel(page).getByText('The customer has not answered yet')).toBeVisible();

  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('y');
  await expect(panel(page).getByText('The customer accepted 5.50')).toBeVisible();
  const { items } = await ask<Checklist>(page, 'requests.checklist', { orderId: found.orderId });
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ tickedAt }) => tickedAt === null)).toBe(true);
  const list = panel(page)
    .getByRole('region', { name: 'Checklist for pack and dispatch' })
    .or(panel(page).locator('section', { hasText: 'Checklist for pack and dispatch' }).last());
  await expect(list.getByText(/until ticked/).first()).toBeVisible();
  for (const box of await list.getByRole('checkbox').all()) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await expect(panel(page).getByText('all ticked')).toBeVisible();
});
