import { arrowTo, pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, call, openCase, panel, queueRows, typePin } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });
const { clerk, otherClerk, packer, supervisor } = samplePeople;

test('wrong PINs are counted in words, outlive a host that was killed, and the right one still works', async () => {
  const { page, killHost, complaints } = house();
  const wrong = async (left: number): Promise<void> => {
    await typePin(page, '000000');
    await expect(page.getByText('Wrong PIN')).toBeVisible();
    await expect(page.getByText(`tries left: ${left}`)).toBeVisible();
  };
  await pressOn(page, page.getByRole('button', { name: clerk.name }));
  await wrong(4);
  await wrong(3);
  await killHost();
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: clerk.name }));
  await wrong(2);
  await typePin(page, clerk.pin);
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  complaints.length = 0; // the line broke when the host was killed
});

test('two keystrokes and a PIN hand the window to somebody else; Escape gives it back', async () => {
  const { page } = house();
  await become(page, clerk);
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.person-button')).toContainText(clerk.name);
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  const people = page.locator('.sign-in-person');
  await expect(people.filter({ hasText: otherClerk.name })).toBeVisible();
  const number = (await people.allTextContents()).findIndex((text) => text.includes(otherClerk.name)) + 1;
  expect(number).toBeGreaterThan(0);
  await page.keyboard.press(String(number));
  await page.keyboard.type(otherClerk.pin);
  await expect(page.locator('.person-button')).toContainText(otherClerk.name);
});

test('a packer looks but does not decide: the screen says whose right it is, and the contract refuses', async () => {
  const { page } = house();
  await become(page, packer);
  const opened = await openCase(page, 'DM-TB-261123-0006');
  await expect(panel(page).getByText('Deciding belongs to clerks, outage operators and supervisors').first()).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toBeHidden();
  const { caseId, orderId } = opened;
  for (const [name, input] of [
    ['cases.assign', { caseIds: [caseId], owner: null }],
    ['cases.resolve', { caseIds: [caseId], outcome: 'corrected' }],
    ['cases.correct', { caseId, changes: [{ field: 'carrier', from: '', to: 'SF' }] }],
    ['cases.hold', { orderId, reason: 'x', liftableBy: 'owner', ifNobody: 'x', reviewAt: null }],
    ['orders.reveal', { orderId }],
    ['queue.export', { format: 'csv', language: 'en' }],
    ['users.list', {}],
  ] as const) {
    const reply = await call(page, name, input);
    expect(reply.ok ? 'done' : reply.error.code, name).toBe('not_allowed');
  }
  expect((await queueRows(page, { text: 'DM-TB-261123-0006' }))[0]?.owner).toBeNull();
});

test('signing out leaves nobody; a call without anybody is refused', async () => {
  const { page } = house();
  await become(page, supervisor);
  await pressOn(page, page.locator('.person-button'));
  await arrowTo(page, page.getByRole('menuitem', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  const reply = await call(page, 'queue.list');
  expect(reply.ok ? 'done' : reply.error.code).toBe('not_signed_in');
});
