import type { Order } from '../../shared/contract/open-wms/resources.ts';
import { RECIPIENT_FIELDS } from '../../shared/core/order/recipient.ts';

export interface Editor {
  /** As people at this WMS call them. */
  readonly by: string;
  readonly at: number;
}

/** The order as it is now, with who last changed each of its fields: one entry per field, however often it was changed. */
export function signEdits(before: Order, after: Order, { by, at }: Editor): Order {
  const was = textsOf(before);
  const changed = [...textsOf(after)].filter(([field, text]) => was.get(field) !== text).map(([field]) => field);
  if (changed.length === 0) return after;
  const others = (before.edits ?? []).filter(({ field }) => !changed.includes(field));
  return { ...after, edits: [...others, ...changed.map((field) => ({ field, by, at }))] };
}

/** Every field that order.correct may name. */
const textsOf = (order: Order): ReadonlyMap<string, string> =>
  new Map([
    ...RECIPIENT_FIELDS.map((field) => [`recipient.${field}`, order.recipient[field]] as const),
    ...order.lines.flatMap(({ lineNo, sku, quantity }) => [[`lines.${lineNo}.sku`, sku] as const, [`lines.${lineNo}.quantity`, String(quantity)] as const]),
    ['carrier', order.carrier],
    ['promisedShipAt', order.promisedShipAt === null ? '' : String(order.promisedShipAt)],
    ['buyerNote', order.buyerNote],
    ['sellerNote', order.sellerNote],
  ]);
