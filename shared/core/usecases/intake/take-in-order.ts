import type { Finding } from '../../finding/finding.ts';
import type { DraftLine, DraftOrder } from '../../import/draft.ts';
import { openFromFindings } from '../../order-file/decide/open-cases.ts';
import { Draft, type DecideContext, type Decision } from '../../order-file/decision.ts';
import { evolve } from '../../order-file/evolve.ts';
import { lineToRecord, type OrderEvent } from '../../order-file/order-events.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { Order, OrderFacts, OrderId, OrderLine } from '../../order/order.ts';
import { RECIPIENT_FIELDS } from '../../order/recipient.ts';

/** What a draft turns out to be, seen from what is known. Pure. */
export type TakeIn =
  | { readonly outcome: 'created'; readonly decision: Decision }
  | { readonly outcome: 'extended'; readonly decision: Decision; readonly lines: number }
  | { readonly outcome: 'unchanged' }
  /** The order is known with other content: a person says which is right. `fields` names what differs. */
  | { readonly outcome: 'differs'; readonly fields: readonly string[] };

export interface TakeInContext {
  readonly decide: DecideContext;
  readonly importId: string;
  readonly wms: { readonly ref: string; readonly version: number } | null;
  readonly check: (order: Order) => readonly Finding[];
}

const toLine = (draft: DraftLine, lineNo: number): OrderLine => ({
  lineNo,
  kind: draft.kind,
  sku: draft.sku,
  name: draft.name,
  variant: draft.variant,
  quantity: draft.quantity,
  unitPrice: draft.unitPrice,
  reserved: 0,
});

const sameLine = (a: DraftLine | OrderLine, b: DraftLine | OrderLine): boolean =>
  a.sku === b.sku && a.quantity === b.quantity && a.name === b.name && a.variant === b.variant;

/** Takes a new order in: its own facts, then what the checks say. Orders that already left, or never were sales, are kept and not checked. */
export function takeInNew(draft: DraftOrder, context: TakeInContext): Decision {
  const { decide, importId } = context;
  const isWork = draft.kind === 'sale' && draft.state === 'imported';
  const facts: Omit<OrderFacts, 'lines'> = {
    id: decide.ids.next() as OrderId,
    kind: draft.kind,
    merchant: draft.merchant,
    platform: draft.platform,
    platformOrderNo: draft.platformOrderNo,
    wmsRef: context.wms?.ref ?? null,
    orderedAt: draft.orderedAt,
    paidAt: draft.paidAt,
    promisedShipAt: draft.promisedShipAt,
    carrier: draft.carrier,
    waybill: draft.waybill,
    currency: draft.currency,
    ...(draft.warehouse !== undefined && draft.warehouse !== '' && { warehouse: draft.warehouse }),
    ...(isWork && draft.tote !== undefined && draft.tote !== '' && { tote: draft.tote }),
    hasAddress: draft.hasAddress,
    source: { importId, row: draft.row },
  };
  const imported: OrderEvent = {
    type: 'order.imported',
    data: {
      order: facts,
      lines: draft.lines.map((line, index) => lineToRecord(toLine(line, index + 1))),
      state: draft.state === 'imported' ? 'checked' : draft.state,
    },
    personal: { recipient: draft.recipient, buyerNote: draft.buyerNote, sellerNote: draft.sellerNote },
  };
  const file = evolve(null, imported, { at: decide.nowAt, by: decide.by });
  const growing = new Draft(file, decide);
  if (context.wms !== null) growing.add({ type: 'order.wmsKnown', data: { wmsRef: context.wms.ref, wmsVersion: context.wms.version }, personal: null });
  if (isWork) openFromFindings(growing, context.check(growing.file.order), decide);
  const decision = growing.done();
  return { ...decision, events: [imported, ...decision.events] };
}

/** A draft whose number is known: nothing new, more lines of the same import, or another content. */
export function takeInKnown(draft: DraftOrder, known: OrderFile, context: TakeInContext): TakeIn {
  const { order } = known;
  const rest = [...order.lines];
  const fresh: DraftLine[] = [];
  for (const line of draft.lines) {
    const at = rest.findIndex((one) => sameLine(one, line));
    if (at >= 0) rest.splice(at, 1);
    else fresh.push(line);
  }
  const isSameImport = order.source?.importId === context.importId;
  // Within one file the same number further down brings more lines of the order, even lines that look alike.
  if (isSameImport && draft.row !== order.source?.row) {
    const growing = new Draft(known, context.decide);
    const from = order.lines.reduce((max, line) => Math.max(max, line.lineNo), 0);
    growing.add({ type: 'order.linesAdded', data: { lines: draft.lines.map((line, index) => lineToRecord(toLine(line, from + index + 1))) }, personal: null });
    return { outcome: 'extended', decision: growing.done(), lines: draft.lines.length };
  }
  const fields = differingFields(draft, order);
  if (fresh.length > 0) fields.push('lines');
  return fields.length === 0 ? { outcome: 'unchanged' } : { outcome: 'differs', fields };
}

/** Content a clerk corrected here is ours to have changed: the file's old text is not a difference worth asking about. */
function differingFields(draft: DraftOrder, order: Order): string[] {
  if (order.version > 1 || !draft.hasAddress) return [];
  return RECIPIENT_FIELDS.filter((field) => draft.recipient[field] !== order.recipient[field]);
}
