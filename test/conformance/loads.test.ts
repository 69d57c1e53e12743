import { describe, expect, it } from 'vitest';
import { createLoadStore } from '../../electron/host/adapters/sqlite/bench/load-store.ts';
import { createPackStore } from '../../electron/host/adapters/sqlite/bench/pack-store.ts';
import type { Load, LoadParcel } from '../../shared/core/dispatch/load.ts';
import type { OrderState } from '../../shared/core/order/order.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { LoadStore } from '../../shared/core/ports/loads.ts';
import type { OrderFiles } from '../../shared/core/ports/order-files.ts';
import { createMemoryLoads } from '../fakes/memory-loads.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryPacks } from '../fakes/memory-packs.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { aHold, anOrder } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly orderFiles: OrderFiles;
  readonly loads: LoadStore;
  /** Gives the order another waybill as a decision of this time does. */
  readonly relabel: (orderId: string, waybill: string, at: number) => void;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      const orderFiles = createMemoryOrderFiles(unitOfWork);
      const loads = createMemoryLoads(unitOfWork, orderFiles, createMemoryPacks(unitOfWork));
      return {
        unitOfWork,
        orderFiles,
        loads,
        relabel: (orderId, waybill, at) =>
          unitOfWork.run(() => {
            const file = orderFiles.load(orderId);
            if (file === null) return;
            loads.died(file.order.waybill, orderId, at);
            orderFiles.save(file, { ...file, order: { ...file.order, waybill } });
          }),
      };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, orderFiles, journal } = openSqliteStores();
      createPackStore(db);
      return {
        unitOfWork,
        orderFiles,
        loads: createLoadStore(db),
        relabel: (orderId, waybill, at) =>
          unitOfWork.run(() => {
            const file = orderFiles.load(orderId);
            if (file === null) return;
            journal.append({ type: 'x', at, actor: { kind: 'cli' }, orderId: null, caseId: null, data: {}, personal: null });
            orderFiles.save(file, { ...file, order: { ...file.order, waybill } });
          }),
      };
    },
  ],
];

const WAY: readonly OrderState[] = ['allocated', 'labelled', 'packed'];
const aLoad = (id: string, parts: Partial<Load> = {}): Load => ({
  id,
  carrier: 'YTO',
  vehicle: '浙A 1',
  cage: 'C1',
  state: 'open',
  openedAt: 1,
  openedBy: 'u',
  cutAt: null,
  closed: null,
  ...parts,
});

function yard([, open]: (typeof rigs)[number]) {
  const rig = open();
  const { unitOfWork, orderFiles, loads } = rig;
  const step = (orderId: string, state: OrderState): void =>
    unitOfWork.run(() => {
      const file = orderFiles.load(orderId);
      if (file !== null) orderFiles.save(file, { ...file, order: { ...file.order, state, version: file.order.version + 1 } });
    });
  const packed = (waybill: string, carrier = 'YTO') => {
    const order = anOrder({ waybill, carrier });
    unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [] }));
    for (const state of WAY) step(order.id, state);
    return order;
  };
  const hold = (orderId: string): void =>
    unitOfWork.run(() => {
      const file = orderFiles.load(orderId);
      if (file !== null) orderFiles.save(file, { ...file, holds: [...file.holds, aHold()] });
    });
  const parcel = (loadId: string, orderId: string, waybill: string, parts: Partial<LoadParcel> = {}): LoadParcel => ({
    loadId,
    orderId,
    waybill,
    place: 'cage',
    knownAt: 5,
    putAt: 6,
    putBy: 'u',
    firstScanAt: null,
    ...parts,
  });
  const put = (...parts: Parameters<typeof parcel>): void => unitOfWork.run(() => loads.put(parcel(...parts)));
  const start = (id: string, parts: Partial<Load> = {}): void => unitOfWork.run(() => loads.open(aLoad(id, parts)));
  const closing = (driverCount: number, at = 20) =>
    ({
      at,
      by: 'u',
      driver: '王',
      driverCount,
      signature: { sha256: 's', mime: 'image/png' },
      override: { by: 'b', reason: 'r' },
      leftBehind: ['W9'],
    }) as const;
  return { ...rig, step, packed, hold, parcel, put, start, closing };
}

