import type { Suggestion } from '../../finding/finding.ts';
import { isActive } from '../../hold/hold.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, type OrderFile } from '../order-file.ts';
import { liftOne, stopClocks } from './case-state.ts';
import { correct, type CheckOrder } from './correct.ts';

/** Takes a suggestion over without a person. Only where it leaves nothing to ask: half a mending would be harder to see than none. */
export function acceptByItself(
  file: OrderFile,
  caseId: string,
  { changes, rule }: Suggestion,
  check: CheckOrder,
  context: DecideContext,
): Result<Decision, Refusal> {
  // A label that is printed dies with the old address; that is for whoever holds the parcel.
  if (file.order.state !== 'checked' && file.order.state !== 'allocated') return refuse('order_gone', { state: file.order.state });
  const corrected = correct(file, changes, rule, check, context);
  if (!corrected.ok) return corrected;
  const { after, events, changes: told } = corrected.value;
  const one = caseOf(after, caseId);
  if (one === undefined || one.findings.some(({ severity }) => severity === 'stop')) return refuse('still_asked');
  const draft = new Draft(after, context);
  draft.add({ type: 'case.resolved', data: { caseId, outcome: 'corrected' }, personal: { text: '' } });
  stopClocks(draft, one, 'resolved');
  for (const hold of after.holds.filter((hold) => hold.caseId === caseId && isActive(hold))) liftOne(draft, hold, 'resolved.corrected', null);
  const settled = draft.done();
  return ok({ after: settled.after, events: [...events, ...settled.events], changes: [...told, ...settled.changes] });
}
