import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDER_STATES } from '../../../shared/core/order/order.ts';
import { LACKS, lacksOf, readinessOf, type OpenOrder } from '../../../shared/core/outage/readiness.ts';

const fine: OpenOrder = {
  orderId: 'o',
  state: 'allocated',
  carrier: 'YTO',
  hasWaybill: true,
  addressOpen: false,
  heldOtherwise: false,
  allBarcodes: true,
  allReserved: true,
};
const lacks = (order: Partial<OpenOrder>, left: number | null = null) => lacksOf([{ ...fine, ...order }], () => left).get('o');
const OPEN_STATES = ORDER_STATES.filter((state) => state !== 'dispatched' && state !== 'cancelled');
const anyOrder = (orderId: string): fc.Arbitrary<OpenOrder> =>
  fc.record({
    orderId: fc.constant(orderId),
    state: fc.constantFrom(...OPEN_STATES),
    carrier: fc.constantFrom('YTO', 'SF'),
    hasWaybill: fc.boolean(),
    addressOpen: fc.boolean(),
    heldOtherwise: fc.boolean(),
    allBarcodes: fc.boolean(),
    allReserved: fc.boolean(),
  });
const anyOrders = fc.nat({ max: 30 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyOrder(`o${at}`))));

describe('an order that names no carrier', () => {
  it('takes a number from the first carrier that has one, and leaves those of the others', () => {
    const orders = ['a', 'b', 'c'].map((orderId) => ({ ...fine, orderId, carrier: '', hasWaybill: false }));
    const found = lacksOf([...orders, { ...fine, orderId: 'd', carrier: 'YTO', hasWaybill: false }], (carrier) => (carrier === 'SF' ? 2 : 1), ['SF', 'YTO']);
    expect([...found]).toEqual([
      ['a', []],
      ['b', []],
      ['c', []],
      ['d', ['waybill']],
    ]);
    expect([...lacksOf(orders, () => 5)].every(([, lacking]) => lacking.includes('waybill'))).toBe(true);
  });
});

describe('readiness', () => {
  it.each<[Partial<OpenOrder>, readonly string[]]>([
    [{}, []],
    [{ addressOpen: true }, ['address']],
    [{ state: 'imported' }, ['address']],
    [{ allBarcodes: false }, ['barcode']],
    [{ state: 'checked', allReserved: false }, ['stock']],
    [{ heldOtherwise: true }, ['held']],
    [{ hasWaybill: false }, ['waybill']],
    [{ state: 'packed', allBarcodes: false, hasWaybill: false, allReserved: false }, []],
    [{ state: 'packed', heldOtherwise: true }, ['held']],
    [{ state: 'imported', allBarcodes: false, allReserved: false, heldOtherwise: true, hasWaybill: false }, ['address', 'barcode', 'stock', 'held', 'waybill']],
  ])('%o lacks %o', (order, expected) => expect(lacks(order)).toEqual(expected));

  it('gives the numbers of a pool to the first orders that are ready but for them', () => {
    const orders = ['a', 'b', 'c', 'd'].map((orderId, at) => ({ ...fine, orderId, hasWaybill: false, addressOpen: at === 1 }));
    const found = lacksOf(orders, (carrier) => (carrier === 'YTO' ? 2 : null));
    expect([...found]).toEqual([
      ['a', []],
      ['b', ['address']],
      ['c', []],
      ['d', ['waybill']],
    ]);
  });

  it('counts every order once, never promises more labels than there are numbers, and more numbers never make fewer ready', () => {
    fc.assert(
      fc.property(anyOrders, fc.nat({ max: 12 }), (orders, left) => {
        const found = lacksOf(orders, () => left);
        const { open, ready, lacking } = readinessOf(found);
        expect([open, found.size]).toEqual([orders.length, orders.length]);
        expect(ready).toBe([...found.values()].filter((list) => list.length === 0).length);
        for (const lack of LACKS) expect(lacking[lack]).toBeLessThanOrEqual(open - ready);
        for (const carrier of ['YTO', 'SF']) {
          const taken = orders.filter(
            (order) =>
              order.carrier === carrier && !order.hasWaybill && !['packed', 'manifested'].includes(order.state) && found.get(order.orderId)?.length === 0,
          );
          expect(taken.length).toBeLessThanOrEqual(left);
        }
        expect(readinessOf(lacksOf(orders, () => left + 1)).ready).toBeGreaterThanOrEqual(ready);
      }),
      { numRuns: 200 },
    );
  });
});
