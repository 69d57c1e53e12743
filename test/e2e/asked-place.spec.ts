import { arrowTo, regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { become, goTo, sendForm } from './desk.ts';
import { plainOrders } from './sample-orders.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* What a packer does not find is counted by whoever looks after the shelves, and picked from again afterwards. */

const house = keepHouse({ hands: 'keyboard' });

test('a unit that is not on the shelf asks for a count, and the count ends it', async () => {
  const { page } = house();
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  const bench = (await plainOrders(page)).find(({ lines }) => lines.length === 1);
  const line = bench?.lines[0];
  if (bench === undefined || line === undefined) throw new Error('nothing waits to be packed in the sample');
  await scan(page, bench.platformOrderNo);
  await expect(page.locator('.pack-line')).toHaveCount(bench.lines.length);
  await scan(page, 'SB*SHORT');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Not on the shelf/u })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await scan(page, 'SB*CLOSE');

  await goTo(page, '/queue');
  await become(page, samplePeople.clerk);
  await goTo(page, '/stock');
  const row = page.locator('.stock-row', { hasText: 'to be counted' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(line.sku);
  await regionTo(page, page.locator('[data-desk-list]'));
  await arrowTo(page, row);
  await expect(page.locator('.stock-low')).toContainText(bench.platformOrderNo.slice(-6));
  await page.keyboard.press('c');
  await sendForm(page, { Counted: '0' });
  await expect(page.locator('.toast')).toContainText('may be picked from its place again');
  await expect(row).toHaveCount(0);
});
