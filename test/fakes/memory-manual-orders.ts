import type { ManualDraft } from '../../shared/core/manual-order/manual-form.ts';
import type { ManualDrafts, ManualOrderRecord, ManualOrders } from '../../shared/core/ports/manual-orders.ts';
import type { OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryManualDrafts(unitOfWork: MemoryUnitOfWork): ManualDrafts {
  const kept = enlistedMap<string, ManualDraft>(unitOfWork);
  return {
    put: (draft) => {
      unitOfWork.assertRunning('a draft');
      const was = kept.get(draft.id);
      kept.set(draft.id, was === undefined ? draft : { ...draft, startedAt: was.startedAt, by: was.by });
    },
    find: (id) => kept.get(id) ?? null,
    list: () => [...kept.values()].toSorted((a, b) => b.keptAt - a.keptAt || (a.id < b.id ? 1 : -1)),
    remove: (id) => {
      unitOfWork.assertRunning('a draft');
      kept.delete(id);
    },
  };
}

export function createMemoryManualOrders(
  unitOfWork: MemoryUnitOfWork,
  isOrder: (orderId: string) => boolean,
  outbox: Pick<OutboxStore, 'list'> = { list: () => [] },
): ManualOrders {
  const kept = enlistedMap<string, ManualOrderRecord>(unitOfWork);
  const all = (): readonly ManualOrderRecord[] => [...kept.values()];
  const newest = (): readonly ManualOrderRecord[] =>
    all()
      .map((record, n) => ({ record, n }))
      .toSorted((a, b) => b.record.enteredAt - a.record.enteredAt || b.n - a.n)
      .map(({ record }) => record);
  return {
    add: (record) => {
      unitOfWork.assertRunning('a manual order');
      if (!isOrder(record.orderId)) throw new Error('a manual order is an order');
      if (all().some(({ draftId, documentNo }) => draftId === record.draftId || documentNo === record.documentNo)) throw new Error('UNIQUE constraint failed');
      kept.set(record.orderId, record);
    },
    join: (orderId, outageId) => {
      unitOfWork.assertRunning('a manual order');
      const record = kept.get(orderId);
      if (record === undefined) throw new Error('no such manual order');
      if (record.outageId !== null) throw new Error('manual_order: belongs to one outage');
      kept.set(orderId, { ...record, outageId });
    },
    unsent: () =>
      all()
        .filter(({ outageId }) => outageId === null)
        .flatMap((record) =>
          outbox
            .list({ lane: record.orderId, states: ['pending'] })
            .filter(({ kind, attempts }) => kind === 'order.create' && attempts === 0)
            .map(({ id }) => ({ record, creation: id })),
        ),
    ofDraft: (draftId) => all().find((one) => one.draftId === draftId) ?? null,
    ofOrder: (orderId) => kept.get(orderId) ?? null,
    recent: (limit) => newest().slice(0, limit),
    ofOutage: (outageId) => newest().filter((one) => one.outageId === outageId),
  };
}
