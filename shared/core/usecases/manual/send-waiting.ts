import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { ManualMatches } from '../../ports/manual-matches.ts';
import type { ManualOrders } from '../../ports/manual-orders.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { Outages } from '../../ports/outages.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { enterThere, type EnterThereDeps } from './enter-there.ts';

export interface SendWaitingDeps extends EnterThereDeps, UnitOfWorkDep, OrderFilesDep {
  readonly matches: Pick<ManualMatches, 'waiting'>;
  readonly manualOrders: Pick<ManualOrders, 'ofOrder'>;
  readonly outages: Pick<Outages, 'current'>;
}

/**
 * Orders of no outage that the WMS neither knows nor was asked to enter: its refusal was mended meanwhile, or they are older than the rule that sends
 * them by themselves. While an outage is on nobody sends one: what the WMS has of it then is not known. Answers those that are sent now.
 */
export function sendWaiting(orderIds: readonly string[], actor: Actor, deps: SendWaitingDeps): Result<readonly string[], Refusal> {
  return deps.unitOfWork.run((): Result<readonly string[], Refusal> => {
    const outage = deps.outages.current();
    if (outage !== null) return refuse('manual_waits_for_outage', { no: outage.no });
    const waiting = new Set(deps.matches.waiting());
    const sent = orderIds.filter((orderId) => {
      const record = deps.manualOrders.ofOrder(orderId);
      const file = deps.orderFiles.load(orderId);
      if (record === null || file === null || !waiting.delete(orderId)) return false;
      enterThere(file.order, record, actor, deps);
      return true;
    });
    return sent.length === 0 ? refuse('manual_nothing_waits') : ok(sent);
  });
}
