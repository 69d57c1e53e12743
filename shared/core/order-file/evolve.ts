import type { CaseId, ExceptionCase } from '../exception-case/exception-case.ts';
import type { Hold } from '../hold/hold.ts';
import type { FieldChange, Order, OrderLine } from '../order/order.ts';
import { emptyRecipient } from '../order/recipient.ts';
import { isBeforePacking } from '../order/tote.ts';
import { evolveCase } from './evolve-case.ts';
import { recordToLine, type EventStamp, type OrderEvent } from './order-events.ts';
import type { OrderFile } from './order-file.ts';

/**
 * The fold. Pure and total: whatever the journal holds, in order, gives the state; parts an event does not touch keep their identity,
 * so that a store can tell by reference what to write. An event whose personal part was erased folds as if its texts were empty.
 */
export function evolve(file: OrderFile | null, event: OrderEvent, stamp: EventStamp): OrderFile {
  if (event.type === 'order.imported') {
    const personal = event.personal ?? { recipient: emptyRecipient, buyerNote: '', sellerNote: '' };
    return {
      order: { ...event.data.order, lines: event.data.lines.map(recordToLine), ...personal, state: event.data.state, version: 1, wmsVersion: null },
      holds: [],
      cases: [],
    };
  }
  if (file === null) throw new Error(`${event.type} before order.imported`);
  switch (event.type) {
    case 'hold.placed':
      return changed(file, { holds: [...file.holds, { ...event.data, placedAt: stamp.at, placedBy: stamp.by, liftedAt: null, liftedBy: null }] });
    case 'hold.lifted':
      return changed(file, { holds: onHold(file.holds, event.data.holdId, { liftedAt: stamp.at, liftedBy: stamp.by }) });
    case 'hold.restored':
      return changed(file, { holds: onHold(file.holds, event.data.holdId, { liftedAt: null, liftedBy: null }) });
    case 'order.linesAdded':
    case 'order.stateChanged':
    case 'order.corrected':
    case 'order.reserved':
    case 'order.wmsKnown':
    case 'order.matched':
    case 'order.unmatched':
    case 'order.mergedInto':
    case 'order.unmerged':
    case 'order.labelled':
    case 'order.waybillVoided':
    case 'order.toteTied':
    case 'order.toteFreed':
      return { ...file, order: evolveOrder(file.order, event) };
    case 'decision.undone':
    case 'order.packChecked':
    case 'order.caged':
    case 'order.uncaged':
    case 'order.handedOver':
    case 'order.carrierScanned':
      return changed(file, {});
    case 'case.opened':
      return changed(file, { cases: [...file.cases, evolveCase(null, event, stamp, file.order.id)] });
    case 'case.restored': {
      const restored: ExceptionCase = { ...event.data.case, findings: event.personal?.findings ?? [], nextAction: event.personal?.nextAction ?? null };
      return changed(file, { cases: file.cases.map((one) => (one.id === restored.id ? restored : one)) });
    }
    default: {
      const { caseId } = event.data;
      return changed(file, { cases: file.cases.map((one) => (one.id === (caseId as CaseId) ? evolveCase(one, event, stamp, file.order.id) : one)) });
    }
  }
}

/** Any event but a WMS acknowledgement, or a word about its tote, is a new version of the file. */
const changed = (file: OrderFile, parts: Partial<Pick<OrderFile, 'holds' | 'cases'>>): OrderFile => ({
  order: { ...file.order, version: file.order.version + 1 },
  holds: parts.holds ?? file.holds,
  cases: parts.cases ?? file.cases,
});

const onHold = (holds: readonly Hold[], holdId: string, change: Partial<Hold>): readonly Hold[] =>
  holds.map((hold) => (hold.id === holdId ? { ...hold, ...change } : hold));

