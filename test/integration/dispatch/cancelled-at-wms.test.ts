import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInboundStore } from '../../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import { createOpenWmsConnector } from '../../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { systemIds } from '../../../electron/host/adapters/system/system-ports.ts';
import type { NewOrder } from '../../../shared/contract/open-wms/resources.ts';
import { allocateOpenOrders } from '../../../shared/core/usecases/stock/allocate-open-orders.ts';
import { viewLoad } from '../../../shared/core/usecases/dispatch/view-load.ts';
import { integrateInbound } from '../../../shared/core/usecases/sync/integrate-inbound.ts';
import { openDispatchHouse, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { BARCODES } from '../../fixtures/pack-house.ts';
import { startTrainingWmsProcess, type TrainingWmsProcess } from '../../fixtures/training-wms-process.ts';
import { MORNING } from '../../fixtures/work-house.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';
import type { OrderId } from '../../../shared/core/order/order.ts';
import { inboundDepsOf } from '../../fixtures/inbound-deps.ts';

/* The training WMS in its own process cancels orders whose parcels stand in the pending cage and on the load already. */

let house: DispatchHouse;
let wms: TrainingWmsProcess;
beforeAll(async () => {
  [house, wms] = await Promise.all([openDispatchHouse(), startTrainingWmsProcess()]);
}, 60_000);
afterAll(async () => {
  await wms.stop();
  await house.close();
});

const LINE = { lineNo: 1, kind: 'goods' as const, sku: 'QH-TEE01-BLK-L', name: 'Tee', variant: 'L', quantity: 1, unitPrice: '59.00', reserved: 0 };
const order = (platformOrderNo: string, waybill: string): NewOrder => {
  const { ref: _r, externalRef: _e, version: _v, state: _s, holds: _h, updatedAt: _u, ...rest } = wmsOrder({ merchant: 'QH', platformOrderNo, waybill });
  return {
    ...rest,
    lines: [LINE],
    recipient: {
      ...rest.recipient,
      name: `沈${platformOrderNo}`,
      phone: `1380013800${platformOrderNo.at(-1)}`,
      town: '仓前街道',
      detail: `听雨路${platformOrderNo.at(-1)}号3幢2单元601室`,
    },
  };
};

it('what the WMS cancelled while it could not be heard is named on the pull-back list, taken out by its scan, and never leaves', async () => {
  const { storage, work, dispatch, pack } = house;
  const { refs } = await wms.control<{ refs: readonly string[] }>('POST', '/training/seed', {
    orders: [order('C-1', 'YT1000000000011'), order('C-2', 'YT1000000000022'), order('C-3', 'YT1000000000033')],
  });
  const connector = createOpenWmsConnector({ baseUrl: wms.url, token: wms.token, timeoutMs: 5_000 });
  const records = createInboundStore(storage.db, storage.unitOfWork, () => MORNING);
  const hear = async (): Promise<void> => {
    const page = await connector.pullChanges(records.cursor(), new AbortController().signal);
    if (!page.ok) throw new Error('the WMS was not heard');
    records.saveInbound(page.value.records, page.value.next);
    integrateInbound(inboundDepsOf({ work }, records, connector.understand, () => MORNING));
  };
  await hear();
  storage.unitOfWork.run(() => allocateOpenOrders('QH', null, { ...work.importDeps, goods: work.goods, orderFiles: work.orderFiles, recorder: work.recorder }));
  const bench = house.openDesk();
  const [going, pending, loaded] = refs.map((ref) => {
    const orderId = work.orderFiles.findByWmsRef(ref) ?? '';
    bench.scan(orderId, null);
    for (const code of [BARCODES.tee, 'SB*CLOSE']) bench.scan(code, orderId);
    const file = work.orderFiles.load(orderId as never);
    if (file?.order.state !== 'packed') throw new Error(`not packed: ${file?.order.state}`);
    return { ref, orderId, waybill: file.order.waybill, orderNo: file.order.platformOrderNo };
  });
  if (going === undefined || pending === undefined || loaded === undefined) throw new Error('three orders were seeded');

  const load = house.load('YTO');
  const { scan } = house.openCage();
  expect(scan(loaded.waybill, load.id).verdict.kind).toBe('loaded');
  house.at(MORNING + 47 * 60_000);
  for (const { waybill } of [going, pending]) expect(scan(waybill, load.id).verdict.kind).toBe('pending_cage');

  // The customer cancels at the shop, and the WMS knows it before this console does.
  const sent = await connector.send(
    [pending, loaded].map(({ ref }) => ({
      id: systemIds.next(),
      lane: 'elsewhere' as OrderId,
      orderRef: ref,
      kind: 'order.cancel' as const,
      payload: { reason: 'customer' },
      baseVersion: null,
      occurredAt: MORNING,
    })),
    new AbortController().signal,
  );
  expect(sent.ok && [...sent.value.values()].map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  expect(viewLoad(load, dispatch).pullBack, 'nobody heard of it yet').toEqual([]);
  await hear();
  house.know({ from: 'wms', at: pack.clock.now() });

  const view = viewLoad(load, dispatch);
  expect(view.mayGo.map(({ orderNo }) => orderNo)).toEqual([going.orderNo]);
  expect(view.pullBack.map(({ parcel, because }) => [parcel.orderNo, parcel.place, because]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
    [pending.orderNo, 'pending', 'cancelled'],
    [loaded.orderNo, 'cage', 'cancelled'],
  ]);
  for (const { waybill } of [pending, loaded]) expect(scan(waybill, load.id).verdict).toMatchObject({ kind: 'refused', because: 'cancelled', takenOut: true });
  expect(scan(going.waybill, load.id).verdict.kind).toBe('loaded');
  expect(viewLoad(load, dispatch)).toMatchObject({ pullBack: [], count: { caged: 1, agree: true } });
});
