import AxeBuilder from '@axe-core/playwright';
import { pressOn, tabTo, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, typePin } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });
const { administrator, packer } = samplePeople;
const NEW_PIN = '903817';

test('the administrator adds a person, gives roles and a PIN, and stops another from signing in', async () => {
  const { page } = house();
  await become(page, administrator);
  await goTo(page, '/settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await pressOn(page, page.getByRole('link', { name: 'People', exact: true }));
  const people = page.getByRole('grid', { name: 'People' });
  await expect(people).toContainText(packer.name);
  expect((await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()).violations.map(({ id }) => id)).toEqual([]);

  await tabTo(page, people);
  await page.keyboard.press('n');
  const form = page.getByRole('complementary', { name: 'New person' });
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('林夏');
  await writeInto(page, form.getByLabel('Name in Latin letters'), 'Lin Xia');
  await pressOn(page, form.getByRole('checkbox', { name: /^packer/ }), 'Space');
  await writeInto(page, form.getByLabel('New password'), 'quiet harbour nine');
  await writeInto(page, form.getByLabel('New PIN'), NEW_PIN);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('林夏 can sign in now')).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Person: Lin Xia' });
  await expect(panel.getByRole('checkbox', { name: /^packer/ })).toBeChecked();

  await tabTo(page, people);
  await page.keyboard.press('Home');
  const cursor = people.locator('.is-cursor');
  for (let step = 0; step < 20 && !(await cursor.innerText()).includes(packer.nameZh); step += 1) {
    const before = (await cursor.getAttribute('id')) ?? '';
    await page.keyboard.press('j');
    await expect(cursor).not.toHaveAttribute('id', before);
  }
  await pressOn(page, page.getByRole('button', { name: 'Stop signing in' }));
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
