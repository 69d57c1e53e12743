import type { LotPlanDto } from '../../shared/contract/spot-check.contract.ts';
import { regionTo } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo, sendForm, toast } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { packAway, takeInOrders } from './take-in.ts';

/* A lot that is refused: what the supervisor sees, what is held, and what goes on afterwards. */

const house = keepHouse({ hands: 'keyboard' });

interface Overview {
  readonly open: { readonly plan: LotPlanDto } | null;
  readonly lots: readonly { readonly lot: string }[];
}
const NUMBERS = ['RL-1', 'RL-2', 'RL-3', 'RL-4'];

test('one fault under a zero plan refuses the lot; the rest is held on a word, and let go on another', async () => {
  const { page } = house();
  await become(page, samplePeople.supervisor);
  const overview = (): Promise<Overview> => ask(page, 'spotCheck.overview');
  const { open } = await overview();
  if (open === null) throw new Error('no lot is open in the sample');
  await ask(page, 'spotCheck.setPlan', { plan: { ...open.plan, rule: { kind: 'zero_acceptance', limit: 0.25, risk: 0.25 }, onRefusal: 'hold_lot' } });
  // The plan counts from the next lot on: the one of the morning is cut off, and new parcels are packed into this one.
  await ask(page, 'spotCheck.draw');
  const orders = await takeInOrders(
    page,
    'TM',
    NUMBERS.map((orderNo, at) => ({ orderNo, sku: 'TM-SPOON01', quantity: 1, waybill: `TRYT99000003${at}` })),
  );
  // Nobody checks what they packed themselves.
  await become(page, samplePeople.packer);
  for (const orderId of orders.values()) await packAway(page, orderId, ['TM-SPOON01']);
  await become(page, samplePeople.supervisor);
  await goTo(page, '/spot-check');
  await expect(page.locator('.spot-draw')).toContainText('4 parcels');
  await page.keyboard.press('r');
  await sendForm(page);

  const point = (line: number) => page.locator('.spot-point').nth(line - 1);
  await expect(point(1)).toHaveClass(/is-current/u);
  for (let line = 1; line <= 6; line += 1) {
    await page.keyboard.press(String(line));
    await expect(point(line)).toHaveClass(/is-current/u);
    await page.keyboard.press(line === 3 ? 'n' : 'y');
    await expect(point(line).locator('.pill')).toBeVisible();
  }
  await expect(page.locator('.spot-finding textarea')).toBeFocused();
  await page.keyboard.type('one unit too few');
  await page.keyboard.press('Control+Enter');
  const refused = page.getByRole('alert').filter({ hasText: 'The lot is refused: 1 against it, 0 allowed' });
  await expect(refused).toBeVisible();

  const held = async (): Promise<number> => {
    const files = await Promise.all(
      [...orders.values()].map((orderId) =>
        ask<{ readonly order: { readonly holds: readonly { readonly liftedAt: number | null }[] } }>(page, 'orders.get', { orderId }),
      ),
    );
    return files.filter(({ order }) => order.holds.some(({ liftedAt }) => liftedAt === null)).length;
  };
  expect(await held()).toBe(1);
  await regionTo(page, page.locator('.spot-list'));
  await page.keyboard.press('o');
  await sendForm(page, { Reason: 'counts were wrong at this bench' });
  await expect(toast(page, /held/u)).toBeVisible();
  const { lots } = await overview();
  const rest = await ask<{ readonly toHold: number; readonly held: number }>(page, 'spotCheck.previewRest', { lot: lots[0]?.lot });
  expect(rest.toHold).toBe(0);
  expect(await held()).toBe(1 + rest.held);
  await regionTo(page, page.locator('.spot-list'));
  await page.keyboard.press('Shift+O');
  await sendForm(page, { Reason: 'all were counted again' });
  await expect.poll(held).toBe(1);
});
