import type { DraftLine, DraftOrder } from '../../../../shared/core/import/draft.ts';
import { RECIPIENT_FIELDS } from '../../../../shared/core/order/recipient.ts';
import type { Recipient } from '../../../../shared/core/order/recipient.ts';
import type { ImportBatch } from '../../../../shared/core/ports/import-reader.ts';

/**
 * A batch as one string between the threads. Orders and lines are nearly all of it, so their cells go as one flat list without
 * a name for each: the names would be more than the cells.
 */
type Cell = string | number | boolean | null;
interface PackedBatch extends Omit<ImportBatch, 'orders'> {
  readonly count: number;
  readonly cells: readonly Cell[];
}

/** Every field of an order but its recipient and its lines. */
const HEAD_FIELDS = [
  'kind',
  'merchant',
  'platform',
  'platformOrderNo',
  'state',
  'orderedAt',
  'paidAt',
  'promisedShipAt',
  'dispatchedAt',
  'carrier',
  'waybill',
  'currency',
  'buyerId',
  'hasAddress',
  'buyerNote',
  'sellerNote',
  'row',
  'file',
] as const satisfies readonly (keyof DraftOrder)[];
type Head = Pick<DraftOrder, (typeof HEAD_FIELDS)[number]>;

export const packBatch = (batch: ImportBatch): string => {
  const cells: Cell[] = [];
  for (const order of batch.orders) {
    for (const field of HEAD_FIELDS) cells.push(order[field]);
    for (const field of RECIPIENT_FIELDS) cells.push(order.recipient[field]);
    cells.push(order.lines.length);
    for (const line of order.lines) cells.push(line.kind === 'fee' ? 1 : 0, line.sku, line.name, line.variant, line.quantity, line.unitPrice);
  }
  const { stock, products, setAside, recognised, progress } = batch;
  return JSON.stringify({ count: batch.orders.length, cells, stock, products, setAside, recognised, progress } satisfies PackedBatch);
};

export const unpackBatch = (packed: string): ImportBatch => {
  const { count, cells, ...rest } = JSON.parse(packed) as PackedBatch;
  let at = 0;
  const record = (fields: readonly string[]): Readonly<Record<string, Cell | undefined>> => {
    const read: Record<string, Cell | undefined> = {};
    for (const field of fields) read[field] = cells[at++];
    return read;
  };
  const orders: DraftOrder[] = [];
  for (let order = 0; order < count; order++) {
    const head = record(HEAD_FIELDS) as unknown as Head;
    const recipient = record(RECIPIENT_FIELDS) as unknown as Recipient;
    const lines: DraftLine[] = [];
    for (let left = Number(cells[at++]); left > 0; left--) {
      lines.push({
        kind: cells[at] === 1 ? 'fee' : 'goods',
        sku: String(cells[at + 1]),
        name: String(cells[at + 2]),
        variant: String(cells[at + 3]),
        quantity: Number(cells[at + 4]),
        unitPrice: String(cells[at + 5]),
      });
      at += 6;
    }
    orders.push({ ...head, recipient, lines });
  }
  return { orders, ...rest };
};
