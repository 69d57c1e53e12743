import type { Order } from '../order/order.ts';
import { looseSkuKey } from '../catalogue/normalise-sku.ts';

/** What of an order says whether it is the same order again. */
export type ComparableOrder = Pick<
  Order,
  'id' | 'kind' | 'merchant' | 'platform' | 'platformOrderNo' | 'orderedAt' | 'paidAt' | 'hasAddress' | 'recipient' | 'lines'
>;

export interface OrderContent {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** Goods only, summed per SKU and sorted: "QHTEE01BLKL*1". */
  readonly goods: string;
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Digits without the ways to write the country: +86, 0086 and 86 before a mobile number are the same phone. */
const barePhone = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** Goods only, by the loose key of their code. */
export function unitsBySku(order: Pick<ComparableOrder, 'lines'>): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of order.lines) {
    if (line.kind !== 'goods' || line.quantity <= 0) continue;
    const sku = looseSkuKey(line.sku);
    units.set(sku, (units.get(sku) ?? 0) + line.quantity);
  }
  return units;
}

const goodsOf = (order: ComparableOrder): string =>
  [...unitsBySku(order)]
    .map(([sku, quantity]) => `${sku}*${quantity}`)
    .sort()
    .join('+');

/** Null when there is too little to compare: no address, nobody to send to, or nothing to send. */
export function orderContent(order: ComparableOrder): OrderContent | null {
  if (!order.hasAddress || order.kind !== 'sale') return null;
  const { recipient } = order;
  const name = bare(recipient.name);
  const phone = barePhone(recipient.phone);
  const address = bare(`${recipient.province}${recipient.city}${recipient.district}${recipient.town}${recipient.detail}${recipient.postcode}`);
  const goods = goodsOf(order);
  if (address === '' || (name === '' && phone === '') || goods === '') return null;
  return { name, phone, address, goods };
}
