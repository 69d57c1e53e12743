import type { Page } from '@playwright/test';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, panel, queueRows, rows, theClerk } from './desk.ts';
import { addressesOf, arrive } from './every-screen.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* A wedge scanner is a quick keyboard. Its codes are full of letters that are keys of the desks. */

const house = keepHouse();
const CODE = 'JSB*CAGE-DANX/0042';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do' });

/** Every page of whoever is here, but those that take every scan for themselves: benches answer with a verdict, the day's spot check names a parcel that was not drawn. */
const desks = async (page: Page): Promise<readonly string[]> => (await addressesOf(page)).filter((desk) => !/^\/(?:pack|dispatch|spot-check)$/u.test(desk));
test.beforeEach(async () => {
  const { page } = house();
  await become(page, theClerk);
});

for (const who of ['supervisor', 'administrator'] as const) {
  test(`over every desk of the ${who} a scan fires no key and is looked up`, async () => {
    test.setTimeout(240_000);
    const { page } = house();
    await become(page, samplePeople[who]);
    for (const desk of await desks(page)) {
      await arrive(page, desk);
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

  test(`into every text field of the ${who} a scan stays typing`, async () => {
    test.setTimeout(240_000);
    const { page } = house();
    await become(page, samplePeople[who]);
    const [first] = await queueRows(page);
    let tried = 0;
    for (const desk of [...(await desks(page)), `/queue/${first?.caseId ?? ''}`]) {
      await arrive(page, desk);
      const fields = page.locator('main').locator('input[type=text], input[type=password], input:not([type]), textarea');
      for (let at = 0; at < (await fields.count()); at += 1) {
        const field = fields.nth(at);
        if (!(await field.isEditable()) || !(await field.isVisible())) continue;
        const kept = await field.inputValue();
        if ((await field.getAttribute('data-figures')) !== null) {
          // No code is a figure: it is taken out again and looked up, as it is beside a field.
          await field.focus();
          const here = page.url();
          await scan(page, CODE);
          await expect(palette(page).getByRole('combobox'), desk).toHaveValue(CODE);
          await page.keyboard.press('Escape');
          await expect(palette(page)).toBeHidden();
          await expect(field, desk).toHaveValue(kept);
          expect(page.url(), desk).toBe(here);
          continue;
        }
        const most = Number((await field.getAttribute('maxlength')) ?? 10_000);
        const isDigits = /^(?:numeric|decimal)$/u.test((await field.getAttribute('inputmode')) ?? '');
        await field.fill(isDigits ? '' : 'half a ');
        await field.press('End');
        const before = page.url();
        await scan(page, CODE, 'Tab');
        // A field of digits may keep none of it; no field gives it to a key.
        // A field of codes writes capitals, whatever is typed.
        const typed = `half a ${CODE}`.slice(0, most).replaceAll(/[.*/]/gu, String.raw`\$&`);
        if (!isDigits) await expect(field, `${desk}, field ${at}`).toHaveValue(new RegExp(`^${typed}$`, 'iu'));
        await expect(palette(page)).toBeHidden();
        expect(page.url(), desk).toBe(before);
        tried += 1;
        await field.fill(kept);
      }
    }
    expect(tried, 'fields that were scanned into').toBeGreaterThan(10);
  });
}

test('into a field of a figure no scan is typing: the figure stays, the form stays, and the code is said', async () => {
  const { page } = house();
  await arrive(page, '/stock');
  await page.getByRole('button', { name: /Expected delivery/u }).click();
  const form = page.locator('section.dialog');
  const figure = form.locator('[data-figures]').first();
  await figure.fill('12');
  await figure.focus();
  await scan(page, '6901234567892');
  await expect(page.locator('.toast')).toContainText('6901234567892');
  await expect(form).toBeVisible();
  await expect(figure).toHaveValue('12');
  // What a person types goes on where it stood.
  await figure.press('5');
  await expect(figure).toHaveValue('125');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
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
