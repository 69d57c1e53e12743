import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Product } from '../../shared/core/catalogue/catalogue.ts';
import { UNTRACKED } from '../../shared/core/catalogue/tracking.ts';
import { ORDER_STATES } from '../../shared/core/order/order.ts';
import type { StockLevel } from '../../shared/core/ports/goods-store.ts';
import { openDoorTo } from '../fixtures/manifest-rows.ts';
import { aCase, aLine, anOrder, NOON } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

interface Rig extends OrderStores {
  /** Where the store has a gate: opens its door to this state. */
  readonly openDoor: (orderId: string, state: string) => void;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  ['in memory', () => ({ ...openMemoryStores(), openDoor: () => undefined })],
  [
    'SQLite',
    () => {
      const stores = openSqliteStores();
      return { ...stores, openDoor: (orderId, state) => openDoorTo(stores.db, orderId, state) };
    },
  ],
];
const product = (sku: string, kitParts: Product['kitParts'] = [], merchant = 'QH'): Product => ({
  merchant,
  sku,
  name: sku,
  nameEn: sku,
  variant: '',
  barcodes: [],
  weightGrams: null,
  retiredAt: null,
  successorSku: null,
  kitParts,
  twinSkus: [],
});
const level = (sku: string, onHand: number, parts: Partial<StockLevel> = {}): StockLevel => ({
  merchant: 'QH',
  sku,
  warehouse: '',
  location: '',
  onHand,
  safetyStock: null,
  asOf: NOON,
  ...parts,
});

