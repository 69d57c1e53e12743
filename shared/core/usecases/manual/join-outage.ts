import type { Actor } from '../../journal/journal-entry.ts';
import type { Outage } from '../../outage/outage.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { ManualOrders } from '../../ports/manual-orders.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';

export interface JoinOutageDeps extends JournalWriterDep, OutboxQueueDep, ClockDep {
  readonly manualOrders: Pick<ManualOrders, 'unsent' | 'join'>;
}

/**
 * Orders typed while the WMS was silent already and nobody had declared anything: what asks for them never left, so it is taken back, and they are
 * held against what the WMS received like every order of the outage. Inside the transaction of the declaration.
 */
export function joinOutage({ id, no }: Pick<Outage, 'id' | 'no'>, actor: Actor, { journal, outboxQueue, clock, manualOrders }: JoinOutageDeps): void {
  const at = clock.now();
  for (const { record, creation } of manualOrders.unsent()) {
    outboxQueue.cancelUnsent([creation], at);
    manualOrders.join(record.orderId, id);
    const data = { documentNo: record.documentNo, outage: no };
    journal.append({ type: 'manual.joinedOutage', at, actor, orderId: record.orderId as never, caseId: null, data, personal: null });
  }
}
