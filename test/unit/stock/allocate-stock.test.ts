import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateRequest } from '../../../electron/host/cli/stock-allocate.ts';
import { allocateStock, type AllocatedOrder, type ShelfStock } from '../../../shared/core/stock/allocate-stock.ts';
import type { AllocationOrder } from '../../../shared/core/stock/allocation.ts';
import { ALLOCATION_POLICIES, ALLOCATION_POLICY_IDS } from '../../../shared/core/stock/allocation-policy.ts';
import { generatedBacklog } from '../../fixtures/backlogs.ts';

const anyOrders = fc
  .array(
    fc.record({
      promisedShipAt: fc.option(fc.integer({ min: 0, max: 3 })),
      paidAt: fc.option(fc.integer({ min: 0, max: 3 })),
      urgentAccepted: fc.boolean(),
      merchantRank: fc.option(fc.integer({ min: 1, max: 3 })),
      lines: fc.array(fc.record({ sku: fc.constantFrom('x', 'y', 'z', 'unseen'), quantity: fc.integer({ min: 0, max: 5 }) }), { maxLength: 4 }),
    }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map((row, i): AllocationOrder => ({ ...row, orderId: `o${i}`, lines: row.lines.map((one, n) => ({ ...one, lineNo: n + 1, reserved: 0 })) })),
  );
const anyStock = fc.array(
  fc.record({ sku: fc.constantFrom('x', 'y', 'z'), warehouse: fc.constantFrom('A', 'B'), available: fc.integer({ min: -2, max: 9 }) }),
  { maxLength: 8 },
);
const anyPolicy = fc.constantFrom(...ALLOCATION_POLICY_IDS).map((id) => ALLOCATION_POLICIES[id]);

/** What is on each shelf, told apart from the program: of a count written twice the smaller. */
function shelf(stock: readonly ShelfStock[]): Map<string, number> {
  const there = new Map<string, number>();
  for (const { sku, warehouse, available } of stock) {
    const key = `${sku} ${warehouse}`;
    there.set(key, Math.min(there.get(key) ?? Math.max(0, available), Math.max(0, available)));
  }
  return there;
}
const complete = (answers: readonly AllocatedOrder[]): number => answers.filter((one) => one.complete).length;

describe('sharing stock', () => {
  it('promises no piece twice and none that is not there, whatever the policy; what a line gets and lacks is what it wants', () => {
    fc.assert(
      fc.property(anyStock, anyOrders, anyPolicy, (stock, orders, policy) => {
        const answers = allocateStock(stock, orders, policy);
        expect(answers.map(({ id }) => id)).toEqual(orders.map(({ orderId }) => orderId));
        const left = shelf(stock);
        for (const [n, { lines, complete: isComplete }] of answers.entries()) {
          for (const [i, line] of lines.entries()) {
            expect(line.allocated).toBeGreaterThanOrEqual(0);
            expect(line.allocated + line.short).toBe(orders[n]?.lines[i]?.quantity);
            expect(line.from.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.allocated);
            for (const { warehouse, quantity } of line.from) left.set(`${line.sku} ${warehouse}`, (left.get(`${line.sku} ${warehouse}`) ?? 0) - quantity);
          }
          expect(isComplete).toBe(lines.every(({ short }) => short === 0));
        }
        for (const units of left.values()) expect(units).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not depend on the order anything is written in', () => {
    fc.assert(
      fc.property(anyStock, anyOrders, anyPolicy, (stock, orders, policy) => {
        const straight = allocateStock(stock, orders, policy);
        const turned = allocateStock(stock.toReversed(), orders.toReversed(), policy);
        expect(turned.toReversed()).toEqual(straight);
      }),
    );
  });

  it('passes an order over only where what the ones before it left could not complete it', () => {
    fc.assert(
      fc.property(anyStock, anyOrders, fc.constantFrom('default' as const, 'merchant_priority' as const), (stock, orders, id) => {
        const answers = allocateStock(stock, orders, ALLOCATION_POLICIES[id]);
        const left = new Map<string, number>();
        for (const [key, units] of shelf(stock)) left.set(key.split(' ')[0] as string, (left.get(key.split(' ')[0] as string) ?? 0) + units);
        for (const { id: orderId, complete: isComplete } of answers.toSorted((a, b) => a.rank - b.rank)) {
          const wants = new Map<string, number>();
          for (const { sku, quantity } of orders.find((one) => one.orderId === orderId)?.lines ?? []) wants.set(sku, (wants.get(sku) ?? 0) + quantity);
          const could = [...wants].every(([sku, quantity]) => quantity <= (left.get(sku) ?? 0));
          expect(isComplete).toBe(could);
          if (could) for (const [sku, quantity] of wants) left.set(sku, (left.get(sku) ?? 0) - quantity);
        }
      }),
    );
  });

  it('completes with whole orders first never fewer than by the default or first come first served', () => {
    fc.assert(
      fc.property(anyStock, anyOrders, (stock, orders) => {
        const most = complete(allocateStock(stock, orders, ALLOCATION_POLICIES.whole_orders_first));
        expect(most).toBeGreaterThanOrEqual(complete(allocateStock(stock, orders, ALLOCATION_POLICIES.default)));
        expect(most).toBeGreaterThanOrEqual(complete(allocateStock(stock, orders, ALLOCATION_POLICIES.first_come_first_served)));
      }),
    );
    for (let seed = 1; seed <= 5; seed += 1) {
      const { stock, orders } = generatedBacklog(seed, 200);
      const [most, usual, first] = (['whole_orders_first', 'default', 'first_come_first_served'] as const).map((id) =>
        complete(allocateStock(stock, orders, ALLOCATION_POLICIES[id])),
      );
      expect(most).toBeGreaterThan(first as number);
      expect(usual).toBeGreaterThan(first as number);
    }
  });

  it('splits no more orders with fewest splits than by the default', () => {
    const split = (answers: readonly AllocatedOrder[]): number =>
      answers.filter(({ lines }) => new Set(lines.flatMap(({ from }) => from.map(({ warehouse }) => warehouse))).size > 1).length;
    for (let seed = 1; seed <= 5; seed += 1) {
      const { stock, orders } = generatedBacklog(seed, 200);
      expect(split(allocateStock(stock, orders, ALLOCATION_POLICIES.fewest_splits))).toBeLessThanOrEqual(
        split(allocateStock(stock, orders, ALLOCATION_POLICIES.default)),
      );
    }
  });

  it('serves a pinned order first even where it has to be split and another could leave from one warehouse', () => {
    const order = (orderId: string, lines: AllocationOrder['lines'], pinned: boolean): AllocationOrder => ({
      orderId,
      lines,
      pinned,
      promisedShipAt: null,
      paidAt: null,
      urgentAccepted: false,
      merchantRank: null,
    });
    const line = (lineNo: number, sku: string, quantity: number) => ({ lineNo, sku, quantity, reserved: 0 });
    const [split, other] = allocateStock(
      [
        { sku: 'x', warehouse: 'A', available: 1 },
        { sku: 'y', warehouse: 'B', available: 2 },
      ],
      [order('o0', [line(1, 'x', 1), line(2, 'y', 1)], true), order('o1', [line(1, 'y', 2)], false)],
      ALLOCATION_POLICIES.fewest_splits,
    );
    expect([split?.complete, other?.complete]).toEqual([true, false]);
  });

  it('serves a pinned order before all others', () => {
    fc.assert(
      fc.property(anyStock, anyOrders, anyPolicy, (stock, orders, policy) => {
        const [first, ...others] = orders;
        if (first === undefined) return;
        const [answer] = allocateStock(stock, [{ ...first, pinned: true }, ...others], policy);
        const [alone] = allocateStock(stock, [first], policy);
        expect(answer?.complete).toBe(alone?.complete);
      }),
    );
  });
});

describe('stock allocate over JSON', () => {
  const stock = [{ sku: 'a', warehouse: 'W', available: 3 }];
  const order = (id: string, qty: unknown, over: object = {}) => ({
    id,
    promisedAt: '2026-11-25',
    paidAt: null,
    urgent: false,
    lines: [{ line: 1, sku: 'a', qty }],
    ...over,
  });
  it('answers each order, and sets a bad one aside with its reason', () => {
    expect(
      allocateRequest({
        policy: 'default',
        stock,
        orders: [
          order('late', 2),
          order('early', 2, { promisedAt: '2026-11-24' }),
          order('bad', -1),
          order('early', 1),
          { id: 7, lines: [{ line: 1, sku: 'b', qty: 1 }] },
        ],
      }),
    ).toMatchObject({
      orders: [
        { id: 'late', complete: false, decidedBy: 'promised_date', lines: [{ line: 1, allocated: 0, short: 2, reason: 'none_left' }] },
        { id: 'early', complete: true, lines: [{ allocated: 2, short: 0, reason: 'given', from: [{ warehouse: 'W', quantity: 2 }] }] },
        { id: 'bad', error: { code: 'bad_order' } },
        { id: 'early', error: { code: 'order_twice' } },
        { id: '7', complete: false, lines: [{ reason: 'unknown_sku' }] },
      ],
    });
  });
  it('takes the last pieces by line only where the policy says so', () => {
    const lines = [
      { line: 1, sku: 'a', qty: 3 },
      { line: 2, sku: 'b', qty: 1 },
    ];
    const ask = (policy: unknown) => allocateRequest({ policy, stock, orders: [order('o', 0, { lines })] });
    expect(ask('default')).toMatchObject({
      orders: [{ complete: false, lines: [{ allocated: 0, short: 3, reason: 'order_incomplete' }, { reason: 'unknown_sku' }] }],
    });
    expect(ask('fcfs')).toMatchObject({ orders: [{ lines: [{ allocated: 3 }, { short: 1 }] }] });
    expect(ask({ order: ['paid_time', 'order_number'], take: 'each_line' })).toMatchObject({ orders: [{ lines: [{ allocated: 3 }, { short: 1 }] }] });
  });
  it.each([[null], [{}], [{ stock: 'x', orders: [] }], [{ policy: 'nobody', stock, orders: [] }], [{ stock: [{ sku: 'a', available: 1.5 }], orders: [] }]])(
    'refuses %j',
    (request) => {
      expect(allocateRequest(request)).toMatchObject({ error: { code: 'bad_request' } });
    },
  );
});
