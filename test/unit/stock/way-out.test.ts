import { expect, it } from 'vitest';
import { centsOf, waysOut, type ShortOrder } from '../../../shared/core/stock/way-out.ts';

const order = (orderId: string, short: number, over: Partial<ShortOrder> = {}): ShortOrder => ({
  orderId,
  short,
  promisedShipAt: 100,
  splittable: false,
  unitPrice: '9.90',
  ...over,
});

it.each([
  ['9.9', 990],
  ['12', 1200],
  ['0.305', 30],
  ['', null],
  ['1,200', null],
  ['-3', null],
])('%s is %s hundredths', (price, cents) => expect(centsOf(price)).toBe(cents));

it('offers what can be done, with date, parcels and money, and nothing that settles no order', () => {
  const orders = [order('a', 3, { splittable: true }), order('b', 2, { promisedShipAt: 500 }), order('c', 1)];
  expect(waysOut({ orders: [], expected: null })).toEqual([]);
  expect(waysOut({ orders, expected: { quantity: 4, expectedAt: 300 } })).toMatchObject([
    { way: 'split', orderIds: ['a'], parcels: 1 },
    // Of four that come, the first three go to the first order and the last to the one that lacks one.
    { way: 'wait', orderIds: ['a', 'c'], at: 300, late: 2 },
    { way: 'cancel_line', orderIds: ['a', 'b', 'c'], refundCents: 5940 },
    { way: 'cancel_order', orderIds: ['a', 'b', 'c'] },
  ]);
  expect(waysOut({ orders: [order('a', 1, { unitPrice: '' })], expected: null }).map(({ way, refundCents }) => [way, refundCents])).toEqual([
    ['cancel_line', null],
    ['cancel_order', null],
  ]);
});
