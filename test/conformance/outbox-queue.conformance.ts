import { describe, expect, it } from 'vitest';
import type { QueuedChange } from '../../shared/core/ports/outbox-queue.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import { anOrder, NOON } from '../fixtures/order-file.ts';
import { changeId } from '../fixtures/outbox-entry.ts';
import type { OrderStores } from '../fixtures/order-stores.ts';

let made = 1_000;
const change = (lane: OrderId, parts: Partial<QueuedChange> = {}): QueuedChange => ({
  id: changeId((made += 1)),
  lane,
  orderRef: 'W-1',
  kind: 'hold.place',
  payload: { holdId: 'h', text: '"楼下" \u2028' },
  baseVersion: 3,
  occurredAt: NOON,
  journalN: 1,
  decision: 'd1',
  ...parts,
});

/** What the deciding side of every outbox keeps to. */
export function outboxQueueConformance(name: string, open: () => OrderStores): void {
  const withOrder = () => {
    const stores = open();
    const order = anOrder();
    stores.unitOfWork.run(() => {
      stores.orderFiles.add({ order, holds: [], cases: [] });
      stores.journal.append({ type: 'x', at: 1, actor: { kind: 'cli' }, orderId: order.id, caseId: null, data: {}, personal: null });
    });
    return { ...stores, lane: order.id };
  };

  describe(`outbox queue: ${name}`, () => {
    it('queues changes in order, pending and unsent, as they were stamped', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      const changes = [change(lane), change(lane, { kind: 'order.correct', baseVersion: null }), change(lane, { kind: 'note.add', decision: 'd2' })];
      unitOfWork.run(() => changes.forEach(outbox.enqueue));
      const queued = outbox.lane(lane);
      expect(queued).toMatchObject(
        changes.map(({ journalN: _dropped, decision: __, ...stamped }) => ({
          ...stamped,
          state: 'pending',
          attempts: 0,
          nextAttemptAt: 0,
          firstSentAt: null,
          sentAt: null,
          settledAt: null,
          lastError: null,
        })),
      );
      expect(queued.map(({ seq }) => seq)).toEqual(queued.map(({ seq }) => seq).toSorted((a, b) => a - b));
      expect(outbox.ofDecision(lane, 'd1')).toEqual(changes.slice(0, 2).map(({ id }) => ({ id, state: 'pending', attempts: 0 })));
      expect(outbox.due(NOON, 9).map(({ id }) => id)).toEqual([changes[0]?.id]);
      expect([outbox.ofDecision(lane, 'none'), outbox.ofDecision('another', 'd1')]).toEqual([[], []]);
    });

    it('is written inside a unit of work only, and rolls back with it', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      expect(() => outbox.enqueue(change(lane))).toThrow('unit of work');
      const work = (): void => {
        outbox.enqueue(change(lane));
        throw new Error('no such luck');
      };
      expect(() => unitOfWork.run(work)).toThrow('no such luck');
      expect([outbox.lane(lane), outbox.counts().pending]).toEqual([[], 0]);
    });

    it('takes no change for an order that is not here, and none twice', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      expect(() => unitOfWork.run(() => outbox.enqueue(change('nobody' as OrderId)))).toThrow('not here');
      const once = change(lane);
      unitOfWork.run(() => outbox.enqueue(once));
      expect(() => unitOfWork.run(() => outbox.enqueue({ ...once, payload: {} }))).toThrow('UNIQUE');
      expect(outbox.find(once.id)?.payload).toEqual(once.payload);
    });

    it('cancels what never left, all of it or none', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      const [one, two] = [change(lane), change(lane)];
      unitOfWork.run(() => [one, two].forEach(outbox.enqueue));
      outbox.markSending([one.id], NOON);
      expect(() => unitOfWork.run(() => outbox.cancelUnsent([two.id, one.id], NOON))).toThrow('only an unsent change');
      expect([outbox.find(one.id)?.state, outbox.find(two.id)?.state]).toEqual(['sending', 'pending']);
      unitOfWork.run(() => outbox.cancelUnsent([two.id], NOON + 1));
      expect(outbox.find(two.id)).toMatchObject({ state: 'cancelled', settledAt: NOON + 1 });
      expect(() => unitOfWork.run(() => outbox.cancelUnsent([two.id], NOON))).toThrow('only an unsent change');
      expect(() => unitOfWork.run(() => outbox.cancelUnsent(['nobody'], NOON))).toThrow('only an unsent change');
    });

    it('waits with what cannot be addressed until the WMS knows the order', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      const [hold, noted] = [change(lane, { orderRef: null }), change(lane, { orderRef: null, kind: 'note.add' })];
      unitOfWork.run(() => [hold, noted].forEach(outbox.enqueue));
      expect(outbox.due(NOON * 2, 9)).toEqual([]);
      unitOfWork.run(() => outbox.addressUnsent(lane, 'W-9'));
      expect(outbox.lane(lane).map(({ orderRef }) => orderRef)).toEqual(['W-9', 'W-9']);
      expect(outbox.due(NOON, 9).map(({ id }) => id)).toEqual([hold.id]);
      // An order made here is told first, and needs no reference for it.
      const other = withOrder();
      const create = change(other.lane, { orderRef: null, kind: 'order.create' });
      other.unitOfWork.run(() => other.outbox.enqueue(create));
      expect(other.outbox.due(NOON, 9).map(({ id }) => id)).toEqual([create.id]);
    });

    it('does not readdress what may have been sent or has an address', () => {
      const { unitOfWork, outbox, lane } = withOrder();
      const [sent, known] = [change(lane, { orderRef: null, kind: 'order.create' }), change(lane, { orderRef: 'W-1' })];
      unitOfWork.run(() => [sent, known].forEach(outbox.enqueue));
      outbox.markSending([sent.id], NOON);
      unitOfWork.run(() => outbox.addressUnsent(lane, 'W-9'));
      expect(outbox.lane(lane).map(({ orderRef }) => orderRef)).toEqual([null, 'W-1']);
    });
  });
}
