import { contentFingerprint } from '../../shared/core/duplicate/judge-duplicate.ts';
import type { Order } from '../../shared/core/order/order.ts';
import type { OrderSearch } from '../../shared/core/ports/order-search.ts';
import type { SimilarOrders } from '../../shared/core/ports/similar-orders.ts';
import { classifyQuery, type LookUp } from '../../shared/core/search/classify-query.ts';
import { nameBigrams, namePinyin } from '../../shared/core/search/name-keys.ts';
import { reversedPhoneTail } from '../../shared/core/search/search-keys.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';

const turned = (digits: string): string => [...digits].reverse().join('');

/** Whether an order answers a look-up, read off the order itself. */
export function answers(order: Order, { kind, term }: LookUp): boolean {
  const { recipient: r } = order;
  const texts = [order.platformOrderNo, order.waybill, r.name, r.company, r.province + r.city + r.district + r.town + r.detail, r.postcode].map((text) =>
    text.toLowerCase(),
  );
  const inTexts = Array.from(term).length >= 3 && texts.some((text) => text.includes(term.toLowerCase()));
  const { full, initials } = namePinyin(r.name);
  switch (kind) {
    case 'order_number':
      return order.platformOrderNo.startsWith(term) || inTexts;
    case 'waybill':
      return order.waybill.startsWith(term);
    case 'phone':
    case 'phone_end':
      return r.phone !== '' && reversedPhoneTail(r.phone).startsWith(turned(term));
    case 'sku':
      return order.lines.some((line) => line.sku.startsWith(term) || line.sku.startsWith(term.toLowerCase()));
    case 'chinese_name':
      return nameBigrams(term).length > 0 && r.name.includes(term);
    case 'pinyin':
      return r.name !== '' && (initials.startsWith(term) || full.startsWith(term));
    case 'latin_name':
    case 'address_part':
      return inTexts;
  }
}

/** Looks at every order for every meaning of the text. */
export function createMemoryOrderSearch(orders: MemoryOrderFiles): OrderSearch {
  const find: OrderSearch['find'] = (text, limit) => {
    const lookUps = classifyQuery(text);
    // Somebody who typed a whole number wants that order, not those whose numbers hold it.
    const isWhole = (term: string): boolean => orders.all().some(({ order }) => order.platformOrderNo === term);
    const found = (order: Order, one: LookUp): boolean =>
      one.kind === 'order_number' && isWhole(one.term) ? order.platformOrderNo.startsWith(one.term) : answers(order, one);
    return orders
      .all()
      .flatMap(({ order }, index) => {
        const inTote = order.tote?.toLowerCase() === text.trim().toLowerCase();
        const matched = inTote ? 'tote' : lookUps.find((one) => found(order, one))?.kind;
        if (matched === undefined) return [];
        const { id, platformOrderNo, merchant, state, waybill } = order;
        const { name, phone, province, city, district } = order.recipient;
        return [{ n: index + 1, orderId: id, platformOrderNo, merchant, state, waybill, name, phone, province, city, district, matched }];
      })
      .reverse()
      .slice(0, limit);
  };
  return { find, orderNs: (text, limit) => find(text, limit).map(({ n }) => n) };
}

export const createMemorySimilarOrders = (orders: MemoryOrderFiles): SimilarOrders => ({
  candidates: (order) => {
    const phone = (one: Order): string => reversedPhoneTail(one.recipient.phone);
    const content = contentFingerprint(order);
    const isSimilar = (other: Order): boolean =>
      order.recipient.phone === ''
        ? other.recipient.phone === '' && content !== null && contentFingerprint(other) === content
        : phone(order) !== '' && phone(other) === phone(order) && other.merchant === order.merchant;
    return orders
      .all()
      .map((file) => file.order)
      .filter((other) => other.id !== order.id && other.state !== 'cancelled' && isSimilar(other))
      .reverse()
      .slice(0, 12);
  },
});
