import type { DocumentKind } from './document-number.ts';
import type { Order } from '../order/order.ts';
import { RECIPIENT_FIELDS } from '../order/recipient.ts';

/**
 * What a paper stands for: change any of it and the paper no longer tells the truth. A label stands for where it goes and what is inside, lists
 * for what is inside alone. Text to be hashed before it is kept, for it holds who and where.
 */
export function paperFingerprint(kind: DocumentKind, orders: readonly Order[]): string {
  const content = ({ id, lines, recipient, carrier, waybill }: Order): readonly unknown[] => [
    id,
    lines.filter((line) => line.kind === 'goods').map(({ lineNo, sku, quantity }) => [lineNo, sku, quantity]),
    kind === 'label' || kind === 'packing_slip' ? RECIPIENT_FIELDS.map((field) => recipient[field]) : [],
    kind === 'label' ? [carrier, waybill] : [],
  ];
  return JSON.stringify(['paper/1', kind, ...orders.map(content)]);
}
