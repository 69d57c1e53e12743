import type { FieldChange } from '../../order/order.ts';
import type { DecideContext, Draft } from '../decision.ts';
import type { CheckOrder } from './correct.ts';
import { recheck } from './open-cases.ts';

/**
 * Fields that became different outside or in a merge are taken over here. A label printed for the old address or content is void,
 * the parcel goes back to before labelling, and the checks look again.
 */
export function takeOver(draft: Draft, changes: readonly FieldChange[], rule: string, check: CheckOrder, context: DecideContext): void {
  const { order } = draft.file;
  draft.add({
    type: 'order.corrected',
    data: { fields: changes.map((change) => change.field), rule, voidedWaybill: order.waybill === '' ? null : order.waybill },
    personal: { changes },
  });
  if (order.state === 'cancelled' || order.state === 'dispatched') return;
  if (order.state === 'labelled' || order.state === 'packed' || order.state === 'manifested')
    draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'checked' }, personal: null });
  recheck(draft, ['bad_address', 'sku_mismatch'], check(draft.file.order), context);
}
