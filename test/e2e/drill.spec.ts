import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse({ hands: 'keyboard' });

interface Status {
  readonly run: { readonly state: string } | null;
}

test('a drill opens in a window of its own that nobody can take for the warehouse, and is gone when it is ended', async ({ shell }) => {
  // The warehouse of a drill is made while somebody waits, by a second host.
  test.setTimeout(120_000);
  const { page, dataFolder } = house();
  const folder = path.join(dataFolder, 'drill');
  await become(page, samplePeople.operator);
  await goTo(page, '/outage/drill');
  await expect(page.getByRole('button', { name: /Prepare a drill/ })).toBeEnabled();
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: /Open the drill/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('.drill-band')).toHaveCount(0);
  if (shell === 'chromium') {
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('b');
    const drill = await opened;
    const band = drill.locator('.drill-band');
    // Before anybody signed in, and after.
    await expect(band.getByText('DRILL')).toBeVisible();
    await expect(drill).toHaveTitle('DRILL · Sidebay');
    await become(drill, samplePeople.operator);
    await goTo(drill, '/outage/drill');
    await expect(drill.getByRole('button', { name: /^Begin/ })).toBeEnabled();
    await drill.keyboard.press('b');
    await expect(band.getByText('notice it, and declare the outage')).toBeVisible();
    await goTo(drill, '/pack');
    await expect(band).toBeVisible();
    expect((await ask<{ drill: boolean }>(drill, 'system.info')).drill).toBe(true);
    await drill.close();
  } else {
    // Electron opens the window itself, in a session that this test cannot see.
    expect(await ask(page, 'drill.open')).toEqual({ address: null });
  }
  expect((await ask<{ drill: boolean }>(page, 'system.info')).drill).toBe(false);
  await pressOn(page, page.getByRole('button', { name: 'End the drill' }));
  await expect.poll(async () => (await ask<Status>(page, 'drill.status')).run).toBeNull();
  await expect.poll(() => (existsSync(folder) ? readdirSync(folder) : [])).toEqual([]);
});
