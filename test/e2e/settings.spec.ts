import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pressOn, tabTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, call, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });
const PAGES = [
  'look',
  'keys',
  'scanner',
  'devices',
  'secret',
  'hours',
  'clocks',
  'benches',
  'rules',
  'carriers',
  'stock',
  'terms',
  'channels',
  'templates',
  'suggestions',
  'layouts',
  'backup',
  'about',
];

// Legacy mode: the other one opens a blank page, which this program's windows refuse.
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()).violations
    // The grid around the queue's rows is the tab stop, and its arrow keys scroll them.
    .filter(({ id, nodes }) => id !== 'scrollable-region-focusable' || !nodes.every(({ target }) => target.join(' ').endsWith('.queue-scroll')))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

test.beforeEach(async () => {
  await become(house().page, samplePeople.administrator);
});

test('every page, the palette, the help and the notices hold for everybody', async () => {
  // Sixteen pages, each looked through by axe: minutes on a busy machine.
  test.slow();
  const { page } = house();
  for (const one of PAGES) {
    await goTo(page, `/settings/${one}`);
    await expect(page.locator('.settings-body h2').first().or(page.locator('.empty-state')).first()).toBeVisible();
    expect(await violations(page), one).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
  expect(await violations(page), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  await pressOn(page, page.locator('.bell'));
  expect(await violations(page), 'notices').toEqual([]);
  await page.keyboard.press('Escape');
  await pressOn(page, page.getByRole('button', { name: /tour/ }));
  expect(await violations(page), 'tour').toEqual([]);
  await page.keyboard.press('Escape');
});

test('a deadline is changed by keys alone, saved with Ctrl S, seen by another window and written in the journal', async () => {
  const { page, openWindow } = house();
  const other = await openWindow();
  await become(other, samplePeople.administrator);
  await goTo(other, '/settings/clocks');
  await goTo(page, '/settings/clocks');
  const minutes = 'Minutes: Bad address, First contact';
  const field = page.getByRole('textbox', { name: minutes });
  await expect(field).toHaveValue('120');
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('47');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.toast', { hasText: 'Saved, and written in the journal' })).toBeVisible();
  await expect(other.getByRole('textbox', { name: minutes })).toHaveValue('47');
  const { clocks } = await ask<{ clocks: { kind: string; minutes: number; version: number }[] }>(page, 'site.get');
  expect(clocks.find(({ kind }) => kind === 'bad_address')).toMatchObject({ minutes: 47, version: 2 });
  expect(await ask(page, 'system.verifyJournal')).toMatchObject({ whole: true });
  await other.close();
});

test('a backup is taken and rehearsed, and the build says whose work is in it', async () => {
  const { page } = house();
  await goTo(page, '/settings/backup');
  // A new backup takes the place of the older one of the same hour.
  const rehearse = page.getByRole('button', { name: /^Rehearse/ }).first();
  const before = await rehearse.getAttribute('aria-label');
  await expect(page.getByRole('button', { name: 'Back up now' })).toContainText('B');
  await tabTo(page, page.locator('.settings-body'));
  await page.keyboard.press('b');
  await expect(rehearse).not.toHaveAttribute('aria-label', before ?? '');
  await page.keyboard.press('r');
  await expect(page.getByText('opened and whole').first()).toBeVisible({ timeout: 20_000 });
  await goTo(page, '/settings/about');
  for (const part of ['react-aria-components', 'better-sqlite3', 'zod', '@fontsource-variable/noto-sans-sc'])
    await expect(page.getByRole('rowheader', { name: part, exact: true }).first()).toBeVisible();
});

test('going back to a backup names what would be missing, and the program begins a new life with it', async () => {
  const { page, complaints } = house();
  const closeAfterDays = async (): Promise<number> => (await ask<{ closeAfterDays: number }>(page, 'site.get')).closeAfterDays;
  const before = await closeAfterDays();
  const takenAt = async (): Promise<number> => (await ask<{ backups: { at: number }[] }>(page, 'system.backups')).backups[0]?.at ?? 0;
  const last = await takenAt();
  await goTo(page, '/settings/backup');
  const newest = page.getByRole('button', { name: /^Go back to the backup of/ }).first();
  await pressOn(page, page.getByRole('button', { name: 'Back up now' }));
  // Its label has seconds only, and the one before may be of the same.
  await expect.poll(takenAt).toBeGreaterThan(last);
  await ask(page, 'site.change', { closeAfterDays: before + 1 });

  await pressOn(page, newest);
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('The backup was opened and is whole', { timeout: 20_000 });
  await expect(dialog.getByRole('listitem').first()).toContainText(/journal entr/);
  await expect(dialog.getByRole('button', { name: /^Keep the present data/ })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  // What has not reached the WMS by now is left behind on purpose, or it is refused.
  const leave = dialog.getByRole('checkbox');
  if ((await leave.count()) > 0) await pressOn(page, leave, 'Space');
  await pressOn(page, dialog.getByRole('button', { name: /^Go back to/ }));
  await expect(page.locator('.sign-in-who')).toBeVisible({ timeout: 30_000 });
  // Between two hosts nobody answers.
  complaints.length = 0;
  await become(page, samplePeople.administrator);
  expect(await closeAfterDays()).toBe(before);
  expect(await ask(page, 'system.verifyJournal')).toMatchObject({ whole: true });
  const { notices } = await ask<{ notices: { code: string }[] }>(page, 'system.info');
  expect(notices.map(({ code }) => code)).toContain('storage.restored');
});

test('a clerk sees none of it and the host refuses them too', async () => {
  const { page } = house();
  await become(page, samplePeople.clerk);
  await goTo(page, '/settings/clocks');
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Deadlines' })).toHaveCount(0);
  for (const [name, input] of [
    ['site.change', { checksOff: ['address'] }],
    ['housekeeping.rehearse', { name: 'x' }],
    ['housekeeping.restore', { name: 'x' }],
  ] as const)
    expect(await call(page, name, input)).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
});
