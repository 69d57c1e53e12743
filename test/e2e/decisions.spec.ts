import { arrowTo, pressOn, regionTo, tabTo, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, call, calm, entriesOf, openCase, panel, sendForm, theClerk, toast } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

/** One red point: the smallest photo there is. */
const tinyPng = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

test.beforeEach(async () => {
  await become(house().page, theClerk);
});

test('a suggestion is accepted with Enter, the checks pass, and the exception is resolved and reopened', async () => {
  const { page } = house();
  await openCase(page, 'DM-PDD-261123-0034', 'sku_mismatch');
  await page.keyboard.press('Enter');
  await expect(
    panel(page)
      .getByRole('button', { name: /^Accept/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Suggestion accepted and saved')).toBeVisible();
  await expect(panel(page).getByText('The checks pass now')).toBeVisible();
  await expect(panel(page).locator('mark.fault')).toHaveCount(0);

  await expect(panel(page).getByRole('button', { name: /Resolve as corrected/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast(page, '1 exception resolved: Corrected')).toBeVisible();
  await expect(panel(page).getByText('Outcome: Corrected')).toBeVisible();

  await pressOn(page, panel(page).getByRole('button', { name: 'Reopen' }));
  await sendForm(page, { 'Why it is reopened': 'the customer wrote again' });
  await expect(toast(page, 'Exception reopened')).toBeVisible();
  await expect(panel(page).getByText('reopened once')).toBeVisible();
});

for (const { what, order, kind, field, value } of [
  { what: 'address', order: 'DM-DY-261123-0012', kind: 'bad_address', field: 'Detail', value: '火车南站街道长寿路8号2栋3单元1201室' },
  { what: 'phone', order: 'DM-PDD-261123-0014', kind: 'bad_address', field: 'Phone', value: '15400000014' },
  { what: 'SKU', order: 'DM-TB-261123-0028', kind: 'sku_mismatch', field: 'SKU of line 1', value: 'QH-TEE01-BLK-L' },
  { what: 'quantity', order: 'DM-TB-261123-0046', kind: 'stock_out', field: 'Quantity of line 1', value: '1' },
] as const) {
  test(`a wrong ${what} is corrected with E, checked again and sent to the WMS`, async () => {
    const { page } = house();
    const { orderId } = await openCase(page, order, kind);
    await page.keyboard.press('e');
    const input = panel(page).getByLabel(field, { exact: true });
    await writeInto(page, input, value);
    await page.keyboard.press('Control+Enter');
    await expect(toast(page, '1 field corrected and checked again')).toBeVisible();
    await expect(panel(page).getByText('Order corrected').first()).toBeVisible();
    await expect
      .poll(async () => (await entriesOf(page, orderId)).some(({ kind: sent, state }) => sent === 'order.correct' && state === 'acknowledged'), {
        timeout: 20_000,
      })
      .toBe(true);
  });
}

test('an order is held by hand and released with a reason', async () => {
  const { page } = house();
  await openCase(page, 'DM-TB-261123-0036');
  await pressOn(page, panel(page).getByRole('button', { name: 'Hold', exact: true }));
  await sendForm(page, { Reason: 'the customer rings back at four', 'What happens if nobody does': 'it stays here' });
  await expect(toast(page, 'DM-TB-261123-0036 is held')).toBeVisible();
  const hold = panel(page).locator('.hold', { hasText: 'the customer rings back at four' });
  await expect(hold).toContainText('it stays here');
  await pressOn(page, hold.getByRole('button', { name: 'Lift' }));
  await sendForm(page, { 'Why the order may go on': 'she rang back' });
  await expect(toast(page, 'Hold lifted')).toBeVisible();
  await expect(hold).toHaveCount(0);
});

test('A assigns with a next action, N notes, V takes a photo, C records a contact', async () => {
  const { page } = house();
  await openCase(page, 'DM-TB-261123-0013');
  await page.keyboard.press('a');
  await sendForm(page, { 'What happens next': 'ring the customer' });
  await expect(toast(page, '1 exception assigned to He Chen')).toBeVisible();
  await expect(panel(page).getByText('ring the customer').first()).toBeVisible();

  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('n');
  await sendForm(page, { Note: 'rings only after six' });
  await expect(toast(page, 'Note saved')).toBeVisible();
  await expect(panel(page).locator('.log-text', { hasText: 'rings only after six' })).toBeVisible();

  await regionTo(page, page.locator('.queue-grid'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('v')]);
  await chooser.setFiles({ name: 'label.png', mimeType: 'image/png', buffer: tinyPng });
  await expect(toast(page, '1 photo saved')).toBeVisible();
  await expect(panel(page).locator('.log-line img').first()).toBeVisible();

  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('c');
  const dialog = page.locator('section.dialog');
  await pressOn(page, dialog.getByRole('button', { name: /Result/ }));
  await arrowTo(page, page.getByRole('option', { name: 'no answer' }));
  await page.keyboard.press('Enter');
  await sendForm(page, { 'What was said': 'rang out' });
  await expect(toast(page, 'Contact recorded')).toBeVisible();
  await expect(panel(page).getByText('Call to customer: no answer').first()).toBeVisible();

  // What was said to people cannot be unsaid, and the screen says so.
  await expect(panel(page).getByText('it was said to people and cannot be unsaid').first()).toBeVisible();
  await expect(panel(page).getByRole('button', { name: /^Undo: the contact/ })).toHaveAttribute('aria-disabled', 'true');
});

test('Shift V takes a photo with the camera, and where it may not be used the window says so and offers another way', async ({ shell }) => {
  const { page } = house();
  await openCase(page, 'DM-TB-261123-0006');
  await page.keyboard.press('Shift+V');
  const camera = page.getByRole('dialog', { name: 'Take a photo' });
  if (shell === 'chromium') {
    await expect(camera.getByRole('alert')).toContainText('may not use the camera');
    await expect(camera.getByRole('button', { name: 'Choose photos' })).toBeVisible();
    await page.context().grantPermissions(['camera']);
    await pressOn(page, camera.getByRole('button', { name: 'Look for the camera again' }));
  }
  await expect(camera.getByRole('button', { name: /^Take it/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(camera.getByRole('img', { name: 'The photo just taken' })).toBeVisible();
  await expect(camera.getByRole('button', { name: /^Keep it/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast(page, '1 photo saved')).toBeVisible();
  await expect(panel(page).locator('.log-line img').first()).toBeVisible();
});

test('somebody raises an exception on an order by hand; the second report of the same kind joins it', async () => {
  const { page } = house();
  for (const reported of ['once', 'twice']) {
    await openCase(page, 'DM-TB-261123-0010', 'bad_address');
    await page.keyboard.press('Shift+N');
    const dialog = page.locator('section.dialog');
    await tabTo(page, dialog.getByRole('combobox', { name: 'Kind' }));
    await page.keyboard.type('damaged');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await sendForm(page, { Cause: `the box was wet (${reported})` });
    await expect(toast(page, 'Exception raised on DM-TB-261123-0010')).toBeVisible();
    await expect(panel(page).getByRole('heading', { name: 'Arrived damaged' })).toBeVisible();
  }
  await expect(panel(page).getByText('reported 2 times')).toBeVisible();
});

test('Ctrl Z cancels a change that was not sent, and sends the opposite of one that was', async () => {
  const { page } = house();
  await calm(page);
  const { orderId } = await openCase(page, 'DM-SH-261123-0024');
  const hold = async (reason: string): Promise<void> => {
    await pressOn(page, panel(page).getByRole('button', { name: 'Hold', exact: true }));
    await sendForm(page, { Reason: reason, 'What happens if nobody does': 'it stays' });
    await expect(panel(page).locator('.hold', { hasText: reason })).toBeVisible();
  };
  const before = (await entriesOf(page, orderId)).length;
  const made = async () => (await entriesOf(page, orderId)).slice(before).map(({ kind, state }) => `${kind} ${state}`);

  expect(await call(page, 'sync.setPaused', { paused: true })).toMatchObject({ ok: true });
  await hold('not sent');
  expect(await made()).toEqual(['hold.place pending']);
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Control+z');
  await expect(toast(page, 'Taken back: the hold')).toBeVisible();
  await expect(panel(page).locator('.hold', { hasText: 'not sent' })).toHaveCount(0);
  expect(await made()).toEqual(['hold.place cancelled']);

  await call(page, 'sync.setPaused', { paused: false });
  await hold('was sent');
  await expect.poll(made, { timeout: 20_000 }).toEqual(['hold.place cancelled', 'hold.place acknowledged']);
  await expect(panel(page).getByText('undoing sends the opposite change behind it')).toBeVisible();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Control+z');
  await expect(panel(page).locator('.hold', { hasText: 'was sent' })).toHaveCount(0);
  await expect.poll(made, { timeout: 20_000 }).toEqual(['hold.place cancelled', 'hold.place acknowledged', 'hold.lift acknowledged']);
});
