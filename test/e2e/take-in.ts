import { expect, type Page } from '@playwright/test';
import { ask } from './desk.ts';

/** A file taken in past the form; `mapping` gives each of its headers a meaning. */
async function takeIn(page: Page, merchant: string, mapping: Readonly<Record<string, string>>, rows: readonly string[]): Promise<void> {
  const bytes = Buffer.from([Object.keys(mapping).join(','), ...rows, ''].join('\n'));
  const { uploadId } = await ask<{ readonly uploadId: string }>(page, 'intake.beginUpload', { name: 'bench.csv', size: bytes.length });
  await ask(page, 'intake.appendUpload', { uploadId, offset: 0, base64: bytes.toString('base64') });
  const options = { mapping, merchant, platform: 'taobao', country: 'CN' };
  const { importId } = await ask<{ readonly importId: string }>(page, 'intake.start', { uploadIds: [uploadId], options });
  const state = async (): Promise<string | undefined> =>
    (await ask<{ readonly imports: readonly { readonly importId: string; readonly state: string }[] }>(page, 'intake.imports')).imports.find(
      (one) => one.importId === importId,
    )?.state;
  await expect.poll(state, { timeout: 20_000 }).toBe('done');
}

const GOODS = { sku: 'sku', name: 'name', english: 'nameEn', barcode: 'barcodes', parts: 'kitParts' } as const;

/** A product of several others. */
export const takeInKit = (page: Page, merchant: string, kit: { readonly sku: string; readonly barcode: string; readonly parts: string }): Promise<void> =>
  takeIn(page, merchant, GOODS, [`${kit.sku},套装,Kit,${kit.barcode},${kit.parts}`]);

interface OrderRow {
  readonly orderNo: string;
  readonly sku: string;
  readonly quantity: number;
  readonly waybill: string;
}
const ORDERS = {
  no: 'orderNo',
  sku: 'sku',
  units: 'quantity',
  waybill: 'waybill',
  carrier: 'carrier',
  name: 'recipientName',
  phone: 'phone',
  address: 'detail',
  paid: 'paidAt',
} as const;

/** Orders with their waybills, one row for each line; answers their ids by number once all of them can be packed. */
export async function takeInOrders(page: Page, merchant: string, rows: readonly OrderRow[]): Promise<ReadonlyMap<string, string>> {
  const doorOf = (orderNo: string): number => 201 + rows.findIndex((row) => row.orderNo === orderNo);
  await takeIn(
    page,
    merchant,
    ORDERS,
    rows.map(
      ({ orderNo, sku, quantity, waybill }) =>
        `${orderNo},${sku},${quantity},${waybill},YTO,林一白,1540000${7000 + doorOf(orderNo)},上海市普陀区长寿路街道苏影路${doorOf(orderNo)}号,2026-11-23 09:00`,
    ),
  );
  const found = new Map<string, string>();
  for (const { orderNo } of rows) {
    const { hits } = await ask<{ readonly hits: readonly { readonly orderId: string; readonly state: string }[] }>(page, 'orders.search', { text: orderNo });
    expect(hits[0]?.state, orderNo).toBe('allocated');
    found.set(orderNo, hits[0]?.orderId ?? '');
  }
  return found;
}

let no = 0;
/** Packed by its item codes alone, past the screen. */
export async function packAway(page: Page, orderId: string, codes: readonly string[]): Promise<void> {
  for (const [place, text] of [orderId, ...codes, 'SB*CLOSE'].entries()) {
    no += 1;
    const scan = { line: 'past-the-screen', no, source: 'wedge', scanner: '', text, startedAt: no, endedAt: no, presses: text.length + 1 };
    await ask(page, 'pack.scan', { scan, orderId: place === 0 ? null : orderId });
  }
}
