import path from 'node:path';
import { createTrainingStore } from '../../electron/training-wms/training-store.ts';
import type { MatchRowDto } from '../../shared/contract/matching.contract.ts';
import { createCommandCall } from '../../electron/host/http/command-call.ts';
import { pressOn } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, calm, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { shipByHand, typeOrder } from './ship-by-hand.ts';
import { storyPictures } from './story-pictures.ts';

const house = keepHouse({ hands: 'keyboard' });

interface Status {
  readonly outage: { readonly no: string } | null;
  readonly health: { readonly connected: boolean };
  readonly readSinceRecovery: boolean;
  readonly waiting: number;
}
interface Lines {
  readonly lines: readonly { readonly key: string }[];
  readonly unexplained: number;
}
interface Place {
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  readonly detail: string;
}
const place: Place = { country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号3幢601室' };
const who = (name: string, phone: string) => ({ company: '', email: '', postcode: '', ...place, name, phone });
const SKU = 'QH-SOCK03-WHT';

test('orders by hand after an outage: one known by its number, one by content, one entered anew, shipped while offline and told once', async () => {
  // Three orders typed, shipped and matched: on a busy machine more than a test usually gets.
  test.setTimeout(120_000);
  const { page, dataFolder } = house();
  const status = () => ask<Status>(page, 'outage.status');
  const picture = storyPictures(page, 'orders-by-hand');
  const rows = async () => (await ask<{ rows: MatchRowDto[] }>(page, 'matching.list')).rows;
  await become(page, samplePeople.supervisor);
  await calm(page);
  await ask(page, 'sync.setTrainingMode', { mode: 'down' });
  const { no } = await ask<{ no: string }>(page, 'outage.declare', { reason: 'database fail-over' });

  const { pools } = await ask<{ pools: { carrier: string; free: number }[] }>(page, 'printing.pools');
  const carrier = pools.find(({ free }) => free > 2)?.carrier ?? '';
  const form = { merchant: 'QH', carrier, lines: [{ sku: SKU, name: '', quantity: '1' }] };
  const [anna, berta, carla] = [who('安一', '15400008801'), who('白二', '15400008802'), who('陈三', '15400008803')];
  const numbered = await typeOrder(page, { ...form, recipient: anna, platform: 'TB', platformOrderNo: 'DM-TB-88010001' });
  const alike = await typeOrder(page, { ...form, recipient: berta });
  const unknown = await typeOrder(page, { ...form, recipient: carla });
  for (const { orderId } of [numbered, alike, unknown]) await shipByHand(page, orderId, carrier, [{ sku: SKU, quantity: 1 }]);

  // Meanwhile the platform went on sending to the WMS.
  const there = createTrainingStore(path.join(dataFolder, 'training-wms'), Date.now);
  const ofPlatform = (platformOrderNo: string, recipient: ReturnType<typeof who>) => ({
    kind: 'sale' as const,
    merchant: 'QH',
    platform: 'TB',
    platformOrderNo,
    orderedAt: Date.now() - 600_000,
    paidAt: Date.now() - 500_000,
    promisedShipAt: null,
    carrier,
    waybill: '',
    currency: 'CNY',
    hasAddress: true,
    lines: [{ lineNo: 1, kind: 'goods' as const, sku: SKU, name: '', variant: '', quantity: 1, unitPrice: '', reserved: 0 }],
    recipient,
    buyerNote: '',
    sellerNote: '',
  });
  const [numberedRef = '', alikeRef = ''] = there.seed({
    products: [],
    stock: [],
    orders: [ofPlatform('DM-TB-88010001', anna), ofPlatform('DM-TB-88010002', berta)],
  });
  await ask(page, 'sync.setTrainingMode', { mode: 'up' });
  await expect.poll(async () => (await status()).health.connected).toBe(true);

  await goTo(page, '/outage');
  await expect(page.getByRole('button', { name: 'The WMS is back' })).toBeVisible();
  await page.keyboard.press('r');
  await expect.poll(async () => (await status()).readSinceRecovery).toBe(true);
  await expect.poll(async () => (await rows()).map(({ standing }) => standing)).toEqual(['sure', 'to_enter', 'matched']);
  await expect(page.getByRole('button', { name: /Send \d+ changes now/ })).toBeDisabled();
  await goTo(page, '/outage/match');
  await expect(page.getByText('1 waits for your decision')).toBeVisible();
  await expect(page.locator('.match-compare')).toContainText('DM-TB-88010002');
  await picture('alike');
  await page.keyboard.press('m');
  await expect(page.getByText('0 wait for your decision')).toBeVisible();
  await picture('matched');
  // Taken back and said again: nothing was told yet.
  await pressOn(page, page.getByRole('button', { name: alike.documentNo }));
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 waits for your decision')).toBeVisible();
  await page.keyboard.press('y');
  await expect(page.getByText('0 wait for your decision')).toBeVisible();

  await goTo(page, '/outage');
  await page.keyboard.press('s');
  await expect(page.getByRole('alertdialog')).toContainText('1 order typed by hand');
  await picture('asked');
  await page.keyboard.press('Control+Enter');
  await calm(page);
  await expect.poll(() => there.readOrder(alikeRef)?.state).toBe('dispatched');
  await expect.poll(async () => (await rows()).map(({ standing }) => standing)).toEqual(['matched', 'matched', 'entered']);
  const told = (ref: string): number => there.effectLog(ref).length;
  expect([there.readOrder(numberedRef)?.state, told(numberedRef), told(alikeRef)]).toEqual(['dispatched', 2, 2]);
  const anew = there.listing('order', '', 2_000).records.filter((record) => record.kind === 'order' && record.order.externalRef === unknown.orderId);
  expect(anew).toMatchObject([{ order: { platformOrderNo: unknown.documentNo, state: 'dispatched' } }]);
  there.close();

  const { lines, unexplained } = await ask<Lines>(page, 'outage.lines', { only: 'open' });
  if (unexplained > 0) await ask(page, 'outage.explain', { keys: lines.map(({ key }) => key), reason: 'looked at' });
  await expect(page.getByRole('button', { name: /Sign and close/ })).toBeEnabled();
  await page.keyboard.press('F9');
  await page.locator('.outage-pin .pin-input').pressSequentially(samplePeople.supervisor.pin);
  const paper = page.locator('.outage-paper');
  await expect(paper.getByText(no)).toBeVisible({ timeout: 15_000 });
  await picture('certificate');
  await expect(paper.getByRole('row', { name: /By hand, and at the WMS too/ })).toHaveText(/222agree/);
  await expect(paper.getByRole('row', { name: /By hand only, entered there/ })).toHaveText(/111agree/);
  await expect(paper.getByText(unknown.documentNo).first()).toBeVisible();
  expect(await createCommandCall(dataFolder)('outage.verify', { no })).toMatchObject({ ok: true, value: { kind: 'agrees' } });
});
