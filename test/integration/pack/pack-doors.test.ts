import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePack } from '../../../shared/core/order-file/decide/close-pack.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { label } from '../../../shared/core/order-file/decide/label.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { ORDER_STATES, type OrderState } from '../../../shared/core/order/order.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { openDoorTo } from '../../fixtures/manifest-rows.ts';
import { BARCODES, line, openPackHouse, packer, type PackHouse } from '../../fixtures/pack-house.ts';

/* Every state, with and without a hold, through every way to a packed parcel: the bench, a supervisor's word, and a decision that forgets to ask. */

let house: PackHouse;
beforeAll(async () => {
  house = await openPackHouse();
});
afterAll(() => house.close());

const WAY: readonly OrderState[] = ['allocated', 'labelled', 'packed', 'manifested', 'dispatched'];
const EVIDENCE = { outcome: 'packed', work: 'w', units: [], missing: [], lots: [], weightGrams: null, expectedGrams: null, override: null } as const;

/** An order in this state, as the gate lets it get there; null for states no order of this bench is in. */
function orderIn(state: OrderState, held: boolean): string {
  const orderId = house.ready([line('QH-TEE01-BLK-L', 1)]);
  const step = (to: OrderState): void => {
    openDoorTo(house.storage.db, orderId, to);
    const moved = house.work.recorder.onOrder(orderId, packer, (file, context) =>
      ok(new Draft(file, context).add({ type: 'order.stateChanged', data: { from: file.order.state, to }, personal: null }).done()),
    );
    expect(moved.ok, to).toBe(true);
  };
  if (state === 'cancelled' || state === 'checked' || state === 'imported') step(state);
  else for (const next of WAY.slice(1, WAY.indexOf(state) + 1)) step(next);
  if (held)
    house.work.recorder.onOrder(orderId, packer, (file, context) =>
      placeHold(file, { reason: 'x', liftableBy: 'supervisor', ifNobody: '', reviewAt: null }, context),
    );
  return orderId;
}

const packedNow = (orderId: string): boolean => house.work.orderFiles.load(orderId)?.order.state === 'packed';
const isHeld = (orderId: string): boolean => (house.work.orderFiles.load(orderId)?.holds ?? []).some(({ liftedAt }) => liftedAt === null);

const WAYS: Readonly<Record<string, (orderId: string) => void>> = {
  bench: (orderId) => {
    const { scan } = house.openDesk();
    for (const code of [orderId, BARCODES.tee, 'SB*CLOSE', '412 g']) scan(code, orderId);
    scan(orderId, null);
  },
  'supervisor word': (orderId) => {
    const { scan, desk } = house.openDesk();
    scan(BARCODES.tee, orderId);
    desk.override(orderId, 'because', 'boss', 'packer-1', packer);
  },
  'decision alone': (orderId) => {
    house.work.recorder.onSteps(packer, [
      { orderId, decide: (file, context) => (file.order.state === 'allocated' ? label(file, 'YTO', 'W-1', context) : ok(new Draft(file, context).done())) },
      { orderId, decide: (file, context) => closePack(file, EVIDENCE, [], context) },
    ]);
  },
  'decision that forgets the gate': (orderId) => {
    try {
      house.work.recorder.onOrder(orderId, packer, (file, context) =>
        ok(
          new Draft(file, context)
            .add({ type: 'order.stateChanged', data: { from: file.order.state, to: 'packed' }, personal: null })
            .tell('order.pack', { carrier: 'YTO', waybill: 'W-1', weightGrams: null })
            .done(),
        ),
      );
    } catch (thrown) {
      expect(String(thrown)).toMatch(/gate: /u);
    }
  },
};

describe.each(Object.keys(WAYS))('by the way of: %s', (way) => {
  it.each(ORDER_STATES.flatMap((state) => [false, true].map((held) => [state, held] as const)))('%s, held: %s', (state, held) => {
    const orderId = orderIn(state, held);
    const told = (): number => house.work.outbox.list({ lane: orderId, limit: 50 }).filter(({ kind }) => kind === 'order.pack').length;
    const [wasPacked, wasHeld, before] = [packedNow(orderId), isHeld(orderId), told()];
    WAYS[way]?.(orderId);
    const fits = !wasHeld && (state === 'labelled' || (state === 'allocated' && way !== 'decision that forgets the gate'));
    // Back from a later step is no door to a customer; forwards, only what the gate lets through.
    if (fits) expect([packedNow(orderId), told()]).toEqual([true, before + 1]);
    else if (!(way === 'decision that forgets the gate' && ['packed', 'manifested'].includes(state)))
      expect([packedNow(orderId), told()]).toEqual([wasPacked, before]);
  });
});
