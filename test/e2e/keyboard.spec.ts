import { pressOn, regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, call, goTo, panel, rows, theClerk } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });

test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await expect(rows(page).first()).toBeVisible();
});

test('G shows the letters of the places that are built, and a letter of another does nothing', async () => {
  const { page } = house();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('g');
  await expect(page.locator('.rail-key').first()).toBeVisible();
  const shown = await page.locator('.rail-link').count();
  await expect(page.locator('.rail-key')).toHaveCount(shown);
  await page.keyboard.press('y');
  await expect(page).toHaveURL(/#\/sync/);
  // A place of a later version: the letter is nobody's.
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/#\/sync/);
});

test('> in the palette names what this desk can do, with its keys, and does it', async () => {
  const { page } = house();
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  // The order is there, and with it what can be done to it.
  await expect(panel(page).getByRole('button', { name: /^Note/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>note');
  const option = page.getByRole('option', { name: /^Note/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(option.locator('.key-cap')).toHaveText('N');
  await page.keyboard.press('Enter');
  await expect(page.locator('section.dialog')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a changed letter works, is shown and is remembered for the person; the old one is free', async () => {
  const { page } = house();
  await goTo(page, '/settings/keys');
  await pressOn(page, page.getByRole('button', { name: 'Change the key of “Note”' }));
  await page.keyboard.press('z');
  await expect(page.locator('.own-key', { hasText: 'Note' }).locator('.key-cap')).toHaveText('Z');
  // J belongs to the list: refused, and said why.
  await pressOn(page, page.getByRole('button', { name: 'Change the key of “Assign”' }).first());
  await page.keyboard.press('j');
  await expect(page.getByRole('alert')).toContainText('taken');

  await page.reload();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: /^Note/ })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('z');
  await expect(page.locator('section.dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await call(page, 'preferences.setOwn', { keys: {} });
});

test('with letters off no letter does anything, and Ctrl K still finds everything', async () => {
  const { page } = house();
  await call(page, 'preferences.setOwn', { letters: false });
  await page.reload();
  await become(page, theClerk);
  await goTo(page, '/queue');
  await regionTo(page, page.locator('.queue-grid'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await call(page, 'preferences.setOwn', { letters: true });
  await page.reload();
});

test('the focus is somewhere after everything that closes', async () => {
  const { page } = house();
  const focusedTag = () => page.evaluate(() => document.activeElement?.tagName ?? '');
  const form = page.locator('section.dialog');
  const steps = [
    { keys: ['Home', 'Enter'], opens: panel(page) },
    { keys: ['n'], opens: form },
    { keys: ['?'], opens: page.getByRole('dialog') },
    { keys: ['Control+k'], opens: page.getByRole('dialog') },
  ] as const;
  for (const { keys, opens } of steps) {
    await regionTo(page, page.locator('.queue-grid'));
    for (const key of keys) await page.keyboard.press(key);
    await expect(opens).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opens).toBeHidden();
    await expect.poll(focusedTag, { message: keys.join(' ') }).not.toBe('BODY');
  }
});
