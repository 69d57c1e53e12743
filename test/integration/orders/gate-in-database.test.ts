import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GATE_STEPS, GATED_ACTIONS, mayPass, type GatedAction } from '../../../shared/core/gate/gate.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { tickRequest } from '../../../shared/core/order-file/decide/request.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { ORDER_STATES, type OrderState } from '../../../shared/core/order/order.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { openDoorTo } from '../../fixtures/manifest-rows.ts';
import { clerk, draftOrder, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

/** Every state × action × hold, along every path that could forget to ask: the recorder, plain SQL, a replacing insert, the outbox. */
const WAY: readonly OrderState[] = ['checked', 'allocated', 'labelled', 'packed', 'manifested', 'dispatched'];
const TOLD = { tell_wms_released: 'order.release', tell_wms_packed: 'order.pack', tell_wms_shipped: 'order.ship' } as const;

let house: WorkHouse;
beforeAll(async () => void (house = await openWorkHouse()));
afterAll(() => house.close());

/** An order brought to a state step by step, then held if asked. */
function orderIn(state: OrderState, held: boolean): string {
  const [id = ''] = house.takeIn(draftOrder());
  const { db } = house.storage;
  if (state === 'imported') db.exec(`UPDATE orders SET state = 'imported' WHERE id = '${id}'`);
  else if (state === 'cancelled') db.exec(`UPDATE orders SET state = 'cancelled' WHERE id = '${id}'`);
  else
    for (const step of WAY.slice(1, WAY.indexOf(state) + 1)) {
      openDoorTo(db, id, step);
      db.exec(`UPDATE orders SET state = '${step}' WHERE id = '${id}'`);
    }
  // A signed load stands at the last door, an open one with the parcel in its cage at the door before.
  if (state === 'packed' || state === 'manifested') openDoorTo(db, id, state === 'packed' ? 'manifested' : 'dispatched');
  if (held) db.exec(`INSERT INTO hold SELECT 'h-' || id, n, 'manual', NULL, 'r', 'owner', 'stays', NULL, 1, 'x', NULL, NULL FROM orders WHERE id = '${id}'`);
  return id;
}

const isGateError = (error: unknown): boolean =>
  error instanceof Error && /gate: (held|cancelled|out_of_order|gone|request_open|not_in_cage|not_handed_over)|never replaced|is never/u.test(error.message);
const tries = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (!isGateError(error)) throw error;
    return false;
  }
};

/** The paths that move an order or tell the WMS; each answers whether it got through. */
const PATHS: Readonly<Record<string, (id: string, action: GatedAction) => boolean | null>> = {
  'plain SQL update': (id, action) => {
    const { to } = GATE_STEPS[action];
    return to === null ? null : tries(() => house.storage.db.exec(`UPDATE orders SET state = '${to}' WHERE id = '${id}'`));
  },
  'replacing insert': (id, action) => {
    const { to } = GATE_STEPS[action];
    if (to === null) return null;
    // Always refused: an order is never replaced, whatever its state.
    return tries(() =>
      house.storage.db.exec(
        `INSERT OR REPLACE INTO orders SELECT n, id, kind, '${to}', version, merchant, platform, platform_order_no, wms_ref, wms_version, ordered_at, paid_at, promised_ship_at, carrier, waybill, currency, has_address, source_import, source_row, warehouse FROM orders WHERE id = '${id}'`,
      ),
    )
      ? true
      : null;
  },
  'a use case that forgot to ask': (id, action) => {
    const { to } = GATE_STEPS[action];
    if (to === null) return null;
    return tries(
      () =>
        void house.work.recorder.onOrder(id, clerk, (file, context) =>
          ok(new Draft(file, context).add({ type: 'order.stateChanged', data: { from: file.order.state, to }, personal: null }).done()),
        ),
    );
  },
  'the outbox': (id, action) => {
    if (!(action in TOLD)) return null;
    const kind = TOLD[action as keyof typeof TOLD];
    return tries(
      () =>
        void house.work.recorder.onOrder(id, clerk, (file, context) =>
          ok(
            new Draft(file, context)
              .add({ type: 'order.reserved', data: { reserved: [] }, personal: null })
              .tell(kind, {})
              .done(),
          ),
        ),
    );
  },
};

describe.each(ORDER_STATES)('from %s', (state) => {
  describe.each([false, true])('held: %s', (held) => {
    test.each(GATED_ACTIONS)('%s', (action) => {
      for (const [path, attempt] of Object.entries(PATHS)) {
        const id = orderIn(state, held);
        const file = house.work.orderFiles.load(id);
        if (file === null) throw new Error('the order is not there');
        const allowed = mayPass(action, { state: file.order.state, holds: file.holds }).pass;
        const through = attempt(id, action);
        if (through === null) continue;
        // A step to the state it has or to an earlier one moves no goods on: a parcel is pulled back, a label is void.
        const { to } = GATE_STEPS[action];
        if (to !== null && ORDER_STATES.indexOf(to) <= ORDER_STATES.indexOf(state) && state !== 'cancelled') continue;
        if (allowed) expect(through, `${path} must pass`).toBe(true);
        if (!allowed) expect(through, `${path} out of order`).toBe(false);
      }
    });
  });
});

test('a hold is lifted, never removed, and a held order may still be corrected and noted', () => {
  const [id = ''] = house.takeIn(draftOrder());
  const placed = house.work.recorder.onOrder(id, clerk, (file, context) =>
    placeHold(file, { reason: 'customer asked', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }, context),
  );
  expect(placed.ok).toBe(true);
  expect(() => house.storage.db.exec(`DELETE FROM hold`)).toThrow(/never removed/u);
  expect(() => house.storage.db.exec(`DELETE FROM orders WHERE id = '${id}'`)).toThrow(/never removed/u);
});

test('what a customer demands shuts pack and dispatch, whoever asks, until it is ticked', () => {
  const [id = ''] = house.takeIn(draftOrder({ buyerNote: '要礼盒包装，发顺丰' }));
  const { db } = house.storage;
  const file = () => house.work.orderFiles.load(id);
  const request = file()?.cases.find(({ kind }) => kind === 'special_request');
  const items = request?.request?.items ?? [];
  expect(items.map(({ gate }) => gate).toSorted()).toEqual(['dispatch', 'pack']);
  const step = (to: string): boolean => tries(() => db.exec(`UPDATE orders SET state = '${to}' WHERE id = '${id}'`));
  const tick = (gate: string): void =>
    expect(
      house.work.recorder.onOrder(id, clerk, (now, context) =>
        tickRequest(now, request?.id ?? '', items.find((item) => item.gate === gate)?.no ?? -1, true, context),
      ).ok,
    ).toBe(true);
  db.exec(`UPDATE hold SET lifted_at = 1 WHERE order_n = (SELECT n FROM orders WHERE id = '${id}')`);
  for (const free of ['allocated', 'labelled']) expect(step(free), free).toBe(true);
  expect(step('packed')).toBe(false);
  tick('pack');
  expect(step('packed')).toBe(true);
  openDoorTo(db, id, 'manifested');
  expect(step('manifested')).toBe(true);
  openDoorTo(db, id, 'dispatched');
  expect(step('dispatched')).toBe(false);
  tick('dispatch');
  expect(step('dispatched')).toBe(true);
});
