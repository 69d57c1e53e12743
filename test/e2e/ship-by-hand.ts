import type { Page } from '@playwright/test';
import { ask } from './desk.ts';

/** One transparent pixel: a signature nobody reads. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** An order typed by hand, past the form: an answer names it. */
export async function typeOrder(page: Page, form: object): Promise<{ readonly orderId: string; readonly documentNo: string; readonly orderNo: string }> {
  const empty = { pasted: '', merchant: '', platform: '', platformOrderNo: '', carrier: '', recipient: {}, note: '', lines: [], unsure: [] };
  const { id } = await ask<{ readonly id: string }>(page, 'manual.keep', { seen: null, form: { ...empty, ...form }, photos: [] });
  return ask(page, 'manual.save', { draftId: id, form: { ...empty, ...form }, photos: [], seenTwins: [] });
}

/** Labelled from the pool, packed and handed over with a signed manifest, past every screen: what the WMS hears of it is what is looked at. */
export async function shipByHand(page: Page, orderId: string, carrier: string, lines: readonly Line[]): Promise<void> {
  const { job } = await ask<{ readonly job: { readonly id: string; readonly waybill: string } }>(page, 'printing.print', {
    kind: 'label',
    orderIds: [orderId],
  });
  await ask(page, 'printing.hand', { jobId: job.id });
  await ask(page, 'printing.answer', { jobId: job.id, answer: 'came_out' });
  let no = 0;
  const scanOf = (text: string): object => ({
    line: `by-hand-${orderId.slice(-8)}`,
    no: (no += 1),
    source: 'wedge',
    scanner: '',
    text,
    startedAt: no,
    endedAt: no,
    presses: text.length + 1,
  });
  const pack = (text: string, open: string | null): Promise<unknown> => ask(page, 'pack.scan', { scan: scanOf(text), orderId: open });
  await pack(orderId, null);
  for (const { sku, quantity } of lines) for (let unit = 0; unit < quantity; unit += 1) await pack(sku, orderId);
  await pack('SB*CLOSE', orderId);
  const { loadId } = await ask<{ readonly loadId: string }>(page, 'loads.open', { carrier, vehicle: 'A 1', cage: 'C9' });
  await ask(page, 'loads.scan', { scan: scanOf(job.waybill), loadId });
  const { uploadId } = await ask<{ readonly uploadId: string }>(page, 'intake.beginUpload', { name: 'signature.png', size: Buffer.from(PNG, 'base64').length });
  await ask(page, 'intake.appendUpload', { uploadId, offset: 0, base64: PNG });
  const { missing } = await ask<{ readonly missing: readonly unknown[] }>(page, 'loads.show', { loadId });
  const override = missing.length === 0 ? {} : { override: { reason: 'the rest goes with the next load' } };
  await ask(page, 'loads.close', { loadId, driver: 'Wang', driverCount: 1, signatureUpload: uploadId, ...override });
}
