import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, panel, queueRows, rows, theClerk } from './desk.ts';
import { scan } from './wedge.ts';

/* A wedge scanner is a quick keyboard. Its codes are full of letters that are keys of the desks. */

const house = keepHouse();
const CODE = 'JSB*CAGE-DANX/0042';

/** A desk is loaded when it is first shown: whoever scans waits until they see it. */
const isThere = async (page: Page, desk: string): Promise<void> => {
  const [, place = '', part = ''] = desk.split('/');
  await page.locator(`nav a[aria-current=page][href*="#/${place}"]`).first().waitFor();
  if (place !== 'settings') return page.locator('main h1').first().waitFor();
  await page.locator(`.settings-link.is-current[href$="/${part}"]`).waitFor();
  return page.locator('.settings-body h2').first().waitFor();
};
const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do' });

const DESKS = ['/queue', '/intake', '/intake/mend', '/sync', '/settings/look', '/settings/keys', '/settings/secret'];

test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
});

test('over every desk a scan fires no key and is looked up', async () => {
  const { page } = house();
  for (const desk of DESKS) {
    await goTo(page, desk);
    await isThere(page, desk);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = page.url();
    await scan(page, CODE);
    await expect(palette(page).getByRole('combobox'), desk).toHaveValue(CODE);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole('dialog'), `what a key of ${desk} would open`).toHaveCount(0);
    expect(page.url(), desk).toBe(before);
  }
});

test('into every text field a scan stays typing', async () => {
  const { page } = house();
  const [first] = await queueRows(page);
  let tried = 0;
  for (const desk of [...DESKS, `/queue/${first?.caseId ?? ''}`]) {
    await goTo(page, desk);
    await isThere(page, desk);
    const fields = page.locator('main').locator('input[type=text], input[type=password], input:not([type]), textarea');
    for (let at = 0; at < (await fields.count()); at += 1) {
      const field = fields.nth(at);
      if (!(await field.isEditable()) || !(await field.isVisible())) continue;
      if ((await field.getAttribute('maxlength')) !== null || (await field.getAttribute('inputmode')) === 'numeric') continue;
      await field.fill('half a ');
      await field.press('End');
      const before = page.url();
      await scan(page, CODE, 'Tab');
      await expect(field, `${desk}, field ${at}`).toHaveValue(`half a ${CODE}`);
      await expect(palette(page)).toBeHidden();
      expect(page.url(), desk).toBe(before);
      tried += 1;
      await field.fill('');
    }
  }
  expect(tried, 'fields that were scanned into').toBeGreaterThan(2);
});

test('over a form, its buttons and its menus nothing is pressed, and the form keeps what was typed', async () => {
  const { page } = house();
  await goTo(page, '/queue');
  await expect(rows(page).first()).toBeVisible();
  await page.locator('.queue-grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('n');
  const form = page.locator('section.dialog');
  await expect(form).toBeVisible();
  const words = form.getByRole('textbox').first();
  await words.fill('called twice');
  await form.getByRole('button').last().focus();
  await scan(page, CODE);
  await expect(page.locator('.toast')).toContainText(CODE);
  await expect(form).toBeVisible();
  await expect(words).toHaveValue('called twice');
  await page.keyboard.press('Escape');

  await page.locator('.person-button').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await scan(page, CODE);
  await expect(page.locator('.person-button:visible')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});
