import { isBeforePacking } from '../../order/tote.ts';
import { Draft, type DecideContext, type Decision } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';

/** The order's goods are carried in this tote; the empty text says in none. Null where that is known already, or where nothing lies in a tote any more. */
export function tieTote(file: OrderFile, tote: string, context: DecideContext): Decision | null {
  const { kind, state, tote: known = '' } = file.order;
  if (tote === known || kind !== 'sale') return null;
  if (tote === '') return freeTote(file, 'wms', context);
  return isBeforePacking(state) ? new Draft(file, context).add({ type: 'order.toteTied', data: { tote }, personal: null }).done() : null;
}

/** `other_order`: the tote was tied to another order. `wms`: the WMS says that it is empty. */
export const freeTote = (file: OrderFile, because: 'other_order' | 'wms', context: DecideContext): Decision =>
  new Draft(file, context).add({ type: 'order.toteFreed', data: { tote: file.order.tote ?? '', because }, personal: null }).done();
