import { mayPass, type GateVerdict } from '../../gate/gate.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';

/** A label is first printed at the gate's own step; further copies of it while the parcel is still here. */
export function mayPrintLabel({ order, holds }: OrderFile): GateVerdict {
  const verdict = mayPass('label', { state: order.state, holds });
  const isLabelled = order.waybill !== '' && ['labelled', 'packed', 'manifested'].includes(order.state);
  return !verdict.pass && verdict.because === 'out_of_order' && isLabelled ? { pass: true } : verdict;
}

/** Paper that is walked or packed with: for any order that is worked on here and neither held nor cancelled. */
export function mayPrintList({ order, holds }: OrderFile): GateVerdict {
  const verdict = mayPass('tell_wms_released', { state: order.state, holds });
  return !verdict.pass && verdict.because === 'out_of_order' ? { pass: false, because: order.state === 'dispatched' ? 'gone' : 'out_of_order' } : verdict;
}

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
