import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ begin: 'fresh' });
const startKinds = ['stock_out', 'bad_address', 'sku_mismatch', 'special_request', 'duplicate_order'];

test('a first start shows a living warehouse: at least forty open exceptions of five kinds', async () => {
  const { page } = house();
  await expect(page.getByText('This is sample data')).toBeVisible();
  await become(page, samplePeople.clerk);
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  const open = page.getByText(/\b\d+ open\b/).first();
  await expect(open).toBeVisible();
  expect(Number(/(\d+) open/.exec((await open.textContent()) ?? '')?.[1])).toBeGreaterThanOrEqual(40);
  const { counts } = await ask<{ counts: { byKind: Record<string, number> } }>(page, 'queue.list');
  for (const kind of startKinds) expect(counts.byKind[kind] ?? 0, kind).toBeGreaterThan(0);
});

test('a second start opens one more window on the same host, where nobody is signed in', async () => {
  const { page, openWindow } = house();
  await become(page, samplePeople.clerk);
  const second = await openWindow();
  await expect(second.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await become(second, samplePeople.supervisor);
  await expect(second.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await expect(page.locator('.person-button')).toContainText(samplePeople.clerk.name);
});
