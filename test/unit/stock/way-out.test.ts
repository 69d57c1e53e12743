import { expect, it } from 'vitest';
import { centsOf, waysOut, type ShortOrder } from '../../../shared/core/stock/way-out.ts';

const NOTHING = { expected: null, transfers: [], substitutes: [], parcelCents: 800 } as const;

const order = (orderId: string, short: number, over: Partial<ShortOrder> = {}): ShortOrder => ({
  orderId,
  short,
  promisedShipAt: 100,
  splittable: false,
  hasOther: true,
  isWhole: true,
  unitPrice: '9.90',
  totalCents: 5000,
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
  expect(waysOut({ ...NOTHING, orders: [] })).toEqual([]);
  expect(waysOut({ ...NOTHING, orders, expected: { quantity: 4, expectedAt: 300 } })).toMatchObject([
    { way: 'split', orderIds: ['a'], parcels: 1, costCents: 800 },
    // Of four that come, the first three go to the first order and the last to the one that lacks one.
    { way: 'wait', orderIds: ['a', 'c'], at: 300, late: 2 },
    { way: 'cancel_line', orderIds: ['a', 'b', 'c'], refundCents: 5940 },
    { way: 'cancel_order', orderIds: ['a', 'b', 'c'], refundCents: 15_000 },
  ]);
  expect(waysOut({ ...NOTHING, orders: [order('a', 1, { unitPrice: '', totalCents: null })] }).map(({ way, refundCents }) => [way, refundCents])).toEqual([
    ['cancel_line', null],
    ['cancel_order', null],
  ]);
});

it('computes what another warehouse and another SKU can do: how many orders, from which day, and what it costs', () => {
  const orders = [order('a', 3), order('b', 2, { isWhole: false }), order('c', 1, { hasOther: false })];
  const transfers = [
    { from: 'HB2', free: 4, arrivesAt: 200, loadCents: 6000, unitCents: 50 },
    { from: 'HB3', free: 0, arrivesAt: 50, loadCents: 0, unitCents: 0 },
  ];
  const ways = waysOut({ ...NOTHING, orders, transfers, substitutes: [{ sku: 'B', free: 3, asks: true }] });
  expect(ways).toMatchObject([
    // A load of four units: the order that lacks two is passed over.
    { way: 'transfer', by: 'HB2', orderIds: ['a', 'c'], at: 200, late: 2, costCents: 6200 },
    // A part of a kit is not exchanged.
    { way: 'substitute', by: 'B', orderIds: ['a'], asks: true, at: null },
    { way: 'cancel_line', orderIds: ['a', 'b'], refundCents: 4950 },
    { way: 'cancel_order', orderIds: ['a', 'b', 'c'] },
  ]);
});
