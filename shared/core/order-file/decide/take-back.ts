import { isActiveState } from '../../exception-case/exception-case.ts';
import { mayPass } from '../../gate/gate.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';
import { stopClocks } from './case-state.ts';

/**
 * Takes an order back that was typed by hand: it is cancelled, its open exceptions were about an order that is none, its label is void. The WMS
 * is told only when it knows the order; what waited to be told of an order it never saw is cancelled by whoever records this.
 */
export function takeBackOrder(file: OrderFile, context: DecideContext, isKnownThere = file.order.wmsRef !== null): Result<Decision, Refusal> {
  const { order, holds } = file;
  if (order.state === 'cancelled') return refuse('order_gone', { state: order.state });
  if (!mayPass('cancel', { state: order.state, holds }).pass) return refuse('order_gone', { state: order.state });
  const draft = new Draft(file, context);
  if (order.waybill !== '') draft.add({ type: 'order.waybillVoided', data: { waybill: order.waybill, because: 'taken_back' }, personal: null });
  draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'cancelled' }, personal: null });
  for (const one of file.cases) {
    if (!isActiveState(one.state)) continue;
    draft.add({ type: 'case.voided', data: { caseId: one.id }, personal: { text: '' } });
    stopClocks(draft, one, 'void');
  }
  if (isKnownThere) draft.tell('order.cancel', { reason: 'taken_back' });
  return ok(draft.done());
}
