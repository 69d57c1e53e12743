import { describe, expect, it } from 'vitest';
import { createOpenOrders } from '../../electron/host/adapters/sqlite/orders/open-orders-store.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { OpenOrders } from '../../shared/core/ports/open-orders.ts';
import { createMemoryOpenOrders } from '../fakes/memory-open-orders.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aCase, aFileWith, aHold, aLine, anOrder, MINUTE, NOON } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, (files: readonly OrderFile[]) => OpenOrders])[] = [
  [
    'in memory',
    (files) => {
      const unitOfWork = createMemoryUnitOfWork();
      const orderFiles = createMemoryOrderFiles(unitOfWork);
      unitOfWork.run(() => files.forEach((file) => orderFiles.add(file)));
      return createMemoryOpenOrders(orderFiles);
    },
  ],
  [
    'SQLite',
    (files) => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      unitOfWork.run(() => files.forEach((file) => orderFiles.add(file)));
      return createOpenOrders(db);
    },
  ],
];
const plain = (order: Parameters<typeof anOrder>[0]): OrderFile => ({ order: anOrder(order), holds: [], cases: [] });

describe.each(rigs)('open orders: %s', (_, open) => {
  it('are the sales that have neither left nor been cancelled, the earliest promise first and those without one last', () => {
    const [later, sooner, whenever] = [
      plain({ promisedShipAt: NOON + 9 * MINUTE }),
      plain({ promisedShipAt: NOON, state: 'imported', waybill: 'YT1' }),
      plain({ promisedShipAt: null }),
    ];
    const others = [plain({ state: 'dispatched' }), plain({ state: 'cancelled' }), plain({ kind: 'write_off' })];
    const list = open([later, ...others, whenever, sooner]).list();
    expect(list.map(({ orderId }) => orderId)).toEqual([sooner, later, whenever].map(({ order }) => order.id));
    expect(list[0]).toMatchObject({ state: 'imported', carrier: 'YTO', hasWaybill: true, merchant: 'QH', platformOrderNo: sooner.order.platformOrderNo });
    expect(open([]).list()).toEqual([]);
  });

  it('tell an open address, other holds and want of stock from what was settled', () => {
    const order = anOrder();
    const facts = (file: OrderFile) => {
      const [one] = open([file]).list();
      return [one?.addressOpen, one?.heldOtherwise, one?.allReserved];
    };
    const reserved = { lines: [aLine({ reserved: 2 })] };
    const withHold = (kind: 'address' | 'stock' | 'sku', liftedAt: number | null = null): OrderFile => ({
      order: anOrder(reserved),
      cases: [],
      holds: [aHold({ kind, liftedAt, liftedBy: liftedAt === null ? null : 'amy' })],
    });
    expect(facts(plain(reserved))).toEqual([false, false, true]);
    expect(facts(plain({}))).toEqual([false, false, false]);
    expect(facts(plain({ ...reserved, hasAddress: false }))).toEqual([true, false, true]);
    expect(facts(aFileWith({}, reserved))).toEqual([true, false, true]);
    expect(facts({ order, holds: [], cases: [aCase(order, { state: 'resolved', resolvedAt: NOON })] })).toEqual([false, false, false]);
    expect([facts(withHold('address')), facts(withHold('sku')), facts(withHold('stock')), facts(withHold('sku', NOON))]).toEqual([
      [true, false, true],
      [false, true, true],
      [false, false, false],
      [false, false, true],
    ]);
  });

  it('name the codes of their goods; fees and credits are no goods', () => {
    const lines = [
      aLine({ sku: 'A', reserved: 2 }),
      aLine({ lineNo: 2, kind: 'fee', sku: 'POST' }),
      aLine({ lineNo: 3, sku: 'B', quantity: -1 }),
      aLine({ lineNo: 4, sku: 'C' }),
    ];
    expect(open([plain({ lines })]).list()[0]).toMatchObject({ skus: ['A', 'C'], allReserved: false });
    expect(open([plain({ lines: [] })]).list()[0]).toMatchObject({ skus: [], allReserved: true });
  });
});
