import { describe, expect, it } from 'vitest';
import type { WaybillPools } from '../../shared/core/ports/waybill-pools.ts';
import { anOrder } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const block = (id: string, carrier = 'SF') => ({ id, carrier, name: `${id}.csv`, importedAt: 1, by: 'amy' });

describe.each(rigs)('waybill pools: %s', (_, open) => {
  const filled = (): { readonly pools: WaybillPools; readonly run: OrderStores['unitOfWork']['run'] } => {
    const { unitOfWork, orderFiles, pools } = open();
    unitOfWork.run(() => {
      orderFiles.add({ order: anOrder({ id: 'o1' as never }), holds: [], cases: [] });
      expect(pools.addBlock(block('b1'), ['SF2', 'SF1'])).toEqual([]);
      expect(pools.addBlock(block('b2'), ['SF1', 'SF3'])).toEqual(['SF1']);
      pools.addBlock(block('b3', 'YTO'), ['YT1']);
    });
    return { pools, run: (work) => unitOfWork.run(work) };
  };

  it('give the oldest block first, each number once, and nothing when empty', () => {
    const { pools, run } = filled();
    const take = () => run(() => pools.take('SF', 'o1', 5));
    expect([pools.left('SF'), pools.left('YTO'), pools.left('DHL')]).toEqual([3, 1, null]);
    expect([take(), take(), take(), take()]).toEqual(['SF1', 'SF2', 'SF3', null]);
    expect(run(() => pools.take('DHL', 'o1', 5))).toBeNull();
    expect(pools.left('SF')).toBe(0);
    expect(pools.blocks()).toMatchObject([
      { id: 'b1', free: 0, used: 2, returned: 0 },
      { id: 'b2', free: 0, used: 1, returned: 0 },
      { id: 'b3', carrier: 'YTO', free: 1 },
    ]);
  });

  it('a doubted block says what was passed over, and only a free number of its own', () => {
    const { pools, run } = filled();
    expect(run(() => pools.settleDoubt('b1', 'SF3', 6))).toBeNull();
    expect(run(() => pools.settleDoubt('b1', 'SF1', 6))).toBe(1);
    expect(run(() => pools.settleDoubt('b2', null, 6))).toBe(0);
    expect(run(() => pools.take('SF', 'o1', 7))).toBe('SF2');
    expect(pools.blocks()[0]).toMatchObject({ id: 'b1', free: 0, used: 1, returned: 1, doubted: false });
  });

  it('a returned rest is never given, and a number taken in a rolled back decision is free again', () => {
    const { pools, run } = filled();
    expect(() =>
      run(() => {
        pools.take('SF', 'o1', 5);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(run(() => pools.returnRest('b1', 6))).toBe(2);
    expect(run(() => pools.returnRest('b1', 6))).toBe(0);
    expect(run(() => pools.take('SF', 'o1', 7))).toBe('SF3');
    expect(run(() => pools.addBlock(block('b4'), ['SF1', 'SF2']))).toEqual(['SF1', 'SF2']);
    expect(run(() => pools.take('SF', 'o1', 7))).toBeNull();
    expect(() => pools.take('SF', 'o1', 8)).toThrow('unit of work');
  });
});
