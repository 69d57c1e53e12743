import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allocateOpenOrders } from '../../../shared/core/usecases/stock/allocate-open-orders.ts';
import { draftOrder, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const HOUR = 3_600_000;
let house: WorkHouse;
beforeEach(async () => {
  house = await openWorkHouse();
});
afterEach(() => house.close());

const wants = (quantity: number, warehouse = '', hours = 24): string =>
  house.takeIn(
    draftOrder({
      ...(warehouse !== '' && { warehouse }),
      promisedShipAt: MORNING + hours * HOUR,
      lines: [{ kind: 'goods', sku: 'CUP', name: 'Cup', variant: '', quantity, unitPrice: '9.50' }],
    }),
  )[0] as string;
const count = (onHand: number, warehouse = ''): void =>
  house.storage.unitOfWork.run(() => {
    house.work.goods.putStock([{ merchant: 'QH', sku: 'CUP', warehouse, location: 'A', onHand, safetyStock: null, asOf: MORNING }]);
    allocateOpenOrders('QH', new Set(['CUP']), house.work.importDeps);
  });
const held = (id: string): number | undefined => house.work.orderFiles.load(id)?.order.lines[0]?.reserved;
const short = (id: string) => house.work.orderFiles.load(id)?.cases.find((one) => one.kind === 'stock_out');

describe('stock in several warehouses', () => {
  test('what lies in one serves no order of the other, and each shortage is an incident of its own', () => {
    const here = wants(2);
    const there = wants(2, 'HB2');
    count(0);
    expect([held(here), short(here)?.incident]).toEqual([0, 'stock:QH:CUP']);
    count(1, 'HB2');
    expect([held(there), short(there)?.incident]).toEqual([0, 'stock:QH:CUP@HB2']);
    expect(house.work.desk.shortSkus().map(({ warehouse, sku, waiting }) => [warehouse, sku, waiting])).toEqual([
      ['', 'CUP', 1],
      ['HB2', 'CUP', 1],
    ]);
    expect(house.work.desk.openCases({ merchant: 'QH', warehouse: 'HB2', sku: 'CUP' }).map(({ orderId }) => orderId)).toEqual([there]);
    // What arrives there releases who waits there, and nobody here.
    count(2, 'HB2');
    expect([held(here), held(there)]).toEqual([0, 2]);
    expect(short(there)).toMatchObject({ state: 'resolved', outcome: 'replenished' });
    expect(short(here)?.state).toBe('open');
  });

  test('who waits is served in the order of the policy when stock arrives, as far as it goes', () => {
    const late = wants(2, 'HB2', 72);
    const early = wants(3, 'HB2', 24);
    count(0, 'HB2');
    count(4, 'HB2');
    expect([held(early), held(late)]).toEqual([3, 0]);
    expect([short(early)?.outcome, short(late)?.state]).toEqual(['replenished', 'open']);
    count(5, 'HB2');
    expect([held(early), held(late)]).toEqual([3, 2]);
  });

  test('whatever is counted and ordered in whichever order, no warehouse promises a piece twice, and none lies idle while an order could go', () => {
    const step = fc.oneof(
      fc.record({ count: fc.nat(9), warehouse: fc.constantFrom('', 'HB2') }),
      fc.record({ order: fc.integer({ min: 1, max: 4 }), warehouse: fc.constantFrom('', 'HB2') }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const counted = new Map<string, number>();
        house.storage.unitOfWork.run(() => house.storage.db.exec("UPDATE orders SET state = 'cancelled'; DELETE FROM stock_level"));
        const orders: { readonly id: string; readonly warehouse: string; readonly quantity: number }[] = [];
        for (const one of steps) {
          if ('order' in one) orders.push({ id: wants(one.order, one.warehouse), warehouse: one.warehouse, quantity: one.order });
          // Stock only ever arrives here: what a smaller count does to promises is another rule's business.
          else counted.set(one.warehouse, Math.max(one.count, counted.get(one.warehouse) ?? 0));
          for (const [warehouse, onHand] of counted) count(onHand, warehouse);
        }
        for (const [warehouse, onHand] of counted) {
          const ofIt = orders.filter((order) => order.warehouse === warehouse);
          const given = ofIt.reduce((sum, { id }) => sum + (held(id) ?? 0), 0);
          expect(given).toBeLessThanOrEqual(onHand);
          expect(house.work.goods.free('QH', warehouse).get('CUP')).toBe(onHand - given);
          for (const { id, quantity } of ofIt) if (held(id) === 0) expect(quantity).toBeGreaterThan(onHand - given);
        }
      }),
      { numRuns: 12 },
    );
  });
});
