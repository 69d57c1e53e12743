import AxeBuilder from '@axe-core/playwright';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, typePin } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();
const { administrator, packer } = samplePeople;
const NEW_PIN = '903817';

test('the administrator adds a person, gives roles and a PIN, and stops another from signing in', async () => {
  const { page } = house();
  await become(page, administrator);
  await goTo(page, '/settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  const people = page.getByRole('grid', { name: 'People' });
  await expect(people).toContainText(packer.name);
  expect((await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()).violations.map(({ id }) => id)).toEqual([]);

  await people.focus();
  await page.keyboard.press('n');
  const form = page.getByRole('complementary', { name: 'New person' });
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('林夏');
  await form.getByLabel('Name in Latin letters').fill('Lin Xia');
  await form.getByRole('checkbox', { name: /^packer/ }).press('Space');
  await form.getByLabel('New password').fill('quiet harbour nine');
  await form.getByLabel('New PIN').fill(NEW_PIN);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('林夏 can sign in now')).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Person: Lin Xia' });
  await expect(panel.getByRole('checkbox', { name: /^packer/ })).toBeChecked();

  await people.getByText(packer.nameZh).click();
  await page.getByRole('button', { name: 'Stop signing in' }).click();
  await expect(page.getByText(`${packer.name} may not sign in any more`)).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await expect(page.getByRole('button', { name: packer.name })).toHaveCount(0);
  // Of more than nine people one is found by typing.
  await page.keyboard.type('lx');
  await page.keyboard.press('Enter');
  await typePin(page, NEW_PIN);
  await expect(page.locator('.person-button')).toContainText('Lin Xia');
  await goTo(page, '/settings');
  await expect(page.getByRole('link', { name: 'People', exact: true })).toHaveCount(0);
});
