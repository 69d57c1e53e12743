import { AT_ONCE, createOutboxEntry, ONCE_KNOWN_AT, type OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import { onDecision } from '../../shared/core/outbox/outbox-rules.ts';
import type { OutboxQueue } from '../../shared/core/ports/outbox-queue.ts';
import type { OutboxStore } from '../../shared/core/ports/outbox-store.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import type { MemoryUnitOfWork } from './memory-unit-of-work.ts';

/** Both sides of one outbox: what use cases queue and what the pump takes. */
export function createMemoryOutbox(unitOfWork: MemoryUnitOfWork, hasOrder: (orderId: string) => boolean): OutboxQueue & OutboxStore {
  let store = createMemoryOutboxStore();
  const decisionById = new Map<string, string>();
  let seq = 0;
  unitOfWork.enlist(() => {
    const saved = store.all();
    const last = seq;
    return () => {
      store = createMemoryOutboxStore();
      store.queue(saved);
      seq = last;
    };
  });
  const put = (entry: OutboxEntry): void => store.queue([entry]);
  return {
    enqueue: ({ journalN: _dropped, decision, ...change }) => {
      unitOfWork.assertRunning('the outbox');
      if (!hasOrder(change.lane)) throw new Error('a change for an order that is not here');
      if (store.find(change.id) !== null) throw new Error('UNIQUE: the change is queued already');
      decisionById.set(change.id, decision);
      const entry = createOutboxEntry({ ...structuredClone(change), seq: (seq += 1) });
      put(change.orderRef === null && change.kind !== 'order.create' ? { ...entry, nextAttemptAt: ONCE_KNOWN_AT } : entry);
    },
    ofDecision: (lane, decision) =>
      store
        .all()
        .filter((entry) => entry.lane === lane && decisionById.get(entry.id) === decision)
        .map(({ id, state, attempts }) => ({ id, state, attempts })),
    cancelUnsent: (ids, at) => {
      unitOfWork.assertRunning('the outbox');
      for (const id of ids) {
        const entry = store.find(id);
        if (entry?.state !== 'pending' || entry.attempts > 0) throw new Error('only an unsent change is cancelled');
        put({ ...entry, state: 'cancelled', settledAt: at });
      }
    },
    supersede: (ids, by, at) => {
      unitOfWork.assertRunning('the outbox');
      for (const id of ids) {
        const entry = store.find(id);
        const closed = entry === null ? null : onDecision(entry, { kind: 'superseded', by }, { level: 'L0' }, at);
        if (closed === null) throw new Error('only a change that surely has no effect is superseded');
        put(closed);
      }
    },
    addressUnsent: (lane, orderRef) => {
      for (const entry of store.lane(lane)) if (entry.orderRef === null && entry.firstSentAt === null) put({ ...entry, orderRef, nextAttemptAt: AT_ONCE });
    },
    forgetAddress: (lane) => {
      unitOfWork.assertRunning('the outbox');
      for (const entry of store.lane(lane))
        if (entry.kind !== 'order.create' && entry.firstSentAt === null) put({ ...entry, orderRef: null, nextAttemptAt: ONCE_KNOWN_AT });
    },
    due: (now, limit) => store.due(now, limit),
    nextDueAt: () => store.nextDueAt(),
    markSending: (ids, at) => unitOfWork.run(() => store.markSending(ids, at)),
    settle: (settlements, also) => unitOfWork.run(() => store.settle(settlements, also)),
    lane: (lane) => store.lane(lane),
    unsettledByLane: () => store.unsettledByLane(),
    find: (id) => store.find(id),
    list: (filter) => store.list(filter),
    counts: () => store.counts(),
    oldestWaitingAt: () => store.oldestWaitingAt(),
  };
}
