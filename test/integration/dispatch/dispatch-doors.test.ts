import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { LoadParcel } from '../../../shared/core/dispatch/load.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { cage, handOver } from '../../../shared/core/order-file/decide/hand-over.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { takeBackOrder } from '../../../shared/core/order-file/decide/take-back.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { closeLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { RIGHTS_BY_ROLE, ROLES } from '../../../shared/core/user/roles.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { dispatcher, openDispatchHouse, SIGNATURE, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { packer } from '../../fixtures/pack-house.ts';

/* Whatever is wrong with an order, and whenever it became wrong, by every way to a manifest, out of the house and to the WMS. */

let house: DispatchHouse;
beforeAll(async () => {
  house = await openDispatchHouse();
});
afterAll(() => house.close());

const WRONGS: Readonly<Record<string, (orderId: string) => void>> = {
  held: (orderId) =>
    void house.work.recorder.onOrder(orderId, packer, (file, context) =>
      placeHold(file, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, context),
    ),
  cancelled: (orderId) => void house.work.recorder.onOrder(orderId, packer, takeBackOrder),
  'changed, its label void': (orderId) =>
    void house.work.recorder.onOrder(orderId, packer, (file, context) =>
      correct(file, [{ field: 'buyerNote', from: file.order.buyerNote, to: `note ${orderId}` }], null, () => [], context),
    ),
};
/** `unpacked`: it never was; `packed`: wrong before the cage; `caged`: wrong when it stood in the cage already. */
const MOMENTS = ['unpacked', 'packed', 'caged'] as const;

interface Target {
  readonly orderId: string;
  readonly waybill: string;
  readonly loadId: string;
}
const tries = (work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(/gate: |load: |load_parcel: |out_of_order|a parcel: there is none|UNIQUE/u);
  }
};
const forgetful = ({ orderId }: Target, to: 'manifested' | 'dispatched', tells: boolean): void =>
  tries(() =>
    house.work.recorder.onOrder(orderId, dispatcher, (file, context) => {
      const draft = new Draft(file, context).add({ type: 'order.stateChanged', data: { from: file.order.state, to }, personal: null });
      return ok((tells ? draft.tell('order.ship', { carrier: 'YTO', waybill: 'W', manifest: '', shippedAt: context.nowAt }) : draft).done());
    }),
  );
const close = ({ loadId }: Target): void => {
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

const WAYS: Readonly<Record<string, (target: Target) => void>> = {
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

let carriers = 0;
function target(moment: (typeof MOMENTS)[number], wrong: string): Target {
  const carrier = `D${(carriers += 1)}`;
  const load = house.load(carrier);
  const orderId = moment === 'unpacked' ? house.ready(undefined, { carrier }) : house.packed({ carrier }).orderId;
  const waybill = house.work.orderFiles.load(orderId)?.order.waybill ?? '';
  if (moment === 'caged') expect(house.openCage().scan(waybill, load.id).verdict.kind).toBe('loaded');
  WRONGS[wrong]?.(orderId);
  return { orderId, waybill, loadId: load.id };
}

describe.each(Object.keys(WAYS))('by the way of: %s', (way) => {
  const wrongs = MOMENTS.flatMap((moment) =>
    [...Object.keys(WRONGS), ...(moment === 'unpacked' ? ['not packed'] : [])].map((wrong) => [moment, wrong] as const),
  );
  it.each(wrongs)('%s, %s', (moment, wrong) => {
    const aim = target(moment, wrong);
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