describe.each(rigs)('goods: %s', (_, open) => {
  it('keeps the newest of a product and of a level, and a safety stock until another is said', () => {
    const { unitOfWork, goods } = open();
    expect([goods.hasStock(), goods.stockOf('QH', 'A'), goods.catalogue().has('QH')]).toEqual([false, null, false]);
    unitOfWork.run(() => {
      goods.putProducts([product('A'), product('A', [], 'BL')]);
      goods.putStock([level('A', 5, { safetyStock: 2 }), level('A', 3, { location: 'north', asOf: NOON - 9 })]);
    });
    unitOfWork.run(() => {
      goods.putProducts([{ ...product('A'), name: 'newer' }]);
      goods.putStock([level('A', 7)]);
    });
    expect(goods.catalogue().bySku('QH', 'A')?.name).toBe('newer');
    expect(goods.catalogue().bySku('BL', 'A')?.name).toBe('A');
    // Of two places, both counts add up and the older day is the one to name.
    expect(goods.stockOf('QH', 'A')).toEqual({ onHand: 10, reserved: 0, asOf: NOON - 9 });
    expect([goods.merchantsOf('A').toSorted(), goods.merchantsOf('B'), goods.merchantsWithStock()]).toEqual([['BL', 'QH'], [], ['QH']]);
    expect([goods.stockOf('BL', 'A'), [...goods.free('BL')]]).toEqual([null, []]);
  });

  it('keeps what is asked of a product until a catalogue says otherwise', () => {
    const { unitOfWork, goods } = open();
    const tracking = { serial: true, lot: false, bestBefore: false, leastDays: 30 };
    const put = (part: Partial<Product>) => unitOfWork.run(() => goods.putProducts([{ ...product('A'), ...part }]));
    put({ tracking });
    put({ name: 'newer' });
    expect(goods.catalogue().bySku('QH', 'A')).toMatchObject({ name: 'newer', tracking });
    put({ tracking: UNTRACKED });
    expect(goods.catalogue().bySku('QH', 'A')?.tracking).toEqual(UNTRACKED);
  });

  it('says what lies where, and warns of what fell below its safety stock with the open orders at risk', () => {
    const { unitOfWork, goods, orderFiles } = open();
    const order = anOrder({ lines: [aLine({ sku: 'A', quantity: 2, reserved: 2 })] });
    unitOfWork.run(() => {
      goods.putStock([
        level('A', 5, { safetyStock: 3 }),
        level('A', 1, { location: 'north', safetyStock: 2 }),
        level('B', 9, { safetyStock: 9 }),
        level('C', 0),
      ]);
      orderFiles.add({ order, holds: [], cases: [] });
    });
    expect(goods.levels('QH', 'A').map(({ location, onHand }) => [location, onHand])).toEqual([
      ['', 5],
      ['north', 1],
    ]);
    expect([goods.levels('QH', 'none'), goods.levels('BL', 'A')]).toEqual([[], []]);
    expect(goods.lowSkus()).toEqual([{ merchant: 'QH', warehouse: '', sku: 'A', safetyStock: 5, free: 4, orders: [order.platformOrderNo] }]);
  });

  it('knows each warehouse by itself: what lies there, what is promised from there, and who is served from there', () => {
    const { unitOfWork, goods, orderFiles } = open();
    const here = anOrder({ lines: [aLine({ sku: 'A', quantity: 4, reserved: 3 })] });
    const there = anOrder({ warehouse: 'HB2', lines: [aLine({ sku: 'A', quantity: 2, reserved: 1 })] });
    unitOfWork.run(() => {
      goods.putStock([level('A', 5, { safetyStock: 3 }), level('A', 2, { warehouse: 'HB2', safetyStock: 2, asOf: NOON - 1 })]);
      for (const order of [here, there]) orderFiles.add({ order, holds: [], cases: [] });
    });
    expect(orderFiles.load(there.id)?.order.warehouse).toBe('HB2');
    expect([goods.warehousesOf('QH'), goods.warehousesOf('BL')]).toEqual([['', 'HB2'], []]);
    expect(['', 'HB2', 'none'].map((warehouse) => goods.free('QH', warehouse).get('A'))).toEqual([2, 1, undefined]);
    expect([goods.stockOf('QH', 'A'), goods.stockOf('QH', 'A', 'HB2'), goods.stockOf('QH', 'A', 'none')]).toEqual([
      { onHand: 5, reserved: 3, asOf: NOON },
      { onHand: 2, reserved: 1, asOf: NOON - 1 },
      null,
    ]);
    const ids = (demands: readonly { readonly orderId: string }[]) => demands.map(({ orderId }) => orderId);
    expect([ids(goods.openDemand('QH', null)), ids(goods.openDemand('QH', null, 'HB2'))]).toEqual([[here.id], [there.id]]);
    expect(ids(goods.contenders('QH', new Set(['A']), 'HB2'))).toEqual([there.id]);
    expect(goods.lowSkus()).toEqual([
      { merchant: 'QH', warehouse: '', sku: 'A', safetyStock: 3, free: 2, orders: [here.platformOrderNo] },
      { merchant: 'QH', warehouse: 'HB2', sku: 'A', safetyStock: 2, free: 1, orders: [there.platformOrderNo] },
    ]);
  });

  it('promises what was asked for from another warehouse over there, for as long as it is awaited', () => {
    const { unitOfWork, goods, orderFiles } = open();
    const order = anOrder({ lines: [aLine({ sku: 'A', quantity: 3 })] });
    const waits = { ...aCase(order, { kind: 'stock_out' }), transfer: { from: 'HB2', sku: 'A', units: 3, arrivesAt: NOON + 1, costCents: null } };
    const before = { order, holds: [], cases: [aCase(order, { id: waits.id, kind: 'stock_out' })] };
    unitOfWork.run(() => {
      goods.putStock([level('A', 5, { warehouse: 'HB2' }), level('A', 0)]);
      orderFiles.add(before);
      orderFiles.save(before, { ...before, cases: [waits] });
    });
    expect(orderFiles.load(order.id)?.cases[0]?.transfer).toEqual(waits.transfer);
    expect([goods.free('QH', 'HB2').get('A'), goods.free('QH').get('A'), goods.stockOf('QH', 'A', 'HB2')?.reserved]).toEqual([2, 0, 3]);
    expect(goods.openDemand('QH', null).map(({ hasTransfer }) => hasTransfer)).toEqual([true]);
    unitOfWork.run(() => orderFiles.save({ ...before, cases: [waits] }, before));
    expect([goods.free('QH', 'HB2').get('A'), orderFiles.load(order.id)?.cases[0]?.transfer]).toEqual([5, undefined]);
  });

  it('a count that is older than the one that stands there changes nothing', () => {
    const { unitOfWork, goods } = open();
    unitOfWork.run(() => goods.putStock([level('A', 5)]));
    unitOfWork.run(() => goods.putStock([level('A', 50, { asOf: NOON - 1 }), level('A', 2, { location: 'B-1', asOf: NOON - 1 })]));
    expect(goods.stockOf('QH', 'A')).toEqual({ onHand: 7, reserved: 0, asOf: NOON - 1 });
    unitOfWork.run(() => goods.putStock([level('A', 4)]));
    expect(goods.free('QH').get('A')).toBe(6);
  });

  it('leaves no trace of work that threw, also in what it keeps in memory', () => {
    const { unitOfWork, goods } = open();
    unitOfWork.run(() => goods.putProducts([product('A')]));
    const work = (): void => {
      goods.putProducts([product('B')]);
      goods.putStock([level('A', 5)]);
      expect(goods.catalogue().bySku('QH', 'B')).toBeDefined();
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect([goods.catalogue().bySku('QH', 'B'), goods.hasStock(), goods.merchantsOf('B')]).toEqual([undefined, false, []]);
    expect(goods.catalogue().bySku('QH', 'A')).toBeDefined();
  });

  it('is written inside a unit of work only', () => {
    const { goods } = open();
    expect(() => goods.putProducts([product('A')])).toThrow('unit of work');
    expect(() => goods.putStock([level('A', 1)])).toThrow('unit of work');
  });

  it('free is on hand less what is reserved, kits by their parts, for orders still here', () => {
    const skus = ['A', 'B', 'KIT'] as const;
    const anyOrder = fc.record({
      state: fc.constantFrom('imported', 'checked', 'cancelled', 'dispatched'),
      merchant: fc.constantFrom('QH', 'BL'),
      lines: fc.array(fc.record({ sku: fc.constantFrom(...skus), reserved: fc.nat(4) }), { minLength: 1, maxLength: 3 }),
    });
    const { unitOfWork, goods, orderFiles } = open();
    const onHand = { A: 100, B: 50 };
    unitOfWork.run(() => {
      goods.putProducts([
        product('A'),
        product('B'),
        product('KIT', [
          { sku: 'A', quantity: 2 },
          { sku: 'B', quantity: 1 },
        ]),
      ]);
      goods.putStock([level('A', onHand.A), level('B', onHand.B)]);
    });
    const taken = { A: 0, B: 0 };
    for (const { state, merchant, lines } of fc.sample(anyOrder, { numRuns: 40, seed: 4 }) as readonly {
      state: (typeof ORDER_STATES)[number];
      merchant: string;
      lines: { sku: (typeof skus)[number]; reserved: number }[];
    }[]) {
      const order = anOrder({ state, merchant, lines: lines.map(({ sku, reserved }, i) => aLine({ lineNo: i + 1, sku, quantity: reserved + 1, reserved })) });
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [] }));
      if (state === 'checked' && merchant === 'QH') {
        for (const { sku, reserved } of lines) {
          if (sku === 'KIT') taken.A += 2 * reserved;
          if (sku === 'KIT') taken.B += reserved;
          else taken[sku] += reserved;
        }
      }
      expect(Object.fromEntries(goods.free('QH'))).toEqual({ A: onHand.A - taken.A, B: onHand.B - taken.B });
      for (const sku of ['A', 'B'] as const) expect(goods.stockOf('QH', sku)).toEqual({ onHand: onHand[sku], reserved: taken[sku], asOf: NOON });
    }
  });

  it('a reservation binds in every state from checked to manifested', () => {
    const { unitOfWork, goods, orderFiles, openDoor } = open();
    unitOfWork.run(() => goods.putStock([level('A', 10)]));
    let file = { order: anOrder({ waybill: 'W1', lines: [aLine({ sku: 'A', quantity: 3, reserved: 3 })] }), holds: [], cases: [] };
    unitOfWork.run(() => orderFiles.add(file));
    for (const state of ['allocated', 'labelled', 'packed', 'manifested', 'dispatched'] as const) {
      openDoor(file.order.id, state);
      const after = { ...file, order: { ...file.order, state } };
      unitOfWork.run(() => orderFiles.save(file, after));
      expect(goods.free('QH').get('A')).toBe(state === 'dispatched' ? 10 : 7);
      file = after as typeof file;
    }
  });

  it('open demand is what waits to be allocated, oldest order first, goods only', () => {
    const { unitOfWork, goods, orderFiles } = open();
    const waiting = anOrder({ lines: [aLine({ sku: 'A', reserved: 1 }), aLine({ lineNo: 2, kind: 'fee', sku: 'POST' }), aLine({ lineNo: 3, sku: 'B' })] });
    const later = anOrder({ lines: [aLine({ sku: 'B' })], promisedShipAt: null });
    const others = [
      anOrder({ merchant: 'BL', lines: [aLine({ sku: 'A' })] }),
      anOrder({ state: 'imported' }),
      anOrder({ state: 'dispatched' }),
      anOrder({ state: 'cancelled' }),
      anOrder({ kind: 'write_off' }),
    ];
    unitOfWork.run(() => [waiting, ...others, later].forEach((order) => orderFiles.add({ order, holds: [], cases: [] })));
    const { promisedShipAt, paidAt, orderedAt } = waiting;
    const first = {
      orderId: waiting.id,
      merchant: 'QH',
      promisedShipAt,
      paidAt,
      orderedAt,
      urgentAccepted: false,
      hasTransfer: false,
      lines: [
        { lineNo: 1, sku: 'A', quantity: 2, reserved: 1 },
        { lineNo: 3, sku: 'B', quantity: 2, reserved: 0 },
      ],
    };
    expect(goods.openDemand('QH', null)).toEqual([first, expect.objectContaining({ orderId: later.id, promisedShipAt: null })]);
    expect(goods.openDemand('QH', new Set(['A']))).toEqual([first]);
    expect(goods.openDemand('QH', new Set(['none']))).toEqual([]);
    // One that holds its stock and has no label may still give it back.
    unitOfWork.run(() => orderFiles.save({ order: waiting, holds: [], cases: [] }, { order: { ...waiting, state: 'allocated' }, holds: [], cases: [] }));
    expect([goods.openDemand('QH', new Set(['A'])), goods.contenders('QH', new Set(['A']))]).toEqual([[], [first]]);
  });
});
