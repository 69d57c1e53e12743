import { isActiveState } from '../../exception-case/exception-case.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { PhotoRef } from '../order-events.ts';
import { caseOf, type OrderFile } from '../order-file.ts';
import { startWorkIfReady, stopClocks } from './case-state.ts';

type Verdict = Result<Decision, Refusal>;

export interface Attempt {
  readonly channel: 'call' | 'text' | 'mail' | 'chat' | 'print';
  readonly to: 'customer' | 'merchant' | 'carrier';
  readonly result: string;
  readonly text: string;
  /** The attempt that follows, as the ladder has it: its owner, else who recorded this one, has it in the list when it is due. */
  readonly next?: { readonly text: string; readonly dueAt: number; readonly owner?: string | null } | undefined;
}

/** Which clocks a logged attempt stops: an attempt with its result counts as first contact, not as a resolution (DOMAIN §4). */
const STOPPED_BY: Readonly<Record<Attempt['to'], readonly string[]>> = {
  customer: ['first_contact', 'first_reply', 'feasibility'],
  merchant: ['merchant_told'],
  carrier: [],
};

export function contact(file: OrderFile, caseId: string, attempt: Attempt, context: DecideContext): Verdict {
  const one = caseOf(file, caseId);
  if (one === undefined) return refuse('case_not_found');
  if (!isActiveState(one.state)) return refuse('case_not_open', { state: one.state });
  const draft = new Draft(file, context);
  draft.add({ type: 'case.contacted', data: { caseId, channel: attempt.channel, to: attempt.to, result: attempt.result }, personal: { text: attempt.text } });
  stopClocks(draft, one, `contacted_${attempt.to}`, STOPPED_BY[attempt.to]);
  if (attempt.next !== undefined) {
    const owner = attempt.next.owner === undefined ? context.by : attempt.next.owner;
    if (one.owner === null && owner !== null) draft.add({ type: 'case.assigned', data: { caseId, owner }, personal: null });
    draft.add({ type: 'case.actionSet', data: { caseId, dueAt: attempt.next.dueAt, waitingFor: one.waitingFor }, personal: { text: attempt.next.text } });
    startWorkIfReady(draft, caseId);
  }
  return ok(draft.done());
}

export function note(file: OrderFile, caseId: string, text: string, context: DecideContext): Verdict {
  if (caseOf(file, caseId) === undefined) return refuse('case_not_found');
  return ok(new Draft(file, context).add({ type: 'case.noted', data: { caseId }, personal: { text } }).tell('note.add', { text }).done());
}

export function addPhotos(file: OrderFile, caseId: string, photos: readonly PhotoRef[], text: string, context: DecideContext): Verdict {
  if (caseOf(file, caseId) === undefined) return refuse('case_not_found');
  return ok(new Draft(file, context).add({ type: 'case.photographed', data: { caseId, photos }, personal: { text } }).done());
}
