import type { Actor } from '../../journal/journal-entry.ts';
import type { Order } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { ManualOrderRecord } from '../../ports/manual-orders.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import { creationOf } from './creation-of.ts';

export interface EnterThereDeps extends JournalWriterDep, OutboxQueueDep, ClockDep, IdsDep {}

/**
 * Asks the WMS to enter an order that was taken down here: goes first in its lane, whatever waits there, and the database lets it be queued once.
 * Inside the unit of work that decided it.
 */
export function enterThere(order: Order, record: ManualOrderRecord, actor: Actor, { journal, outboxQueue, clock, ids }: EnterThereDeps): void {
  const at = clock.now();
  const data = { documentNo: record.documentNo };
  const journalN = journal.append({ type: 'manual.enteredAnew', at, actor, orderId: order.id, caseId: null, data, personal: null });
  outboxQueue.enqueue({
    id: ids.next(),
    lane: order.id,
    orderRef: null,
    kind: 'order.create',
    payload: creationOf(order, record.documentNo),
    baseVersion: null,
    occurredAt: record.enteredAt,
    journalN,
    decision: ids.next(),
  });
}
