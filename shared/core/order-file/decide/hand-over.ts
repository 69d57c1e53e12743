import { isActiveState } from '../../exception-case/exception-case.ts';
import type { ExceptionKind } from '../../finding/exception-kinds.ts';
import type { LoadRefusal } from '../../dispatch/load-check.ts';
import type { Finding } from '../../finding/finding.ts';
import { mayPass } from '../../gate/gate.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';
import { stopClocks } from './case-state.ts';
import { openFromFindings } from './open-cases.ts';

/** What is wrong with a parcel stands at its carrier: there a person looks for it. */
export const stopOnCarrier = (kind: ExceptionKind, code: string): Finding => ({
  kind,
  code,
  field: 'carrier',
  span: null,
  params: {},
  severity: 'stop',
  suggestions: [],
});

/** Puts a packed parcel on the manifest of a load. */
export function cage(file: OrderFile, load: string, waybill: string, context: DecideContext): Result<Decision, Refusal> {
  const { state } = file.order;
  const verdict = mayPass('manifest', { state, holds: file.holds });
  if (!verdict.pass) return refuse(`gate_${verdict.because}`, { state });
  if (waybill === '' || file.order.waybill !== waybill) return refuse('label_void');
  return ok(
    new Draft(file, context)
      .add({ type: 'order.caged', data: { load, waybill }, personal: null })
      .add({ type: 'order.stateChanged', data: { from: state, to: 'manifested' }, personal: null })
      .done(),
  );
}

/** Takes a parcel out of a load again; whatever became of its order meanwhile. */
export function takeOut(file: OrderFile, load: string, because: string, context: DecideContext): Result<Decision, Refusal> {
  const { state } = file.order;
  if (state === 'dispatched') return refuse('gate_gone', { state });
  const draft = new Draft(file, context).add({ type: 'order.uncaged', data: { load, because }, personal: null });
  if (state === 'manifested') draft.add({ type: 'order.stateChanged', data: { from: state, to: 'packed' }, personal: null });
  return ok(draft.done());
}

/** The driver took it: the order has left, and the WMS hears so once. */
export function handOver(file: OrderFile, load: string, waybill: string, context: DecideContext): Result<Decision, Refusal> {
  const { state, carrier, platformOrderNo } = file.order;
  const verdict = mayPass('dispatch', { state, holds: file.holds, cases: file.cases });
  if (!verdict.pass) return refuse(`gate_${verdict.because}`, { state, orderNo: platformOrderNo });
  if (waybill === '' || file.order.waybill !== waybill) return refuse('label_void', { orderNo: platformOrderNo });
  return ok(
    new Draft(file, context)
      .add({ type: 'order.handedOver', data: { load, waybill }, personal: null })
      .add({ type: 'order.stateChanged', data: { from: state, to: 'dispatched' }, personal: null })
      .tell('order.ship', { carrier, waybill, manifest: load, shippedAt: context.nowAt })
      .done(),
  );
}

/** Sets a refused parcel aside: an exception of its own holds it until somebody said what becomes of it. */
export function blockParcel(file: OrderFile, because: LoadRefusal, context: DecideContext): Result<Decision, Refusal> {
  const { state } = file.order;
  if (state === 'cancelled' || !mayPass('hold', { state, holds: file.holds }).pass) return refuse('order_gone', { state });
  const draft = new Draft(file, context);
  openFromFindings(draft, [stopOnCarrier('dispatch_block', `dispatch.${because}`)], context);
  return ok(draft.done());
}

export const NO_FIRST_SCAN = 'dispatch.no_first_scan';

/** On our manifest and unknown to the carrier: somebody asks them. */
export function reportUnscanned(file: OrderFile, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  openFromFindings(draft, [stopOnCarrier('delivery_tracking_stalled', NO_FIRST_SCAN)], context);
  return ok(draft.done());
}

/** The carrier has it: what was asked about a missing first scan is answered. */
export function noteFirstScan(file: OrderFile, waybill: string, scannedAt: number, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context).add({ type: 'order.carrierScanned', data: { waybill, scannedAt }, personal: null });
  for (const one of file.cases) {
    if (one.kind !== 'delivery_tracking_stalled' || one.cause !== NO_FIRST_SCAN || !isActiveState(one.state)) continue;
    draft.add({ type: 'case.resolved', data: { caseId: one.id, outcome: 'chased' }, personal: { text: '' } });
    stopClocks(draft, one, 'resolved');
  }
  return ok(draft.done());
}
