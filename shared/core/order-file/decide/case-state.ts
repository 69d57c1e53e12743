import { isActiveState, type CaseState, type ExceptionCase, type WaitingFor } from '../../exception-case/exception-case.ts';
import { isOutcomeOf } from '../../finding/exception-kinds.ts';
import { isActive, rightToLift, type Hold } from '../../hold/hold.ts';
import { mayPass } from '../../gate/gate.ts';
import { hasRight, type Right, type Role } from '../../user/roles.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, openCaseOfKind, type OrderFile } from '../order-file.ts';
import { startClocks } from './open-cases.ts';

/** Who decides: roles settle what holds they may lift. */
export interface Decider {
  readonly userId: string;
  readonly roles: readonly Role[];
}

type Verdict = Result<Decision, Refusal>;

function activeCase(file: OrderFile, caseId: string): Result<ExceptionCase, Refusal> {
  const found = caseOf(file, caseId);
  if (found === undefined) return refuse('case_not_found');
  return isActiveState(found.state) ? ok(found) : refuse('case_not_open', { state: found.state });
}

const toState = (draft: Draft, one: ExceptionCase, to: CaseState): void => {
  if (one.state !== to) draft.add({ type: 'case.stateChanged', data: { caseId: one.id, from: one.state, to }, personal: null });
};

/** An exception leaves `open` only with an owner and a dated next action. */
export function startWorkIfReady(draft: Draft, caseId: string): void {
  const one = caseOf(draft.file, caseId);
  if (one?.state === 'open' && one.owner !== null && one.nextAction !== null) toState(draft, one, 'working');
}

export function assign(
  file: OrderFile,
  caseId: string,
  owner: string | null,
  nextAction: { text: string; dueAt: number } | undefined,
  context: DecideContext,
): Verdict {
  const one = activeCase(file, caseId);
  if (!one.ok) return one;
  const draft = new Draft(file, context);
  if (one.value.owner !== owner) draft.add({ type: 'case.assigned', data: { caseId, owner }, personal: null });
  if (nextAction !== undefined)
    draft.add({ type: 'case.actionSet', data: { caseId, dueAt: nextAction.dueAt, waitingFor: one.value.waitingFor }, personal: { text: nextAction.text } });
  startWorkIfReady(draft, caseId);
  return ok(draft.done());
}

export interface NextStep {
  readonly text: string;
  readonly dueAt: number;
  readonly waitingFor: WaitingFor | null;
  readonly pauseClock: boolean;
}

/** Our own time (an approval) is never paused in the contract clock; waiting for others may be, with its reason. */
export function setNextAction(file: OrderFile, caseId: string, step: NextStep, context: DecideContext): Verdict {
  const one = activeCase(file, caseId);
  if (!one.ok) return one;
  if (step.pauseClock && (step.waitingFor === null || step.waitingFor === 'approval')) return refuse('pause_needs_reason');
  const isPausable = (name: string): boolean => context.clockRules.some((rule) => rule.kind === one.value.kind && rule.clock === name && rule.pausable);
  const running = one.value.clocks.filter((clock) => clock.stoppedAt === null);
  if (step.pauseClock && running.length > 0 && !running.some((clock) => isPausable(clock.name))) return refuse('clock_not_pausable');
  const draft = new Draft(file, context);
  if (one.value.owner === null) draft.add({ type: 'case.assigned', data: { caseId, owner: context.by }, personal: null });
  draft.add({ type: 'case.actionSet', data: { caseId, dueAt: step.dueAt, waitingFor: step.waitingFor }, personal: { text: step.text } });
  toState(draft, caseOf(draft.file, caseId) ?? one.value, step.waitingFor === null ? 'working' : 'waiting');
  for (const clock of running) {
    const paused = clock.pauses.some((pause) => pause.to === null);
    // A contract clock beside it that allows no pause goes on.
    if (step.pauseClock && !paused && isPausable(clock.name))
      draft.add({
        type: 'clock.paused',
        data: { caseId, name: clock.name, because: `wait_${step.waitingFor ?? ''}`, policyVersion: clock.policyVersion },
        personal: null,
      });
    if (!step.pauseClock && paused)
      draft.add({ type: 'clock.resumed', data: { caseId, name: clock.name, because: 'work_goes_on', policyVersion: clock.policyVersion }, personal: null });
  }
  return ok(draft.done());
}

export function resumeClock(file: OrderFile, caseId: string, context: DecideContext): Verdict {
  const one = activeCase(file, caseId);
  if (!one.ok) return one;
  const paused = one.value.clocks.filter((clock) => clock.stoppedAt === null && clock.pauses.some((pause) => pause.to === null));
  if (paused.length === 0) return refuse('clock_not_paused');
  const draft = new Draft(file, context);
  for (const clock of paused)
    draft.add({ type: 'clock.resumed', data: { caseId, name: clock.name, because: 'by_hand', policyVersion: clock.policyVersion }, personal: null });
  if (one.value.state === 'waiting') toState(draft, one.value, 'working');
  return ok(draft.done());
}

