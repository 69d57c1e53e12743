import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { openBench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';

export interface ReturnedUnit {
  /** The order on the bench it would go with now. */
  readonly orderId: string;
  readonly sku: string;
  readonly serial: string;
  /** Why it lies here again, in the supervisor's words. */
  readonly reason: string;
}

/** Lets a serial go once more that left before: it came back. Said of the unit in hand alone; the parcel it left in stays what it was. */
export function letSerialGoAgain({ orderId, sku, serial, reason }: ReturnedUnit, approver: string, actor: Actor, deps: PackDeps): Result<null, Refusal> {
  const bench = openBench(orderId, deps);
  if (bench === null) return refuse('order_not_found');
  const { merchant } = bench.file.order;
  if (!bench.task.lines.some((line) => line.sku === sku)) return refuse('not_of_this_order', { sku });
  if (!bench.task.hasLeft(sku, serial)) return refuse('serial_not_left', { serial });
  deps.unitOfWork.run(() => {
    const at = deps.clock.now();
    deps.packs.serialBack({ merchant, sku, serial }, at, approver);
    deps.journal.append({
      type: 'pack.serialBack',
      at,
      actor,
      orderId: bench.file.order.id,
      caseId: null,
      data: { merchant, sku, serial, approver },
      personal: { text: reason },
    });
  });
  return ok(null);
}
