import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, panel, queueRows, theClerk, toast } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });

test('who is named in a note hears of it, and Enter behind the bell opens the exception', async () => {
  const { page } = house();
  await become(page, theClerk);
  const [row] = await queueRows(page);
  if (row === undefined) throw new Error('the sample has no exception');
  const { people } = await ask<{ people: { id: string; nameEn: string; name: string }[] }>(page, 'system.people');
  const named = people.find(({ name, nameEn }) => [name, nameEn].includes(samplePeople.supervisor.name) || name === samplePeople.supervisor.nameZh);
  if (named === undefined) throw new Error('the supervisor is not listed');
  await ask(page, 'cases.note', { caseId: row.caseId, text: `@${named.name} please look`, mentions: [named.id] });

  await become(page, samplePeople.supervisor);
  await goTo(page, '/sync');
  await expect(page.getByRole('button', { name: 'Notices, 1 new' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(
    page.getByRole('dialog', { name: 'Notices' }).getByRole('link', { name: new RegExp(`named you in a note on ${row.platformOrderNo}`) }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#/queue/${row.caseId}`));
  await expect(panel(page).getByText(row.platformOrderNo).first()).toBeVisible();

  // Named while at work: told once, without taking the focus, and a key away.
  await goTo(page, '/stock');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await ask(page, 'cases.note', { caseId: row.caseId, text: `@${named.name} once more`, mentions: [named.id] });
  await expect(toast(page, /named you in a note/)).toBeVisible();
  await expect(page.locator('.toast :focus')).toHaveCount(0);
  await page.keyboard.press('Control+o');
  await expect(page).toHaveURL(new RegExp(`#/queue/${row.caseId}`));
});
