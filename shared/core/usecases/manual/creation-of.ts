import type { JsonObject } from '../../journal/journal-entry.ts';
import type { Order } from '../../order/order.ts';

/**
 * An order as the WMS is asked to enter it. Its own number is the platform's, or where there is none the number on its papers, and `documentNo` is
 * on its papers in any case: whoever holds the paper finds the order there.
 */
export const creationOf = (order: Order, documentNo: string): JsonObject => {
  const { kind, merchant, platform, platformOrderNo, orderedAt, paidAt, promisedShipAt, carrier, waybill, currency, hasAddress } = order;
  return {
    kind,
    merchant,
    platform,
    platformOrderNo,
    documentNo,
    orderedAt,
    paidAt,
    promisedShipAt,
    carrier,
    waybill,
    currency,
    hasAddress,
    lines: order.lines.map((line) => ({ ...line })),
    recipient: { ...order.recipient },
    buyerNote: order.buyerNote,
    sellerNote: order.sellerNote,
  };
};
