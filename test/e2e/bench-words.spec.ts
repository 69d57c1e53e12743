import type { Page } from '@playwright/test';
import { gtinCheckDigit } from '../../shared/core/barcode/gtin-check-digit.ts';
import { chooseRadio, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { takeInKit, takeInOrders } from './take-in.ts';
import { scan } from './wedge.ts';

/* What a bench says of goods that are no single units: a kit, a case nobody knew, a weight that is off, a unit that came back. */

const house = keepHouse({ hands: 'keyboard' });

const MUG = 'TM-MUG02-WHT';
/** A case of that mug: its number with an indicator before it. The catalogue does not know it. */
const CASE = `3200200000005${gtinCheckDigit('3200200000005')}`;
const KIT = `200200000990${gtinCheckDigit('200200000990')}`;
const EARBUDS = 'WG-EAR1-WHT';

const word = (page: Page) => page.locator('.verdict-word');
const toBench = async (page: Page): Promise<void> => {
  await become(page, samplePeople.packer);
  await goTo(page, '/pack');
  await expect(word(page)).toHaveText('READY');
};
const says = async (page: Page, code: string, expected: string): Promise<void> => {
  await scan(page, code);
  await expect(word(page)).toHaveText(expected);
};
const supervisorSays = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('F8');
  await expect(dialog).toBeVisible();
  for (const [label, value] of Object.entries(fields)) await writeInto(page, dialog.getByLabel(label), value);
  await chooseRadio(page, dialog, samplePeople.supervisor.name);
  await writeInto(page, dialog.getByLabel('PIN of the supervisor'), samplePeople.supervisor.pin);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
};

test('a serial that left is refused, and goes again on a word with a reason', async () => {
  const { page } = house();
  await become(page, samplePeople.supervisor);
  const orders = await takeInOrders(page, 'WG', [
    { orderNo: 'BW-EAR-1', sku: EARBUDS, quantity: 1, waybill: 'TRYT990000011' },
    { orderNo: 'BW-EAR-2', sku: EARBUDS, quantity: 1, waybill: 'TRYT990000012' },
  ]);
  await toBench(page);
  const unit = async (expected: string): Promise<void> => {
    await says(page, EARBUDS, 'SERIAL?');
    await says(page, 'EB-9001', expected);
  };
  await scan(page, 'BW-EAR-1');
  await unit('COMPLETE');
  await says(page, 'SB*CLOSE', 'CLOSED');
  await scan(page, 'BW-EAR-2');
  await unit('LEFT BEFORE');
  await supervisorSays(page, { 'Why it lies here again': 'sent back unopened' });
  await expect(word(page)).toHaveText('MAY GO');
  await unit('COMPLETE');
  await says(page, 'SB*CLOSE', 'CLOSED');
  const { order } = await ask<{ readonly order: { readonly state: string } }>(page, 'orders.get', { orderId: orders.get('BW-EAR-2') });
  expect(order.state).toBe('packed');
});

test('a kit, a case that is learned, and a weight that names what is missing', async () => {
  const { page } = house();
  // Nobody changes over at the bench.
  await goTo(page, '/queue');
  await become(page, samplePeople.supervisor);
  await takeInKit(page, 'TM', { sku: 'TM-BREAKFAST', barcode: KIT, parts: 'TM-BOWL01-WHT|TM-SPOON01*2' });
  await takeInOrders(page, 'TM', [
    { orderNo: 'BW-KIT-1', sku: 'TM-BREAKFAST', quantity: 1, waybill: 'TRYT990000001' },
    { orderNo: 'BW-CASE-1', sku: MUG, quantity: 6, waybill: 'TRYT990000002' },
    { orderNo: 'BW-LIGHT-1', sku: 'TM-TEAPOT01', quantity: 1, waybill: 'TRYT990000003' },
    { orderNo: 'BW-LIGHT-1', sku: 'TM-SPOON01', quantity: 2, waybill: 'TRYT990000003' },
  ]);
  await toBench(page);

  await scan(page, 'BW-KIT-1');
  await expect(page.locator('.pack-line')).toHaveCount(2);
  await says(page, 'TM-SPOON01', 'OK');
  await says(page, KIT, 'TOO MANY');
  await says(page, 'SB*UNDO', 'TAKEN BACK');
  await says(page, KIT, 'COMPLETE');
  await says(page, 'SB*CLOSE', 'CLOSED');

  await scan(page, 'BW-CASE-1');
  await says(page, CASE, 'WHOLE CASE');
  await supervisorSays(page, { 'Units it stands for': '6' });
  await expect(word(page)).toHaveText('COMPLETE');
  await says(page, 'SB*CLOSE', 'CLOSED');

  await scan(page, 'BW-LIGHT-1');
  await says(page, 'TM-TEAPOT01', 'OK');
  await says(page, 'TM-SPOON01', 'OK');
  await says(page, 'TM-SPOON01', 'COMPLETE');
  // The teapot lies on the table still: its 680 g are not on the scale.
  await scan(page, 'SB*WEIGH*90');
  await expect(word(page)).toHaveText(/LIGHT/u);
  await expect(page.locator('.verdict')).toContainText('Teapot 600 ml');
});
