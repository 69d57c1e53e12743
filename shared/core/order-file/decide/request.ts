import { isActiveState, type ExceptionCase } from '../../exception-case/exception-case.ts';
import { isFee } from '../../special-request/request-terms.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, type OrderFile } from '../order-file.ts';
import { resolve, stopClocks, type Decider } from './case-state.ts';

type Verdict = Result<Decision, Refusal>;

export interface QuoteOffer {
  readonly fee: string;
  readonly currency: string;
  readonly shipAt: number;
  readonly carrier: string;
  /** Who follows it through; named to the customer. */
  readonly owner: string;
  /** When the answer is asked after. */
  readonly dueAt: number;
  readonly text: string;
}

function requestCase(file: OrderFile, caseId: string): Result<ExceptionCase, Refusal> {
  const one = caseOf(file, caseId);
  if (one === undefined) return refuse('case_not_found');
  if (one.kind !== 'special_request') return refuse('not_a_request');
  return ok(one);
}

/** Fee and date are offered to the customer: the feasibility clock stops, somebody is named, and the case waits for the answer. */
export function quoteRequest(file: OrderFile, caseId: string, offer: QuoteOffer, context: DecideContext): Verdict {
  const one = requestCase(file, caseId);
  if (!one.ok) return one;
  const { state, owner, waitingFor } = one.value;
  if (!isActiveState(state)) return refuse('case_not_open', { state });
  if (!isFee(offer.fee)) return refuse('fee_not_fitting');
  if (offer.shipAt <= context.nowAt) return refuse('ship_date_past');
  const draft = new Draft(file, context);
  if (owner !== offer.owner) draft.add({ type: 'case.assigned', data: { caseId, owner: offer.owner }, personal: null });
  const { fee, currency, shipAt, carrier } = offer;
  draft.add({ type: 'case.quoted', data: { caseId, fee, currency, shipAt, carrier }, personal: { text: offer.text } });
  draft.add({ type: 'case.actionSet', data: { caseId, dueAt: offer.dueAt, waitingFor: 'customer' }, personal: { text: offer.text } });
  if (state !== 'waiting' || waitingFor !== 'customer') {
    if (state !== 'waiting') draft.add({ type: 'case.stateChanged', data: { caseId, from: state, to: 'waiting' }, personal: null });
  }
  stopClocks(draft, caseOf(draft.file, caseId) ?? one.value, 'quoted', ['feasibility']);
  return ok(draft.done());
}

/** What the customer said to the offer. Accepted leads on with its checklist, declined asks nothing of anybody; either way the case is settled. */
export function answerQuote(file: OrderFile, caseId: string, answer: 'accepted' | 'declined', text: string, by: Decider, context: DecideContext): Verdict {
  const one = requestCase(file, caseId);
  if (!one.ok) return one;
  if (!isActiveState(one.value.state)) return refuse('case_not_open', { state: one.value.state });
  const quote = one.value.request?.quote ?? null;
  if (quote === null || quote.answer !== null) return refuse('no_open_quote');
  const draft = new Draft(file, context).add({ type: 'case.quoteAnswered', data: { caseId, answer }, personal: { text } });
  const resolved = resolve(draft.file, caseId, answer, text, by, context);
  if (!resolved.ok) return resolved;
  return ok({
    events: [...draft.done().events, ...resolved.value.events],
    after: resolved.value.after,
    changes: resolved.value.changes,
  });
}

/** A demand was carried out, or not after all. Whoever stands at the bench ticks it; who it was is kept. */
export function tickRequest(file: OrderFile, caseId: string, no: number, ticked: boolean, context: DecideContext): Verdict {
  const one = requestCase(file, caseId);
  if (!one.ok) return one;
  const item = one.value.request?.items.find((each) => each.no === no);
  if (item === undefined) return refuse('demand_not_found');
  if (file.order.state === 'dispatched' || file.order.state === 'cancelled') return refuse('order_gone', { state: file.order.state });
  const draft = new Draft(file, context);
  if (ticked !== (item.tickedAt !== null)) draft.add({ type: ticked ? 'case.requestTicked' : 'case.requestUnticked', data: { caseId, no }, personal: null });
  return ok(draft.done());
}
