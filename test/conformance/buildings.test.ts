import { describe, expect, it } from 'vitest';
import { createBuildingStore } from '../../electron/host/adapters/sqlite/search/building-store.ts';
import type { Buildings } from '../../shared/core/ports/buildings.ts';
import type { Order } from '../../shared/core/order/order.ts';
import { createMemoryBuildings } from '../fakes/memory-buildings.ts';
import { createMemoryOrderFiles } from '../fakes/memory-order-files.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { anOrder } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

type Known = (...orders: readonly Order[]) => Buildings;
const rigs: readonly (readonly [string, () => Known])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      const orderFiles = createMemoryOrderFiles(unitOfWork);
      return (...orders) => {
        unitOfWork.run(() => orders.forEach((order) => orderFiles.add({ order, holds: [], cases: [] })));
        return createMemoryBuildings(orderFiles);
      };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, orderFiles, similar } = openSqliteStores();
      return (...orders) => {
        unitOfWork.run(() => orders.forEach((order) => orderFiles.add({ order, holds: [], cases: [] })));
        // Asking for similar orders brings the index of texts up to date, as the desk does.
        for (const order of orders) similar.candidates(order);
        return createBuildingStore(db);
      };
    },
  ],
];
const at = (detail: string, parts: Partial<Order> = {}): Order => {
  const order = anOrder(parts);
  return { ...order, recipient: { ...order.recipient, detail } };
};
const tower = { words: '听雨路12号3幢', district: '余杭区' };

describe.each(rigs)('buildings: %s', (_, open) => {
  it('are known by who was delivered to in them, the newest first', () => {
    const found = open()(at('听雨路12号3幢101室'), at('听雨路12号4幢'), at('仓前街道听雨路12号3幢2单元')).deliveredIn(tower);
    expect(found.map(({ detail }) => detail)).toEqual(['仓前街道听雨路12号3幢2单元', '听雨路12号3幢101室']);
  });
  it('are found however they are written in capitals', () => {
    expect(open()(at('12 ELM ST APT 4')).deliveredIn({ words: '12 Elm', district: '' })).toHaveLength(1);
  });
  it('do not count what was cancelled', () => {
    expect(open()(at('听雨路12号3幢101室', { state: 'cancelled' })).deliveredIn(tower)).toEqual([]);
  });
  it('that nobody was delivered to are not known', () => expect(open()(at('观星路1号')).deliveredIn(tower)).toEqual([]));
});
