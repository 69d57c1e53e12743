import type { ExceptionKind } from '../../finding/exception-kinds.ts';
import type { Finding } from '../../finding/finding.ts';
import { mayPass } from '../../gate/gate.ts';
import type { FieldChange, FieldPath, Order } from '../../order/order.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { fieldValue } from '../evolve.ts';
import type { OrderFile } from '../order-file.ts';
import { recheck } from './open-cases.ts';

/** What the checks say about an order as it is now; with `kinds`, only the checks that can find one of them. */
export type CheckOrder = (order: Order, kinds?: readonly ExceptionKind[]) => readonly Finding[];

/** The kinds whose findings a correction may answer. Stock is looked at by the allocation, not by the order's own checks. */
const RECHECKED: readonly ExceptionKind[] = ['bad_address', 'sku_mismatch'];

/**
 * Corrects fields. `from` must be what is stored: a change somebody else made meanwhile is never overwritten unseen.
 * A masked number is no number and is refused. A label printed for the old address or content is void from here on; the checks run again on the corrected order.
 */
export function correct(
  file: OrderFile,
  changes: readonly FieldChange[],
  rule: string | null,
  check: CheckOrder,
  context: DecideContext,
): Result<Decision, Refusal> {
  const { order } = file;
  if (order.state === 'cancelled' || !mayPass('correct', { state: order.state, holds: file.holds }).pass) return refuse('order_gone', { state: order.state });
  const real: FieldChange[] = [];
  for (const change of changes) {
    const now = fieldValue(order, change.field);
    if (now === undefined) return refuse('field_unknown', { field: change.field });
    if (now !== change.from) return refuse('changed_meanwhile', { field: change.field });
    if (!isFitting(change.field, change.to)) return refuse('value_not_fitting', { field: change.field });
    if (now === change.to) continue;
    if (isMasked(change)) return refuse('value_is_masked', { field: change.field });
    real.push(change);
  }
  if (real.length === 0) return refuse('nothing_changed');
  const draft = new Draft(file, context);
  changeFields(draft, real, rule);
  recheck(draft, RECHECKED, check(draft.file.order, RECHECKED), context);
  return ok(draft.done());
}

/** A number as a screen hides it, sent back by a form: written down, it would cover the real one. */
const isMasked = ({ field, to }: FieldChange): boolean => field === 'recipient.phone' && to.includes('*');

/** Writes changed fields down and tells the WMS. A label belongs to the address and content it was printed for: the parcel goes back to before labelling. */
export function changeFields(draft: Draft, changes: readonly FieldChange[], rule: string | null): void {
  const { order } = draft.file;
  const isContent = changes.some(({ field }) => field !== 'promisedShipAt');
  const fields = changes.map((change) => change.field);
  const voidedWaybill = isContent && order.waybill !== '' ? order.waybill : null;
  draft.add({ type: 'order.corrected', data: { fields, rule, voidedWaybill }, personal: { changes } });
  draft.tell('order.correct', { changes: changes.map(({ field, from, to }) => ({ field, from, to })) });
  if (isContent && ['labelled', 'packed', 'manifested'].includes(order.state))
    draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'checked' }, personal: null });
}

const isFitting = (field: FieldPath, to: string): boolean =>
  field === 'promisedShipAt'
    ? /^\d{12,14}$/.test(to)
    : field.endsWith('.quantity')
      ? /^[1-9]\d{0,5}$/.test(to)
      : field.endsWith('.sku')
        ? to.length > 0 && to.length <= 80
        : to.length <= 4000;
