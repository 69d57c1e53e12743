import { isRunning, type Outage } from '../outage/outage.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Refusal } from '../order-file/decision.ts';

type Standing = Pick<Outage, 'id' | 'no' | 'state'>;

/**
 * Whether an order may be typed by hand now, and to which outage it then belongs:
 *
 *   no outage        yes, to none: it goes to the WMS at once, which answers
 *   noticed          no: nobody declared anything, so it would leave by itself the moment the WMS answers, beside the order the WMS has of its own
 *   declared … reconciling   yes, to the outage: it is held against what the WMS received before anything leaves, and explained in the reconciliation
 */
export function outageToEnterIn(current: Standing | null): Result<Standing | null, Refusal> {
  if (current === null) return ok(null);
  return isRunning(current) ? ok(current) : err({ code: 'manual_not_declared', params: { no: current.no } });
}