type OfOrder = Extract<
  OrderEvent,
  {
    type:
      | 'order.linesAdded'
      | 'order.stateChanged'
      | 'order.corrected'
      | 'order.reserved'
      | 'order.wmsKnown'
      | 'order.matched'
      | 'order.unmatched'
      | 'order.mergedInto'
      | 'order.unmerged'
      | 'order.labelled'
      | 'order.waybillVoided'
      | 'order.toteTied'
      | 'order.toteFreed';
  }
>;

function evolveOrder(order: Order, event: OfOrder): Order {
  const version = order.version + 1;
  switch (event.type) {
    case 'order.linesAdded':
      return { ...order, version, lines: [...order.lines, ...event.data.lines.map(recordToLine)] };
    case 'order.stateChanged':
      return { ...(isBeforePacking(event.data.to) ? order : withoutTote(order)), version, state: event.data.to };
    case 'order.reserved': {
      const byLine = new Map(event.data.reserved);
      return { ...order, version, lines: order.lines.map((line) => (byLine.has(line.lineNo) ? { ...line, reserved: byLine.get(line.lineNo) ?? 0 } : line)) };
    }
    case 'order.wmsKnown':
      return { ...order, wmsRef: event.data.wmsRef, wmsVersion: event.data.wmsVersion };
    case 'order.matched':
    case 'order.unmerged':
      return { ...order, version, wmsRef: event.data.wmsRef, wmsVersion: event.data.wmsVersion };
    case 'order.unmatched':
    case 'order.mergedInto':
      return { ...order, version, wmsRef: null, wmsVersion: null };
    case 'order.labelled':
      return { ...order, version, carrier: event.data.carrier, waybill: event.data.waybill };
    case 'order.waybillVoided':
      return { ...order, version, waybill: '' };
    // What it is carried in is no content of it, as little as what the WMS calls it.
    case 'order.toteTied':
      return { ...order, tote: event.data.tote };
    case 'order.toteFreed':
      return withoutTote(order);
    case 'order.corrected': {
      const corrected = (event.personal?.changes ?? []).reduce(applyChange, order);
      return { ...corrected, version, waybill: event.data.voidedWaybill === null ? order.waybill : '' };
    }
  }
}

const withoutTote = ({ tote: _free, ...order }: Order): Order => order;

/** One corrected field. Unknown paths change nothing: an older program wrote them for a field this one no longer has. */
export function applyChange(order: Order, change: FieldChange): Order {
  const [head, key = '', part] = change.field.split('.');
  if (head === 'recipient' && key in order.recipient) return { ...order, recipient: { ...order.recipient, [key]: change.to } };
  if (head === 'lines') return { ...order, lines: order.lines.map((line) => (String(line.lineNo) === key ? correctLine(line, part, change.to) : line)) };
  if (head === 'promisedShipAt') return { ...order, promisedShipAt: change.to === '' ? null : Number(change.to) };
  if (head === 'carrier' || head === 'buyerNote' || head === 'sellerNote') return { ...order, [head]: change.to };
  return order;
}

const correctLine = (line: OrderLine, part: string | undefined, to: string): OrderLine =>
  part === 'sku'
    ? { ...line, sku: to, reserved: 0 }
    : part === 'quantity'
      ? { ...line, quantity: Number(to), reserved: Math.min(line.reserved, Math.max(0, Number(to))) }
      : line;

/** The present text of a correctable field; undefined when the order has no such field. */
export function fieldValue(order: Order, field: string): string | undefined {
  const [head, key = '', part] = field.split('.');
  if (head === 'recipient') return key in order.recipient ? order.recipient[key as keyof typeof order.recipient] : undefined;
  if (head === 'lines') {
    const line = order.lines.find((one) => String(one.lineNo) === key);
    return line === undefined ? undefined : part === 'sku' ? line.sku : part === 'quantity' ? String(line.quantity) : undefined;
  }
  if (head === 'promisedShipAt') return order.promisedShipAt === null ? '' : String(order.promisedShipAt);
  return head === 'carrier' || head === 'buyerNote' || head === 'sellerNote' ? order[head] : undefined;
}
