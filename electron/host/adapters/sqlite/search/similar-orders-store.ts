import { hash } from 'node:crypto';
import { contentFingerprint } from '../../../../../shared/core/duplicate/judge-duplicate.ts';
import type { Order } from '../../../../../shared/core/order/order.ts';
import { reversedPhoneTail } from '../../../../../shared/core/search/search-keys.ts';
import type { OrderFiles } from '../../../../../shared/core/ports/order-files.ts';
import type { SimilarOrders } from '../../../../../shared/core/ports/similar-orders.ts';
import type { Db } from '../database/open-database.ts';

/** Agents order for many people with one phone: the newest are enough to find a repetition. */
const LOOKED_AT = 12;

/** The phone finds nearly every repetition; content is only indexed where there is no phone to go by. */
export const fingerprintOf = (order: Order): string | null => {
  if (order.recipient.phone !== '') return null;
  const content = contentFingerprint(order);
  return content === null ? null : hash('sha256', content, 'hex');
};

/** `catchUp` brings the phones up to the orders as they are now (`search-index.ts`). */
export function createSimilarOrders(db: Db, orderFiles: Pick<OrderFiles, 'load'>, catchUp: () => void): SimilarOrders {
  const byPhone = db
    .prepare<[string, string], string>(
      `SELECT o.id FROM order_phone p JOIN orders o ON o.n = p.order_n WHERE p.reversed = ? AND o.merchant = ? AND o.state <> 'cancelled' ORDER BY p.order_n DESC LIMIT ${LOOKED_AT}`,
    )
    .pluck();
  const byFingerprint = db
    .prepare<[string], string>(
      `SELECT o.id FROM order_personal p JOIN orders o ON o.n = p.order_n WHERE p.fingerprint = ? AND o.state <> 'cancelled' ORDER BY p.order_n DESC LIMIT ${LOOKED_AT}`,
    )
    .pluck();
  return {
    candidates: (order) => {
      const { phone } = order.recipient;
      if (phone !== '') catchUp();
      const fingerprint = phone === '' ? fingerprintOf(order) : null;
      const ids = phone !== '' ? byPhone.all(reversedPhoneTail(phone), order.merchant) : fingerprint === null ? [] : byFingerprint.all(fingerprint);
      return ids.flatMap((id) => (id === order.id ? [] : (orderFiles.load(id)?.order ?? [])));
    },
  };
}
