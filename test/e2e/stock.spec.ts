import { regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import type { StockIncidentDto } from '../../shared/contract/stock.contract.ts';
import { stockIncident } from '../../shared/core/stock/stock-incident.ts';
import { ask, become, goTo, panel, queueRows, theClerk, toast } from './desk.ts';

const house = keepHouse({ hands: 'keyboard' });
const BLUE_MUGS = { merchant: '', sku: 'TM-MUG01-BLU' };

interface Listed {
  readonly short: readonly {
    readonly merchant: string;
    readonly warehouse: string;
    readonly sku: string;
    readonly waiting: number;
    readonly told: { readonly answer: string | null } | null;
  }[];
}

test('the panel of an order that is short leads to its shortage on the stock desk, and back', async () => {
  const { page } = house();
  await become(page, theClerk);
  const { short } = await ask<Listed>(page, 'stock.list');
  // Not the one the desk would open by itself.
  const meant = short.at(-1);
  const row = (await queueRows(page, { kinds: ['stock_out'] })).find(({ incident }) => meant !== undefined && incident === stockIncident(meant));
  if (meant === undefined || row === undefined || short.length < 2) throw new Error('the sample has too few shortages');
  await goTo(page, `/queue/${row.caseId}`);
  const leads = panel(page).getByRole('button', { name: /Settle on the stock desk/ });
  await leads.waitFor();
  await page.keyboard.press('s');
  await expect(page.locator('.stock-row.is-cursor')).toContainText(meant.sku);
  await page.goBack();
  await expect(leads).toBeVisible();
});

test('a stock incident is settled by keyboard alone: looked at, shared otherwise, told once, answered once', async () => {
  const { page } = house();
  await become(page, theClerk);
  await goTo(page, '/queue');
  let keys = 0;
  const press = async (...chords: readonly string[]): Promise<void> => {
    for (const chord of chords) {
      await page.keyboard.press(chord);
      keys += 1;
    }
  };
  const listed = async () => (await ask<Listed>(page, 'stock.list')).short;
  const found = (await listed()).find(({ sku }) => sku === BLUE_MUGS.sku);
  const key = { merchant: found?.merchant ?? '', sku: BLUE_MUGS.sku };
  const incident = () => ask<StockIncidentDto>(page, 'stock.incident', key);
  const before = await incident();

  await regionTo(page, page.locator('.queue-grid'));
  await press('g', 't');
  const chosen = page.locator('.stock-row.is-cursor');
  await expect(chosen).toBeVisible();
  for (let n = 0; n < 8 && !(await chosen.innerText()).includes(key.sku); n += 1) {
    const was = await chosen.getAttribute('id');
    await press(']');
    await expect(chosen).not.toHaveAttribute('id', was ?? '');
  }
  await expect(page.locator('.stock-head')).toContainText(key.sku);
  const middle = page.locator('.stock-middle');

  // The cursor stands on the first order that waits; it is put first, seen, and confirmed.
  await press('t');
  await expect(middle.getByText('Preview only')).toBeVisible();
  await expect(page.locator('.stock-table')).toContainText('Put first by a person');
  expect((await incident()).orders.map(({ gets }) => gets)).toEqual(before.orders.map(({ gets }) => gets));
  await press('Control+Enter');
  await expect(toast(page, /Shared out anew/)).toBeVisible();
  const shared = await incident();
  expect(shared.orders.find(({ pinned }) => pinned)).toMatchObject({ rank: 1 });
  expect(shared.given).toBeLessThanOrEqual(shared.shelf);

  await press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue(/short by/);
  await press('Control+Enter');
  await expect(toast(page, /Merchant told/)).toBeVisible();
  await expect(dialog).toBeHidden();
  await press('r');
  // What another warehouse could send stands first, with its day and cost; the merchant wants the orders cancelled.
  await expect(dialog.getByRole('radio', { name: /Transfer from/ })).toBeChecked();
  await expect(dialog).toContainText('ship on');
  await press('ArrowUp');
  await expect(dialog.getByRole('radio', { name: /Cancel the order/ })).toBeChecked();
  await press('Control+Enter');
  await expect(toast(page, /Answer recorded/)).toBeVisible();
  await expect.poll(async () => (await listed()).find(({ sku }) => sku === key.sku)?.waiting).toBe(0);
  // The money of the cancelled orders stays in sight until the merchant gave it back.
  await expect(page.locator('.stock-side')).toContainText('Refunds by the merchant');
  const owed = async () => (await incident()).refunds.filter(({ confirmedAt }) => confirmedAt === null).length;
  const open = await owed();
  await press('y');
  await expect.poll(owed).toBe(open - 1);
  test.info().annotations.push({ type: 'keystrokes', description: `${keys} for ${shared.orders.length} orders` });
  expect(keys).toBeLessThanOrEqual(18);
});
