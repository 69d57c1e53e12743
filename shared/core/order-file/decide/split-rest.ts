import type { Json } from '../../journal/journal-entry.ts';
import type { OrderId } from '../../order/order.ts';
import { Draft, type DecideContext, type Decision } from '../decision.ts';
import { evolve } from '../evolve.ts';
import { lineToRecord, type OrderEvent } from '../order-events.ts';
import type { OrderFile } from '../order-file.ts';

/** The number of the nth parcel of an order that was split. */
export const restNumber = (platformOrderNo: string, nth: number): string => `${platformOrderNo}-${nth}`;

/**
 * What a split leaves for later, as an order of its own that the WMS is told of: the same customer and the same promise, and of each line the
 * units that the order sent now no longer has. Null where it has them all.
 */
export function restOfSplit(before: OrderFile, after: OrderFile, number: string, context: DecideContext): Decision | null {
  const was = before.order;
  const lines = was.lines.flatMap((line) => {
    const left = line.quantity - (after.order.lines.find(({ lineNo }) => lineNo === line.lineNo)?.quantity ?? 0);
    return left > 0 ? [{ ...line, quantity: left, reserved: 0 }] : [];
  });
  if (lines.length === 0) return null;
  // What comes later lies in no tote yet.
  const { lines: _lines, state: _state, version: _version, wmsVersion: _wmsVersion, tote: _tote, recipient, buyerNote, sellerNote, ...facts } = was;
  const order = { ...facts, id: context.ids.next() as OrderId, platformOrderNo: number, wmsRef: null, waybill: '' };
  const personal = { recipient, buyerNote, sellerNote };
  const imported: OrderEvent = { type: 'order.imported', data: { order, lines: lines.map(lineToRecord), state: 'checked' }, personal };
  const file = evolve(null, imported, { at: context.nowAt, by: context.by });
  const { id: _id, wmsRef: _ref, source: _source, ...told } = order;
  const draft = new Draft(file, context).tell('order.create', { ...told, lines, ...personal } as unknown as Json);
  return { ...draft.done(), events: [imported] };
}