export function stopClocks(draft: Draft, one: ExceptionCase, because: string, names?: readonly string[]): void {
  for (const clock of one.clocks) {
    if (clock.stoppedAt !== null || (names !== undefined && !names.includes(clock.name))) continue;
    draft.add({ type: 'clock.stopped', data: { caseId: one.id, name: clock.name, because }, personal: null });
  }
}

/** What was open on an order is nobody's question any more: it went elsewhere, or is cancelled. */
export function voidActive(draft: Draft, cases: readonly ExceptionCase[], because: string): void {
  for (const one of cases) {
    if (!isActiveState(one.state)) continue;
    draft.add({ type: 'case.voided', data: { caseId: one.id }, personal: { text: '' } });
    stopClocks(draft, one, because);
  }
}

/** Lifts a hold and, when it was the last and the gate now passes, tells the WMS that the order may go on. */
export function liftOne(draft: Draft, hold: Hold, because: string, text: string | null): void {
  draft.add({ type: 'hold.lifted', data: { holdId: hold.id, because }, personal: text === null ? null : { text } });
  draft.tell('hold.lift', { holdId: hold.id, reason: because });
  const { state } = draft.file.order;
  if (mayPass('tell_wms_released', { state, holds: draft.file.holds }).pass) draft.tell('order.release', {});
}

export function resolve(file: OrderFile, caseId: string, outcome: string, text: string, by: Decider, context: DecideContext): Verdict {
  const one = activeCase(file, caseId);
  if (!one.ok) return one;
  if (!isOutcomeOf(one.value.kind, outcome)) return refuse('outcome_not_of_kind', { kind: one.value.kind, outcome });
  const draft = new Draft(file, context);
  if (one.value.owner === null) draft.add({ type: 'case.assigned', data: { caseId, owner: context.by }, personal: null });
  const owns = (one.value.owner ?? context.by) === by.userId;
  const holds = file.holds.filter((hold) => hold.caseId === caseId && isActive(hold));
  for (const hold of holds) {
    const right = rightToLift(hold, owns);
    if (!hasRight(by.roles, right)) return refuse('not_your_hold', { right });
  }
  draft.add({ type: 'case.resolved', data: { caseId, outcome }, personal: { text } });
  stopClocks(draft, one.value, 'resolved');
  const cancels = outcome === 'order_cancelled';
  if (cancels) {
    const { state } = file.order;
    if (!mayPass('cancel', { state, holds: file.holds }).pass) return refuse('order_gone', { state });
    if (state !== 'cancelled') {
      draft.add({ type: 'order.stateChanged', data: { from: state, to: 'cancelled' }, personal: null });
      draft.tell('order.cancel', { reason: one.value.kind });
    }
  } else for (const hold of holds) liftOne(draft, hold, `resolved.${outcome}`, null);
  return ok(draft.done());
}

export function reopen(file: OrderFile, caseId: string, text: string, context: DecideContext): Verdict {
  const one = caseOf(file, caseId);
  if (one === undefined) return refuse('case_not_found');
  if (one.state !== 'resolved' && one.state !== 'closed') return refuse(one.state === 'void' ? 'void_is_final' : 'case_already_open');
  // A later report opened a case of its own: the work goes on there.
  if (openCaseOfKind(file, one.kind) !== undefined) return refuse('case_already_open');
  const draft = new Draft(file, context);
  draft.add({ type: 'case.reopened', data: { caseId }, personal: { text } });
  startClocks(draft, caseId, one.kind, context);
  for (const hold of file.holds) {
    if (hold.caseId !== caseId || isActive(hold) || !mayPass('hold', { state: file.order.state, holds: file.holds }).pass) continue;
    draft.add({ type: 'hold.restored', data: { holdId: hold.id }, personal: null }).tell('hold.place', { holdId: hold.id, reason: one.kind });
  }
  return ok(draft.done());
}

/** Final and without a way back, so not for whoever happens to look at it: its owner's, or a supervisor's (PRODUCT §5). */
export const rightToVoid = ({ owner }: Pick<ExceptionCase, 'owner'>, userId: string): Right => (owner === userId ? 'lift_own_holds' : 'lift_any_hold');

/** Raised in error: final, and its hold goes with it. */
export function voidCase(file: OrderFile, caseId: string, text: string, by: Decider, context: DecideContext): Verdict {
  const one = activeCase(file, caseId);
  if (!one.ok) return one;
  const right = rightToVoid(one.value, by.userId);
  if (!hasRight(by.roles, right)) return refuse('not_yours_to_void', { right });
  const owns = one.value.owner === by.userId;
  const holds = file.holds.filter((hold) => hold.caseId === caseId && isActive(hold));
  for (const hold of holds) {
    const right = rightToLift(hold, owns);
    if (!hasRight(by.roles, right)) return refuse('not_your_hold', { right });
  }
  const draft = new Draft(file, context);
  draft.add({ type: 'case.voided', data: { caseId }, personal: { text } });
  stopClocks(draft, one.value, 'void');
  for (const hold of holds) liftOne(draft, hold, 'void', null);
  return ok(draft.done());
}
