import { describe, expect, it } from 'vitest';
import { createPackStore } from '../../electron/host/adapters/sqlite/bench/pack-store.ts';
import { createParcelFinder } from '../../electron/host/adapters/sqlite/search/parcel-finder.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { OrderFiles } from '../../shared/core/ports/order-files.ts';
import type { PackRecord, PackStore } from '../../shared/core/ports/pack-store.ts';
import type { ParcelFinder } from '../../shared/core/ports/parcel-finder.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryPacks } from '../fakes/memory-packs.ts';
import { createMemoryParcels } from '../fakes/memory-parcels.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aHold, aLine, anOrder } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly orderFiles: OrderFiles;
  readonly packs: PackStore;
  readonly parcels: ParcelFinder;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      const orderFiles = createMemoryOrderFiles(unitOfWork);
      return { unitOfWork, orderFiles, packs: createMemoryPacks(unitOfWork), parcels: createMemoryParcels(orderFiles) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      return { unitOfWork, orderFiles, packs: createPackStore(db), parcels: createParcelFinder(db) };
    },
  ],
];

const check = (orderId: string, round: number, parts: Partial<PackRecord> = {}): PackRecord => ({
  orderId,
  round,
  outcome: 'packed',
  work: `pack:${orderId}:${round}`,
  merchant: 'QH',
  packaging: 'box',
  weightGrams: 400 + round,
  teaches: true,
  closedAt: round,
  closedBy: 'u-1',
  units: [
    { sku: 'A', units: 2, lot: 'L1', expires: '271231', serial: null },
    { sku: 'B', units: 1, lot: null, expires: null, serial: `S-${orderId}` },
  ],
  ...parts,
});

describe.each(rigs)('packs: %s', (_, open) => {
  it('keep each check, and know which one closed the parcel as it is', () => {
    const { unitOfWork, packs } = open();
    unitOfWork.run(() => packs.record(check('o-1', 1)));
    expect(packs.lastPacked('o-1')).toEqual(check('o-1', 1));
    const weighed = check('o-w', 1, { units: [{ sku: 'HAM', units: 1, lot: null, expires: null, serial: null, grams: 512 }, ...check('o-w', 1).units] });
    unitOfWork.run(() => packs.record(weighed));
    expect(packs.lastPacked('o-w'), 'a labelled weight stays with its piece').toEqual(weighed);
    unitOfWork.run(() => packs.record(check('o-1', 2, { outcome: 'shelved', teaches: false })));
    expect([packs.rounds('o-1'), packs.rounds('o-2'), packs.lastPacked('o-1'), packs.lastPacked('o-2')]).toEqual([2, 0, null, null]);
    expect(() => unitOfWork.run(() => packs.record(check('o-1', 2)))).toThrow('UNIQUE');
  });

  it('know serials that left in other orders of the merchant', () => {
    const { unitOfWork, packs } = open();
    unitOfWork.run(() => {
      packs.record(check('o-1', 1));
      packs.record(check('o-2', 1, { merchant: 'TM' }));
      packs.record(check('o-3', 1, { outcome: 'shelved', teaches: false }));
    });
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-9')).toBe(true);
    expect(packs.hasLeft('QH', 'B', 's-O-1', 'o-9'), 'typed in another case').toBe(true);
    expect(packs.hasLeft('QH', 'A', 'S-o-1', 'o-9'), 'of another SKU').toBe(false);
    expect(packs.hasLeft('QH', 'B', 'S-o-2', 'o-9'), 'of another merchant').toBe(false);
    expect(packs.hasLeft('QH', 'B', 'S-o-3', 'o-9'), 'put aside').toBe(false);
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-1'), 'its own').toBe(false);
    unitOfWork.run(() => packs.record(check('o-1', 2, { units: [] })));
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-9'), 'taken out when the parcel was packed anew').toBe(false);
  });

  it('forget a serial that came back, until it leaves again', () => {
    const { unitOfWork, packs } = open();
    unitOfWork.run(() => packs.record(check('o-1', 1)));
    unitOfWork.run(() => packs.serialBack({ merchant: 'QH', sku: 'B', serial: 's-O-1' }, 5, 'boss'));
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-9')).toBe(false);
    unitOfWork.run(() => packs.record(check('o-2', 1, { units: [{ sku: 'B', units: 1, lot: null, expires: null, serial: 'S-o-1' }] })));
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-9')).toBe(true);
    expect(packs.hasLeft('QH', 'B', 'S-o-1', 'o-2')).toBe(false);
    expect(() => packs.serialBack({ merchant: 'QH', sku: 'B', serial: '1' }, 1, 'u')).toThrow('a serial that came back');
  });

  it('learn codes, the last word counts', () => {
    const { unitOfWork, packs } = open();
    const code = { merchant: 'QH', barcode: '123', sku: 'A', units: 6 };
    unitOfWork.run(() => packs.learnCode({ ...code, units: 12 }, 1, 'boss'));
    unitOfWork.run(() => packs.learnCode(code, 2, 'boss'));
    expect([packs.meaningOf('QH', '123'), packs.meaningOf('TM', '123'), packs.codesOf('QH', 'A'), packs.codesOf('QH', 'B')]).toEqual([code, null, [code], []]);
  });

  it('teach weights, the newest parcels first, and keep what was learned', () => {
    const { unitOfWork, packs } = open();
    unitOfWork.run(() => {
      packs.record(check('o-1', 1));
      packs.record(check('o-2', 1, { teaches: false }));
      packs.record(check('o-3', 1, { weightGrams: 777 }));
    });
    expect(packs.weighed('QH', 1)).toEqual([
      {
        packaging: 'box',
        grams: 777,
        items: [
          { sku: 'A', units: 2 },
          { sku: 'B', units: 1 },
        ],
      },
    ]);
    expect(packs.weights('QH')).toEqual({ packagings: new Map(), skus: new Map() });
    const model = {
      packagings: new Map([['box', { grams: 100, spread: 2, doubt: 1, seen: 3 }]]),
      skus: new Map([['A', { grams: 50.5, spread: 1, doubt: 0.5, seen: 2 }]]),
    };
    unitOfWork.run(() => packs.saveWeights('QH', model, 5));
    expect(packs.weights('QH')).toEqual(model);
    expect(() => unitOfWork.run(() => (packs.saveWeights('QH', { packagings: new Map(), skus: new Map() }, 6), expect.fail('no')))).toThrow('no');
    expect(packs.weights('QH')).toEqual(model);
  });

  it('count goods taken for one another since a time', () => {
    const { unitOfWork, packs } = open();
    unitOfWork.run(() => [1, 5, 9].forEach((at) => packs.mixedUp('QH', 'A', 'B', at)));
    expect([packs.mixUps('QH', 'A', 'B', 5), packs.mixUps('QH', 'B', 'A', 0), packs.mixUps('TM', 'A', 'B', 0)]).toEqual([2, 0, 0]);
  });

  it('are written only inside a unit of work', () => {
    const { packs } = open();
    expect(() => packs.record(check('o-1', 1))).toThrow('a pack check');
    expect(() => packs.learnCode({ merchant: 'QH', barcode: '1', sku: 'A', units: 1 }, 1, 'u')).toThrow('a barcode');
    expect(() => packs.saveWeights('QH', { packagings: new Map(), skus: new Map() }, 1)).toThrow('learned weights');
    expect(() => packs.mixedUp('QH', 'A', 'B', 1)).toThrow('a mix-up');
  });
});

