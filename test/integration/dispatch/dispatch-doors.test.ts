import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { LoadParcel } from '../../../shared/core/dispatch/load.ts';
import { cage, handOver } from '../../../shared/core/order-file/decide/hand-over.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { closeLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { RIGHTS_BY_ROLE, ROLES } from '../../../shared/core/user/roles.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { dispatcher, openDispatchHouse, SIGNATURE, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { WRONG_ORDERS, type WrongOrder, wrongOrder } from '../../fixtures/wrong-orders.ts';

/* Whatever is wrong with an order, and whenever it became wrong, by every way to a manifest, out of the house and to the WMS. */

let house: DispatchHouse;
beforeAll(async () => {
  house = await openDispatchHouse();
});
afterAll(() => house.close());

const tries = (work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(/gate: |load: |load_parcel: |out_of_order|a parcel: there is none|UNIQUE/u);
  }
};
const forgetful = ({ orderId }: WrongOrder, to: 'manifested' | 'dispatched', tells: boolean): void =>
  tries(() =>
    house.work.recorder.onOrder(orderId, dispatcher, (file, context) => {
      const draft = new Draft(file, context).add({ type: 'order.stateChanged', data: { from: file.order.state, to }, personal: null });
      return ok((tells ? draft.tell('order.ship', { carrier: 'YTO', waybill: 'W', manifest: '', shippedAt: context.nowAt }) : draft).done());
    }),
  );
const close = ({ loadId }: WrongOrder): void => {
  for (const driverCount of [0, 1])
    tries(() =>
      closeLoad(
        { loadId, driver: 'd', driverCount, signature: SIGNATURE, override: { by: 'boss', reason: 'hurry' } },
        'dispatcher-1',
        dispatcher,
        house.dispatch,
      ),
    );
};

const WAYS: Readonly<Record<string, (target: WrongOrder) => void>> = {
  'scan and close': (target) => {
    const { scan } = house.openCage();
    // What stands there wrongly is taken out by the first scan, and refused by the next.
    for (const code of [target.waybill, target.orderId, target.waybill]) scan(code, target.loadId);
    close(target);
  },
  'close alone, on a word': close,
  'the rules alone': ({ orderId, waybill, loadId }) => {
    tries(() => house.work.recorder.onSteps(dispatcher, [{ orderId, decide: (file, context) => cage(file, loadId, waybill, context) }]));
    tries(() => house.work.recorder.onSteps(dispatcher, [{ orderId, decide: (file, context) => handOver(file, loadId, waybill, context) }]));
  },
  'the store alone': ({ orderId, waybill, loadId }) => {
    const parcel: LoadParcel = { loadId, orderId, waybill, place: 'cage', knownAt: 1, putAt: 1, putBy: 'x', firstScanAt: null };
    tries(() => house.storage.unitOfWork.run(() => house.dispatch.loads.put(parcel)));
    const signed = { at: 1, by: 'x', driver: 'd', driverCount: 1, signature: SIGNATURE, override: null, leftBehind: [] };
    tries(() => house.storage.unitOfWork.run(() => house.dispatch.loads.close(loadId, signed)));
  },
  'a decision that forgets the gate': (target) => {
    forgetful(target, 'manifested', false);
    forgetful(target, 'dispatched', false);
    forgetful(target, 'dispatched', true);
  },
  'plain SQL': ({ orderId, loadId }) => {
    const { db } = house.storage;
    const order = `id = '${orderId}'`;
    for (const sql of [
      `INSERT INTO load_parcel (load_n, order_n, waybill, place, put_at, put_by) SELECT l.n, o.n, o.waybill, 'cage', 1, 'x' FROM load l, orders o WHERE l.id = '${loadId}' AND o.${order}`,
      `UPDATE orders SET state = 'manifested' WHERE ${order}`,
      `UPDATE load SET state = 'closed', closed_at = 1, closed_by = 'x', driver = 'd', driver_count = 1, signature = 's' WHERE id = '${loadId}'`,
      `UPDATE orders SET state = 'dispatched' WHERE ${order}`,
      `INSERT INTO outbox (id, lane, order_n, kind, payload, occurred_at, next_attempt_at) SELECT 'x' || id, id, n, 'order.ship', '{}', 1, 1 FROM orders WHERE ${order}`,
    ])
      tries(() => db.exec(sql));
  },
};

describe.each(Object.keys(WAYS))('by the way of: %s', (way) => {
  it.each(WRONG_ORDERS)('%s, %s', (moment, wrong) => {
    const aim = wrongOrder(house, moment, wrong);
    const state = () => house.work.orderFiles.load(aim.orderId)?.order.state;
    const before = state();
    WAYS[way]?.(aim);
    expect(state()).not.toBe('dispatched');
    if (moment !== 'caged') expect(state()).toBe(before);
    expect(house.work.outbox.list({ lane: aim.orderId, limit: 50 }).filter(({ kind }) => kind === 'order.ship')).toEqual([]);
  });
});

it('is open only to who may close a manifest, whichever door of the contract is tried', () => {
  const doors = Object.entries(contract.loads).filter(([name, { kind }]) => kind === 'command' && name !== 'carrierScans');
  expect(doors.map(([name]) => name).toSorted()).toEqual(['close', 'cut', 'drop', 'export', 'open', 'scan']);
  for (const [, { access }] of doors) expect(access).toBe('close_manifest');
  expect(ROLES.filter((role) => RIGHTS_BY_ROLE[role].includes('close_manifest'))).toEqual(['dispatcher', 'supervisor']);
});
