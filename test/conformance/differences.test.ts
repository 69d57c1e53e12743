import { describe, expect, it } from 'vitest';
import { createDifferenceStore } from '../../electron/host/adapters/sqlite/orders/difference-store.ts';
import type { NewDifference } from '../../shared/core/difference/difference.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import type { Differences } from '../../shared/core/ports/differences.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import { createMemoryDifferences } from '../fakes/memory-differences.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { anOrder } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';
import { wmsOrder } from '../fixtures/wms-order.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly differences: Differences;
}
const order = anOrder({ wmsRef: 'W-1' });
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, differences: createMemoryDifferences(unitOfWork, () => [{ orderId: order.id, wmsRef: 'W-1' }]) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      unitOfWork.run(() => {
        orderFiles.add({ order, holds: [], cases: [] });
        orderFiles.add({ order: anOrder({ id: 'unknown-there' as OrderId, platformOrderNo: '2', wmsRef: null }), holds: [], cases: [] });
        orderFiles.add({ order: anOrder({ id: 'gone' as OrderId, platformOrderNo: '3', wmsRef: 'W-3', state: 'dispatched' }), holds: [], cases: [] });
      });
      return { unitOfWork, differences: createDifferenceStore(db) };
    },
  ],
];
const conflict = (over: Partial<NewDifference> = {}): NewDifference => ({
  kind: 'conflict',
  orderId: order.id,
  entryId: 'e-1',
  theirs: wmsOrder({ version: 4 }),
  foundAt: 10,
  ...over,
});

describe.each(rigs)('differences: %s', (_, open) => {
  it('are given back as they were noted, until they are closed', () => {
    const { unitOfWork, differences } = open();
    unitOfWork.run(() => differences.note(conflict()));
    const [one] = differences.open();
    expect(one).toEqual({ ...conflict(), n: one?.n });
    expect([differences.find(one?.n ?? 0), differences.ofOrder(order.id), differences.ofOrder('other')]).toEqual([one, [one], []]);
    expect(unitOfWork.run(() => differences.close(order.id, 'conflict', 20))).toBe(true);
    expect(unitOfWork.run(() => differences.close(order.id, 'conflict', 20))).toBe(false);
    expect([differences.open(), differences.find(one?.n ?? 0)]).toEqual([[], null]);
  });
  it('are one of a kind per order: what is noted again is the same one, brought up to date', () => {
    const { unitOfWork, differences } = open();
    unitOfWork.run(() => {
      differences.note(conflict());
      differences.note(conflict({ kind: 'vanished', entryId: null, theirs: null }));
      differences.note(conflict({ entryId: null, theirs: wmsOrder({ version: 5 }), foundAt: 99 }));
    });
    expect(differences.open().map(({ kind, entryId, theirs, foundAt }) => [kind, entryId, theirs?.version ?? null, foundAt])).toEqual([
      ['conflict', 'e-1', 5, 10],
      ['vanished', null, null, 10],
    ]);
  });
  it('are written inside a unit of work only, and go back with it', () => {
    const { unitOfWork, differences } = open();
    expect(() => differences.note(conflict())).toThrow('unit of work');
    expect(() => differences.close(order.id, 'conflict', 1)).toThrow('unit of work');
    const failing = (): void => {
      differences.note(conflict());
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(failing)).toThrow('no such luck');
    expect(differences.open()).toEqual([]);
  });
  it('know which orders a full listing of the WMS must hold', () => {
    expect(open().differences.knownThere()).toEqual([{ orderId: order.id, wmsRef: 'W-1' }]);
  });
});

it('what is closed leaves no personal data behind', () => {
  const { db, unitOfWork, orderFiles } = openSqliteStores();
  const differences = createDifferenceStore(db);
  unitOfWork.run(() => {
    orderFiles.add({ order, holds: [], cases: [] });
    differences.note(conflict());
    differences.close(order.id, 'conflict', 5);
  });
  expect(db.prepare('SELECT kind, theirs, closed_at FROM difference').all()).toEqual([{ kind: 'conflict', theirs: null, closed_at: 5 }]);
});
