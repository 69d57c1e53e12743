import path from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { chooseRadio, pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, call, calm, entriesOf, goTo, openCase, panel, sendForm, theClerk, toast, unsent, type Entry } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });

/** What the training WMS did, from its own database: one row per effect, and nothing there keeps a change from having two. */
const effectsById = (dataFolder: string): ReadonlyMap<string, number> => {
  const db = new Database(path.join(dataFolder, 'training-wms', 'training-wms.sqlite'), { readonly: true });
  try {
    const found = db.prepare<[], { id: string; effects: number }>('SELECT change_id AS id, count(*) AS effects FROM effects GROUP BY change_id').all();
    return new Map(found.map(({ id, effects }) => [id, effects]));
  } finally {
    db.close();
  }
};

const switchWms = async (page: Page, mode: 'Up' | 'Down'): Promise<void> => {
  await goTo(page, '/sync');
  await chooseRadio(page, page.locator('.sync-training'), mode);
};

const noteOn = async (page: Page, order: string, text: string): Promise<void> => {
  await openCase(page, order);
  await page.keyboard.press('n');
  await sendForm(page, { Note: text });
  await expect(toast(page, 'Note saved').first()).toBeVisible();
};

const orders = ['DM-TB-261123-0006', 'DM-TB-261123-0007', 'DM-DY-261123-0008', 'DM-PDD-261123-0015', 'DM-TB-261123-0017'] as const;

test('a decision waits, arrives and is acknowledged, and the strip says so', async () => {
  const { page } = house();
  await become(page, theClerk);
  await calm(page);
  await call(page, 'sync.setPaused', { paused: true });
  await noteOn(page, 'DM-TB-261123-0018', 'waits a little');
  await expect(page.getByRole('link', { name: '1 in outbox' })).toBeVisible();
  await expect(panel(page).locator('.log-line', { hasText: 'waits a little' }).getByText('Waiting to be sent')).toBeVisible();
  await goTo(page, '/sync');
  await expect(page.getByText('Sending is paused').first()).toBeVisible();
  await pressOn(page, page.getByRole('button', { name: 'Continue' }));
  await expect(page.getByRole('link', { name: '0 in outbox' })).toBeVisible({ timeout: 20_000 });
  await openCase(page, 'DM-TB-261123-0018');
  await expect(panel(page).locator('.log-line', { hasText: 'waits a little' }).getByText('Acknowledged')).toBeVisible();
});

test('with the WMS down work goes on: the count grows and the screen says it is cut off; back up, everything arrives once', async () => {
  test.setTimeout(90_000);
  const { page, dataFolder } = house();
  await become(page, theClerk);
  await calm(page);
  const before = new Set((await entriesOf(page)).map(({ id }) => id));
  await switchWms(page, 'Down');
  for (const [index, order] of orders.entries()) {
    await noteOn(page, order, `written while it was down, ${index + 1}`);
    await expect(page.getByRole('link', { name: `${index + 1} in outbox` })).toBeVisible();
  }
  await goTo(page, '/sync');
  await expect(page.getByText(/^Cut off from the WMS/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: /down, last heard/ })).toBeVisible();
  const made = async (): Promise<readonly Entry[]> => (await entriesOf(page)).filter(({ id }) => !before.has(id));
  expect((await made()).map(({ kind }) => kind)).toEqual(orders.map(() => 'note.add'));

  await switchWms(page, 'Up');
  await pressOn(page, page.getByRole('button', { name: /Retry now/ }));
  await expect.poll(() => unsent(page), { timeout: 30_000 }).toBe(0);
  expect((await made()).map(({ state }) => state)).toEqual(orders.map(() => 'acknowledged'));
  const effects = effectsById(dataFolder);
  for (const { id, platformOrderNo } of await made()) expect(effects.get(id), platformOrderNo).toBe(1);
});

test('whoever doubts the WMS has everything read again by a key, and hears what came of it', async () => {
  const { page } = house();
  await become(page, samplePeople.operator);
  await goTo(page, '/sync');
  await expect(page.getByText(/^Everything at the WMS was last read/)).toBeVisible();
  await page.keyboard.press('Shift+R');
  await expect(page.getByText(/^[\d,]+ orders read$/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Nothing had been missed.')).toBeVisible();

  await switchWms(page, 'Down');
  await expect(page.getByText(/^Cut off from the WMS/)).toBeVisible({ timeout: 30_000 });
  expect(await call(page, 'sync.readAll')).toMatchObject({ ok: false, error: { code: 'reading_wms_down' } });
  await switchWms(page, 'Up');
});

test('nothing that was said to be saved is lost when the host is killed in the middle', async () => {
  test.setTimeout(90_000);
  const { page, dataFolder, killHost, complaints } = house();
  await become(page, theClerk);
  await switchWms(page, 'Down');
  for (const order of orders) await noteOn(page, order, `said to be saved for ${order}`);
  const waiting = (await entriesOf(page)).filter(({ state }) => state === 'pending' || state === 'sending').map(({ id }) => id);
  expect(waiting.length).toBeGreaterThanOrEqual(orders.length);

  await killHost();
  complaints.length = 0; // the line broke when the host was killed
  await become(page, theClerk);
  for (const order of orders) {
    await openCase(page, order);
    await expect(panel(page).locator('.log-text', { hasText: `said to be saved for ${order}` })).toBeVisible();
  }
  await switchWms(page, 'Up');
  await expect.poll(() => unsent(page), { timeout: 40_000 }).toBe(0);
  const stateById = new Map((await entriesOf(page)).map(({ id, state }) => [id, state]));
  expect(waiting.map((id) => stateById.get(id))).toEqual(waiting.map(() => 'acknowledged'));
  const effects = effectsById(dataFolder);
  expect(waiting.map((id) => effects.get(id))).toEqual(waiting.map(() => 1));
});
