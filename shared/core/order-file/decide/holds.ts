import { mayPass } from '../../gate/gate.ts';
import { isActive, rightToLift, type HoldId } from '../../hold/hold.ts';
import { hasRight } from '../../user/roles.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, holdOf, type OrderFile } from '../order-file.ts';
import { liftOne, type Decider } from './case-state.ts';

export interface HoldRequest {
  readonly reason: string;
  readonly liftableBy: 'owner' | 'supervisor';
  readonly ifNobody: string;
  readonly reviewAt: number | null;
}

export function placeHold(file: OrderFile, request: HoldRequest, context: DecideContext): Result<Decision & { readonly holdId: string }, Refusal> {
  const { state } = file.order;
  if (state === 'cancelled' || !mayPass('hold', { state, holds: file.holds }).pass) return refuse('order_gone', { state });
  const holdId = context.ids.next();
  const draft = new Draft(file, context)
    .add({ type: 'hold.placed', data: { id: holdId as HoldId, kind: 'manual', caseId: null, ...request }, personal: null })
    .tell('hold.place', { holdId, reason: 'manual' });
  return ok({ ...draft.done(), holdId });
}

export function liftHold(file: OrderFile, holdId: string, text: string, by: Decider, context: DecideContext): Result<Decision, Refusal> {
  const hold = holdOf(file, holdId);
  if (hold === undefined) return refuse('hold_not_found');
  if (!isActive(hold)) return refuse('hold_already_lifted');
  const right = rightToLift(hold, ownsHold(file, hold, by.userId));
  if (!hasRight(by.roles, right)) return refuse('not_your_hold', { right });
  const draft = new Draft(file, context);
  liftOne(draft, hold, 'by_hand', text);
  return ok(draft.done());
}

/** A manual hold is owned by who placed it, an exception's hold by the exception's owner. */
export const ownsHold = (file: OrderFile, hold: OrderFile['holds'][number], userId: string): boolean =>
  hold.caseId === null ? hold.placedBy === userId : caseOf(file, hold.caseId)?.owner === userId;
