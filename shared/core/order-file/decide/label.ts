import { mayPass } from '../../gate/gate.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';

/** The order has its label: a waybill of a carrier, whoever gave it. */
export function label(file: OrderFile, carrier: string, waybill: string, context: DecideContext): Result<Decision, Refusal> {
  const { state } = file.order;
  const verdict = mayPass('label', { state, holds: file.holds });
  if (!verdict.pass) return refuse(`gate_${verdict.because}`, { state });
  if (carrier === '' || waybill === '') return refuse('label_needs_waybill');
  return ok(
    new Draft(file, context)
      .add({ type: 'order.labelled', data: { carrier, waybill }, personal: null })
      .add({ type: 'order.stateChanged', data: { from: state, to: 'labelled' }, personal: null })
      .done(),
  );
}
