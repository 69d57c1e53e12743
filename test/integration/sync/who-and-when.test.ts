import { afterEach, describe, expect, it } from 'vitest';
import { createDifferenceHandlers } from '../../../electron/host/handlers/difference-handlers.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import type { Order } from '../../../shared/contract/open-wms/resources.ts';
import { openConsoleBesideWms } from '../../fixtures/console-beside-wms.ts';
import { until } from '../../fixtures/until.ts';
import { clerk } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The console and the training WMS in a process of its own; one order that both know. */
async function setUp() {
  const { wms, house, sync } = await openConsoleBesideWms(closing, 50);
  const { storage, work } = house;
  const { ref: _r, externalRef: _e, version: _v, state: _s, holds: _h, updatedAt: _u, ...fresh } = wmsOrder();
  const { refs } = await wms.control<{ refs: string[] }>('POST', '/training/seed', { orders: [fresh] });
  const [ref = ''] = refs;
  sync.start();
  const id = () => work.orderFiles.findByWmsRef(ref) ?? '';
  await until(() => id() !== '' && work.outbox.lane(id()).length === 0);
  // Reading and sending stop here: both sides work without knowing of each other.
  await sync.stop();
  const correctHere = (...changes: readonly (readonly ['carrier' | 'recipient.detail' | 'sellerNote', string, string])[]) =>
    work.recorder.onOrder(id(), clerk, (file, context) =>
      correct(
        file,
        changes.map(([field, from, to]) => ({ field, from, to })),
        null,
        work.check,
        context,
      ),
    );
  const handlers = createDifferenceHandlers({
    differences: work.differences,
    orderFiles: work.orderFiles,
    outbox: work.outbox,
    journal: storage.journal,
    view: { mask: { address: { parse: () => null } } as never, personName: (userId) => (userId === 'clerk-1' ? '张敏' : userId), merchantName: (code) => code },
    resolve: () => expect.unreachable(),
    closeDifference: () => expect.unreachable(),
    parkedRecords: () => [],
    readAgain: () => 0,
  });
  return { wms, house, ref, correctHere, handlers, sync };
}

describe('a conflict over a real WMS', () => {
  it('names who changed each field on each side, and when', { timeout: 180_000 }, async () => {
    const { wms, house, ref, correctHere, handlers, sync } = await setUp();
    const hereAt = house.storage.journal.ofOrder((house.work.orderFiles.findByWmsRef(ref) ?? '') as never).at(-1)?.at ?? 0;
    correctHere(['carrier', 'YTO', 'SF'], ['sellerNote', '', '先发']);
    const edited = await wms.control<Order>('POST', '/training/edit', { ref, carrier: 'EMS', by: '顾晓枫' });
    await wms.control('POST', '/training/edit', { ref, buyerNote: '轻放', by: '早班' });
    sync.start();
    await until(() => house.work.differences.open().length > 0);
    const listed = await handlers.differences({}, { actor: null } as never);
    const [difference] = listed.ok ? listed.value.differences : [];
    const hands = Object.fromEntries(difference?.fields.map(({ field, verdict, ourHand, theirHand }) => [field, { verdict, ourHand, theirHand }]) ?? []);
    const ours = { by: '张敏', kind: 'person', at: expect.any(Number) as number };
    expect(hands).toEqual({
      carrier: { verdict: 'both', ourHand: ours, theirHand: { by: '顾晓枫', kind: 'there', at: edited.updatedAt } },
      sellerNote: { verdict: 'ours', ourHand: ours, theirHand: null },
      buyerNote: { verdict: 'theirs', ourHand: null, theirHand: { by: '早班', kind: 'there', at: expect.any(Number) as number } },
    });
    expect(hands['carrier']?.ourHand?.at).toBeGreaterThanOrEqual(hereAt);
  });

  it('the training WMS signs what came through its interface, one entry per field, and keeps it over a restart', { timeout: 180_000 }, async () => {
    const { wms, house, ref, correctHere, sync } = await setUp();
    correctHere(['carrier', 'YTO', 'SF']);
    sync.start();
    await until(() => house.work.outbox.list({ states: ['acknowledged'], limit: 10 }).some(({ kind }) => kind === 'order.correct'));
    const signed = async () => {
      const response = await fetch(`${wms.url}/v1/orders/${ref}`, { headers: { authorization: `Bearer ${wms.token}` } });
      return ((await response.json()) as Order).edits?.map(({ field, by }) => `${field} ${by}`);
    };
    expect(await signed()).toEqual(['carrier API']);
    await wms.control('POST', '/training/edit', { ref, carrier: 'EMS', buyerNote: '轻放', by: '顾晓枫' });
    await wms.control('POST', '/training/edit', { ref, carrier: 'JD' });
    await wms.killAndRestart(0);
    expect(await signed()).toEqual(['buyerNote 顾晓枫', 'carrier 训练员']);
  });
});
