import { judgeDuplicate } from '../../duplicate/judge-duplicate.ts';
import { BY_HAND } from '../../manual-order/manual-form.ts';
import type { Order } from '../../order/order.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { SimilarOrders } from '../../ports/similar-orders.ts';

export interface TwinDeps extends OrderFilesDep {
  readonly similar: SimilarOrders;
  /** Orders under this number at any shop; a manual entry may have named the wrong one. */
  readonly ordersByNumber: (platformOrderNo: string) => readonly string[];
  readonly duplicateWindowMs: () => number;
}

/** `same_number` is the same order for certain: the same number at the same shop. Everything else is a question. */
export interface Twin {
  readonly order: Order;
  readonly why: 'same_number' | 'number_elsewhere' | 'same_content' | 'phone_differs' | 'address_differs';
}

/** Orders that may be this one already, from everything known here: what the WMS sent, what was imported, what was typed at any desk. */
export function findTwins(order: Order, deps: TwinDeps): readonly Twin[] {
  const twins: Twin[] = [];
  const add = (other: Order, why: Twin['why']): void => {
    if (other.id !== order.id && !twins.some((twin) => twin.order.id === other.id)) twins.push({ order: other, why });
  };
  if (order.platform !== BY_HAND) {
    for (const id of deps.ordersByNumber(order.platformOrderNo)) {
      const other = deps.orderFiles.load(id)?.order;
      if (other === undefined) continue;
      add(other, other.merchant === order.merchant && other.platform === order.platform ? 'same_number' : 'number_elsewhere');
    }
  }
  for (const other of deps.similar.candidates(order)) {
    const found = judgeDuplicate(order, other, deps.duplicateWindowMs());
    if (found !== null) add(other, found.code.replace('duplicate.', '') as Twin['why']);
  }
  return twins;
}