describe.each(rigs)('loads: %s', (...rig) => {
  it('are opened, cut, dropped while empty, and found again as they were', () => {
    const { unitOfWork, loads, start } = yard(rig);
    start('H-1');
    start('H-2', { carrier: 'SF' });
    unitOfWork.run(() => loads.cut('H-1', 9));
    expect(loads.find('H-1')).toEqual(aLoad('H-1', { cutAt: 9 }));
    expect(loads.openLoads().map(({ id }) => id)).toEqual(['H-1', 'H-2']);
    unitOfWork.run(() => loads.drop('H-2'));
    expect([loads.openLoads().length, loads.find('H-2')?.state, loads.find('H-9')]).toEqual([1, 'dropped', null]);
    expect(() => start('H-1')).toThrow();
    expect(() => loads.open(aLoad('H-3'))).toThrow('a load');
  });

  it('take packed parcels of their carrier under the label they have, each into one load, and no other', () => {
    const { loads, start, packed, put, hold, step, parcel } = yard(rig);
    start('H-1');
    start('H-2');
    const [one, held, foreign, unpacked] = [packed('W1'), packed('W2'), packed('W3', 'SF'), packed('W4')];
    hold(held.id);
    step(unpacked.id, 'labelled');
    put('H-1', one.id, 'W1');
    expect(() => put('H-2', one.id, 'W1')).toThrow(/UNIQUE/u);
    expect(() => put('H-1', held.id, 'W2')).toThrow('gate: held');
    expect(() => put('H-1', foreign.id, 'W3')).toThrow('gate: wrong_carrier');
    expect(() => put('H-1', unpacked.id, 'W4')).toThrow('gate: out_of_order');
    expect(() => put('H-1', packed('W5').id, 'W0')).toThrow('gate: label_void');
    expect(loads.parcelOf(one.id)).toEqual(parcel('H-1', one.id, 'W1'));
    expect(loads.parcels('H-1')).toEqual([
      { ...parcel('H-1', one.id, 'W1'), orderNo: one.platformOrderNo, orderState: 'packed', orderWaybill: 'W1', held: false, requestOpen: false },
    ]);
    expect([loads.parcels('H-2'), loads.parcelOf(held.id)]).toEqual([[], null]);
  });

  it('know what was packed for a carrier and is in no load, and take parcels out again', () => {
    const { unitOfWork, loads, start, packed, put, hold } = yard(rig);
    start('H-1');
    const [one, two, held] = [packed('W1'), packed('W2'), packed('W3')];
    packed('W4', 'SF');
    hold(held.id);
    put('H-1', one.id, 'W1', { place: 'pending', knownAt: null });
    const free = () => loads.packedFor('YTO', null).map(({ waybill, held: isHeld }) => [waybill, isHeld]);
    expect(free()).toEqual([
      ['W2', false],
      ['W3', true],
    ]);
    expect(loads.packedFor('YTO', -1)).toEqual([]);
    unitOfWork.run(() => loads.move(one.id, 'cage', 7));
    expect(loads.parcelOf(one.id)).toMatchObject({ place: 'cage', knownAt: 7 });
    expect(() => unitOfWork.run(() => loads.drop('H-1'))).toThrow('not empty');
    unitOfWork.run(() => loads.takeOut(one.id, 8, 'undone'));
    expect([loads.parcelOf(one.id), free().length]).toEqual([null, 3]);
    put('H-1', one.id, 'W1');
    expect(() => unitOfWork.run(() => loads.takeOut(two.id, 8, 'x'))).toThrow('there is none');
  });

  it('close once, with the count of what stands there and nothing pending, held or off the manifest', () => {
    const { unitOfWork, loads, start, packed, put, step, closing } = yard(rig);
    start('H-1');
    const [one, two] = [packed('W1'), packed('W2')];
    put('H-1', one.id, 'W1');
    const close = (count: number): void => unitOfWork.run(() => loads.close('H-1', closing(count)));
    expect(() => close(1)).toThrow('gate: out_of_order');
    step(one.id, 'manifested');
    put('H-1', two.id, 'W2', { place: 'pending' });
    expect(() => close(1)).toThrow('pending');
    unitOfWork.run(() => loads.takeOut(two.id, 8, 'x'));
    for (const count of [0, 2]) expect(() => close(count)).toThrow('counts differ');
    close(1);
    expect(loads.find('H-1')).toEqual(aLoad('H-1', { state: 'closed', closed: closing(1) }));
    expect(() => unitOfWork.run(() => loads.takeOut(one.id, 30, 'x'))).toThrow('it has left');
    expect(() => put('H-1', two.id, 'W2')).toThrow('gate: load_closed');
    expect([loads.openLoads(), loads.recent(5).map(({ id }) => id)]).toEqual([[], ['H-1']]);
  });

  it('remember which order a dead label was of', () => {
    const { loads, packed, relabel } = yard(rig);
    const one = packed('W1');
    expect([loads.deadWaybill('W1'), loads.lastDeath(one.id)]).toEqual([null, null]);
    relabel(one.id, 'W1B', 50);
    relabel(one.id, 'W1C', 60);
    expect(loads.deadWaybill('W1')).toEqual({ orderId: one.id, diedAt: 50 });
    expect([loads.deadWaybill('W1B')?.diedAt, loads.lastDeath(one.id)]).toEqual([60, 60]);
  });

  it('take what a carrier tells once, and know what it never scanned', () => {
    const { unitOfWork, loads, start, packed, put, step, closing } = yard(rig);
    start('H-1');
    const [one, two] = [packed('W1'), packed('W2')];
    for (const { id, waybill } of [one, two]) {
      put('H-1', id, waybill);
      step(id, 'manifested');
    }
    expect(loads.handedOver('W1')).toBeNull();
    unitOfWork.run(() => loads.close('H-1', closing(2)));
    const scan = { waybill: 'W1', at: 40, event: 'got' };
    const tell = (): boolean => unitOfWork.run(() => loads.addCarrierScan(scan, 50, 'file'));
    expect([tell(), tell()]).toEqual([true, false]);
    expect(loads.handedOver('W1')).toMatchObject({ orderId: one.id, firstScanAt: null });
    expect(loads.unscanned(20, 9)).toEqual([]);
    expect(loads.unscanned(21, 1).map(({ waybill }) => waybill)).toEqual(['W1']);
    unitOfWork.run(() => [40, 35, 60].forEach((at) => loads.firstScan(one.id, at)));
    expect(loads.handedOver('W1')?.firstScanAt).toBe(35);
    expect(loads.unscanned(99, 9).map(({ waybill }) => waybill)).toEqual(['W2']);
    unitOfWork.run(() => loads.reported(two.id, 70));
    expect(loads.unscanned(99, 9)).toEqual([]);
  });
});
