import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, openCase, panel, queueRows, theClerk, toast } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });
const WRONG = 'WG-CBL1-WHT-NEW';

interface Same {
  readonly caseIds: readonly string[];
}

test('a wrong code is settled on all its open orders by keyboard, remembered for approval, and taken back as one', async () => {
  const { page } = house();
  await become(page, theClerk);
  const found = (await queueRows(page, { kinds: ['sku_mismatch'] })).filter(({ what }) => what.params['sku'] === WRONG);
  expect(found.length).toBeGreaterThan(0);
  const [first] = found;
  await openCase(page, first?.platformOrderNo ?? '', 'sku_mismatch');
  const same = () => ask<Same>(page, 'codes.same', { caseId: first?.caseId ?? '', code: WRONG });
  expect((await same()).caseIds).toHaveLength(found.length);
  await expect(panel(page).getByRole('button', { name: /^Correct (all \d|and remember)/ })).toBeVisible();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^Can be done to/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, /corrected to/)).toBeVisible();
  const learned = async () => (await ask<{ aliases: { code: string; state: string }[] }>(page, 'codes.learned')).aliases;
  expect(await learned()).toMatchObject([{ code: WRONG, state: 'proposed' }]);
  await page.keyboard.press('Control+z');
  await expect(toast(page, /Taken back for/)).toBeVisible();
  await expect.poll(learned).toEqual([]);
  await expect.poll(async () => (await same()).caseIds.length).toBe(found.length);
});
