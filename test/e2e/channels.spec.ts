import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { arrowTo, chooseRadio, pressOn, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, openCase, panel, sendForm, toast } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });

test('a merchant’s system that reads a folder is told by a file: set up, tried out, written to from an exception, proved', async () => {
  const { page, dataFolder } = house();
  const folder = path.join(dataFolder, 'for the merchant’s ERP');
  await become(page, samplePeople.administrator);
  await goTo(page, '/settings/channels');
  await pressOn(page, page.getByRole('button', { name: /^Add channel/ }));
  await arrowTo(page, page.getByRole('menuitem', { name: 'File in a folder' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: /New channel/ });
  await writeInto(page, form.getByLabel('Name'), 'ERP');
  await writeInto(page, form.getByLabel('Folder', { exact: true }), folder);
  for (const merchant of ['Qihe Wear', 'Clay & Oak', 'Glimmer Gadgets']) {
    await pressOn(page, form.getByRole('button', { name: /Choose a merchant/ }));
    await arrowTo(page, page.getByRole('option', { name: merchant }));
    await page.keyboard.press('Enter');
    await pressOn(page, form.getByRole('button', { name: 'Add merchant' }));
  }
  await expect(form.getByText('in this folder')).toHaveCount(3);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const row = page.getByRole('group', { name: 'ERP' });

  // A folder that is not there is not made: a wrong path must not look like success.
  await pressOn(page, row.getByRole('button', { name: /^Send a test message/ }));
  const trial = page.getByRole('dialog', { name: 'Test ERP' });
  await page.keyboard.press('Control+Enter');
  await expect(trial.getByRole('alert')).toContainText('not arrive');
  mkdirSync(folder);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => readdirSync(folder).length).toBe(1);
  await page.keyboard.press('Escape');

  await become(page, samplePeople.clerk);
  await openCase(page, 'DM-TB-261123-0036');
  await page.keyboard.press('c');
  const dialog = page.locator('section.dialog');
  for (const choice of ['Chat', 'merchant']) await chooseRadio(page, dialog, choice);
  await sendForm(page, { Text: 'The house number is missing: please ask the buyer.' });
  await expect(toast(page, 'Message is on its way')).toBeVisible();
  await expect.poll(() => readdirSync(folder).length).toBe(2);
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  expect(texts.filter((text) => text.includes('The house number is missing: please ask the buyer.'))).toHaveLength(1);
  await expect(panel(page).getByText('Chat to merchant: sent').first()).toBeVisible();
});
