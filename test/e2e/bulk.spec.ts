import type { QueueRow } from '../../shared/contract/queue.contract.ts';
import { arrowTo, pressOn, regionTo, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, queueRows, rows, theClerk, toast } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });
const ownersOf = (found: readonly QueueRow[]) => Object.fromEntries(found.map(({ caseId, owner }) => [caseId, owner]));

test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue?kind=bad_address&group=none');
  await expect(rows(page).first()).toBeVisible();
  await regionTo(page, page.locator('.queue-grid'));
});

test('all in view are assigned as one decision and taken back as one, by keyboard alone', async () => {
  const { page } = house();
  const before = await queueRows(page, { kinds: ['bad_address'] });
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: `${before.length} selected` })).toBeVisible();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(`Can be done to ${before.length} of ${before.length} exceptions`)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /assigned to/)).toBeVisible();
  const mine = async () => new Set((await queueRows(page, { kinds: ['bad_address'] })).map(({ owner }) => owner));
  expect((await mine()).size).toBe(1);
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Control+z');
  await expect(toast(page, /Taken back for/)).toBeVisible();
  await expect.poll(async () => ownersOf(await queueRows(page, { kinds: ['bad_address'] }))).toEqual(ownersOf(before));
});

test('what cannot be done is said before with its reason, and the rest is done', async () => {
  const { page } = house();
  await goTo(page, '/queue?group=none');
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await page.keyboard.press('Shift+O');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('not held by hand').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toBeHidden();
});

test('a group is closed, ticked whole by its header and opened again, without a mouse', async () => {
  const { page } = house();
  await goTo(page, '/queue?group=kind');
  await expect(rows(page).first()).toBeVisible();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  const header = page.locator('.queue-group-line.is-cursor');
  await expect(header).toBeVisible();
  await page.keyboard.press('Space');
  const [kind] = (await ask<{ groups: { key: string; count: number }[] }>(page, 'queue.list', { group: 'kind' })).groups;
  await expect(page.getByRole('toolbar', { name: `${kind?.count} selected` })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(header).toBeHidden();
  await page.keyboard.press('Escape');
});

test('a view is saved with what was chosen, found again by ] and its address, and removed', async () => {
  const { page } = house();
  await goTo(page, '/queue?kind=stock_out&group=merchant&sort=opened');
  await expect(rows(page).first()).toBeVisible();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Control+s');
  await writeInto(page, page.getByRole('dialog').getByLabel('Name'), 'Short of stock');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: 'Short of stock' })).toHaveAttribute('aria-selected', 'true');
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press(']');
  await expect(page.getByRole('tab', { name: 'Mine' })).toHaveAttribute('aria-selected', 'true');
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('[');
  await expect(page.getByRole('tab', { name: 'Short of stock' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: /Group.*Merchant/ })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'This view' }));
  await arrowTo(page, page.getByRole('menuitem', { name: 'Remove view' }));
  await page.keyboard.press('Enter');
  await pressOn(page, page.getByRole('button', { name: 'Remove view' }));
  await expect(page.getByRole('tab', { name: 'Short of stock' })).toHaveCount(0);
});
