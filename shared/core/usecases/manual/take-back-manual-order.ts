import type { Actor } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import { takeBackOrder } from '../../order-file/decide/take-back.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { ManualOrders } from '../../ports/manual-orders.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { OutboxStore } from '../../ports/outbox-store.ts';
import { err, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder, Recorded } from '../cases/record-decision.ts';
import type { Decision } from '../../order-file/decision.ts';

export interface TakeBackDeps extends OutboxQueueDep, ClockDep {
  readonly outbox: Pick<OutboxStore, 'lane'>;
  readonly recorder: DecisionRecorder;
  readonly manualOrders: Pick<ManualOrders, 'ofOrder'>;
}

/** Undo of an order typed by hand: a new decision that cancels it, with what waited to be told about it (PRODUCT §6). */
export function takeBackManualOrder(orderId: string, actor: Actor, deps: TakeBackDeps): Result<Recorded<Decision>, Refusal> {
  if (deps.manualOrders.ofOrder(orderId) === null) return err({ code: 'order_not_found' });
  return deps.recorder.onOrder(orderId, actor, (file, context) => {
    const lane = deps.outbox.lane(file.order.id);
    // A creation that may have arrived is followed by its cancellation: the WMS may know the order already.
    const isOnItsWay = lane.some(({ kind, firstSentAt }) => kind === 'order.create' && firstSentAt !== null);
    const isKnown = file.order.wmsRef !== null || isOnItsWay;
    const decided = takeBackOrder(file, context, isKnown);
    if (decided.ok && !isKnown) {
      const unsent = lane.filter(({ state, attempts }) => state === 'pending' && attempts === 0);
      deps.outboxQueue.cancelUnsent(
        unsent.map(({ id }) => id),
        context.nowAt,
      );
    }
    return decided;
  });
}
