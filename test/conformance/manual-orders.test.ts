import { describe, expect, it } from 'vitest';
import { emptyManualForm, type ManualDraft } from '../../shared/core/manual-order/manual-form.ts';
import type { ManualDrafts, ManualOrderRecord, ManualOrders } from '../../shared/core/ports/manual-orders.ts';
import { anOrder } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const draft = (id: string, keptAt: number, note = ''): ManualDraft => ({
  id,
  keptAt,
  revision: keptAt,
  startedAt: 1,
  by: 'amy',
  form: { ...emptyManualForm, note },
  photos: [{ id: 'p', sha256: 'a'.repeat(64), mime: 'image/png', bytes: 3 }],
});

describe.each(rigs)('manual orders: %s', (_, open) => {
  it('drafts come back whole, the newest first, and go', () => {
    const { unitOfWork, drafts }: { unitOfWork: OrderStores['unitOfWork']; drafts: ManualDrafts } = open();
    unitOfWork.run(() => {
      drafts.put(draft('a', 1));
      drafts.put(draft('b', 2));
      drafts.put(draft('a', 3, '快'));
    });
    expect(drafts.list()).toEqual([draft('a', 3, '快'), draft('b', 2)]);
    unitOfWork.run(() => drafts.remove('a'));
    expect(drafts.find('a')).toBeNull();
    expect(drafts.find('b')).toEqual(draft('b', 2));
    expect(() => drafts.put(draft('c', 1))).toThrow('unit of work');
  });

  it('a draft becomes one order', () => {
    const { unitOfWork, orderFiles, manualOrders }: { manualOrders: ManualOrders } & OrderStores = open();
    const [one, two] = [anOrder({ id: 'o1' as never, platformOrderNo: '1' }), anOrder({ id: 'o2' as never, platformOrderNo: '2' })];
    unitOfWork.run(() => {
      for (const order of [one, two]) orderFiles.add({ order, holds: [], cases: [] });
    });
    const record: ManualOrderRecord = { orderId: 'o1', draftId: 'd1', documentNo: 'M-1', outageId: null, enteredAt: 5, by: 'amy' };
    unitOfWork.run(() => manualOrders.add(record));
    expect([manualOrders.ofDraft('d1'), manualOrders.ofOrder('o1'), manualOrders.ofOrder('o2')]).toEqual([record, record, null]);
    for (const refused of [
      { ...record, orderId: 'o2' },
      { ...record, orderId: 'o2', draftId: 'd2' },
      { ...record, orderId: 'nobody', draftId: 'd2', documentNo: 'M-2' },
    ])
      expect(() => unitOfWork.run(() => manualOrders.add(refused))).toThrow(/UNIQUE|is an order/u);
    const later = { ...record, orderId: 'o2', draftId: 'd2', documentNo: 'M-2', outageId: 'x1', enteredAt: 6 };
    unitOfWork.run(() => manualOrders.add(later));
    expect(manualOrders.recent(1)).toEqual([later]);
    expect(manualOrders.recent(5)).toEqual([later, record]);
    expect([manualOrders.ofOutage('x1'), manualOrders.ofOutage('x2')]).toEqual([[later], []]);
  });
});