describe.each(rigs)('parcels are found: %s', (_, open) => {
  const shop = () => {
    const rig = open();
    const packable = { carrier: 'YTO', lines: [aLine({ sku: 'A' })] };
    const [late, soon, held, bare, gone] = [
      anOrder({ ...packable, waybill: 'W1', promisedShipAt: 900 }),
      anOrder({ ...packable, waybill: 'W2', promisedShipAt: 100, wmsRef: 'WMS-7' }),
      anOrder({ ...packable, waybill: 'W3', promisedShipAt: 50 }),
      anOrder({ ...packable, waybill: '', promisedShipAt: 10 }),
      anOrder({ ...packable, waybill: 'W4', state: 'cancelled', promisedShipAt: 5 }),
    ];
    rig.unitOfWork.run(() => {
      for (const order of [late, soon, held, bare, gone]) rig.orderFiles.add({ order, holds: order === held ? [aHold()] : [], cases: [] });
    });
    for (const order of [late, soon, bare]) {
      rig.unitOfWork.run(() => {
        const file = rig.orderFiles.load(order.id);
        if (file !== null) rig.orderFiles.save(file, { ...file, order: { ...file.order, state: 'allocated', version: 2 } });
      });
    }
    return { ...rig, late, soon, held };
  };

  it('by any number and by waybill, whatever their state', () => {
    const { parcels, soon, held } = shop();
    for (const number of [soon.id, soon.platformOrderNo, 'WMS-7']) expect(parcels.byNumber(number), number).toEqual([soon.id]);
    expect([parcels.byWaybill('W3'), parcels.byWaybill(''), parcels.byNumber('nobody')]).toEqual([[held.id], [], []]);
  });

  it('waiting with a label and no hold, the most urgent first', () => {
    const { parcels, late, soon } = shop();
    expect(parcels.waiting(1)).toEqual({ orderIds: [soon.id], total: 2 });
    expect(parcels.waitingWith('QH', 'A', 9)).toEqual([soon.id, late.id]);
    expect([parcels.waitingWith('QH', 'Z', 9), parcels.waitingWith('TM', 'A', 9)]).toEqual([[], []]);
  });
});
