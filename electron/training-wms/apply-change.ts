import type { Change } from '../../shared/contract/open-wms/changes.ts';
import type { Order } from '../../shared/contract/open-wms/resources.ts';
import type { FinalAnswer, RefusalReason } from '../../shared/core/outbox/wms-answer.ts';
import { RECIPIENT_FIELDS, type RecipientField } from '../../shared/core/order/recipient.ts';

/** What a change does: the answer to remember, and the order afterwards (null where nothing changed). */
export interface Applied {
  readonly answer: FinalAnswer;
  readonly order: Order | null;
}

export interface Surroundings {
  readonly now: number;
  readonly newRef: () => string;
  readonly isSku: (sku: string) => boolean;
  readonly twin: (order: { readonly merchant: string; readonly platform: string; readonly platformOrderNo: string }) => Order | null;
}

const refuse = (reason: RefusalReason, message: string, orderRef: string | null = null): Applied => ({
  answer: { outcome: 'refused', reason, message, orderRef },
  order: null,
});

/** The training WMS's own mind. Knows nothing of transport and remembers nothing: the store does. */
export function applyChange(order: Order | null, change: Change, around: Surroundings): Applied {
  if (change.kind === 'order.create') {
    const twin = order ?? around.twin(change.body);
    if (twin !== null) return refuse('already_exists', `known as ${twin.ref}`, twin.ref);
    const externalRef = 'externalRef' in change.order ? change.order.externalRef : null;
    const fresh: Order = { ...change.body, ref: around.newRef(), externalRef, version: 1, state: 'imported', holds: [], updatedAt: around.now };
    return { answer: { outcome: 'accepted', orderRef: fresh.ref, previousVersion: 0, version: 1 }, order: fresh };
  }
  if (order === null) return refuse('unknown_order', 'no such order');
  if (change.kind === 'note.add') return accept(order, {}, around, false);
  if (order.state === 'dispatched') return refuse('already_shipped', 'left the house');
  if (order.state === 'cancelled') return refuse('already_cancelled', 'cancelled');
  if (change.baseVersion !== null && change.baseVersion !== order.version) return { answer: { outcome: 'conflict', current: order }, order: null };
  switch (change.kind) {
    case 'hold.place': {
      const known = order.holds.some((hold) => hold.holdId === change.body.holdId);
      const hold = { holdId: change.body.holdId, reason: change.body.reason, placedAt: change.occurredAt };
      return accept(order, known ? {} : { holds: [...order.holds, hold] }, around, false);
    }
    case 'hold.lift': {
      if (!order.holds.some((hold) => hold.holdId === change.body.holdId)) return refuse('unknown_hold', change.body.holdId);
      return accept(order, { holds: order.holds.filter((hold) => hold.holdId !== change.body.holdId) }, around, false);
    }
    case 'order.correct':
      return correct(order, change.body.changes, around);
    case 'order.cancel':
      return accept(order, { state: 'cancelled' }, around);
    case 'order.release':
      if (order.holds.length > 0) return refuse('on_hold', order.holds.map((hold) => hold.reason).join('; '));
      return order.state === 'imported' || order.state === 'checked' ? accept(order, { state: 'checked' }, around) : refuse('wrong_state', order.state);
    case 'order.pack':
      if (order.holds.length > 0) return refuse('on_hold', order.holds.map((hold) => hold.reason).join('; '));
      // During an outage goods are packed by hand before anybody could release them here.
      return order.state === 'packed' || order.state === 'manifested'
        ? refuse('wrong_state', order.state)
        : accept(order, { state: 'packed', carrier: change.body.carrier, waybill: change.body.waybill, ...(order.tote !== undefined && { tote: '' }) }, around);
    case 'order.ship':
      if (order.holds.length > 0) return refuse('on_hold', order.holds.map((hold) => hold.reason).join('; '));
      return order.state === 'packed' || order.state === 'manifested'
        ? accept(order, { state: 'dispatched', carrier: change.body.carrier, waybill: change.body.waybill }, around)
        : refuse('wrong_state', order.state);
  }
}

function accept(order: Order, changed: Partial<Order>, around: Surroundings, counts = true): Applied {
  const next: Order = { ...order, ...changed, version: counts ? order.version + 1 : order.version, updatedAt: around.now };
  return { answer: { outcome: 'accepted', orderRef: order.ref, previousVersion: order.version, version: next.version }, order: next };
}

function correct(order: Order, changes: readonly { readonly field: string; readonly to: string }[], around: Surroundings): Applied {
  let next = order;
  for (const { field, to } of changes) {
    const line = /^lines\.(\d+)\.(sku|quantity)$/.exec(field);
    const recipientField = field.startsWith('recipient.') ? field.slice('recipient.'.length) : null;
    if (line) {
      const lineNo = Number(line[1]);
      if (!next.lines.some((each) => each.lineNo === lineNo)) return refuse('invalid_change', field);
      if (line[2] === 'sku' && !around.isSku(to)) return refuse('unknown_sku', to);
      const quantity = Number(to);
      if (line[2] === 'quantity' && !Number.isSafeInteger(quantity)) return refuse('invalid_change', field);
      next = { ...next, lines: next.lines.map((each) => (each.lineNo !== lineNo ? each : line[2] === 'sku' ? { ...each, sku: to } : { ...each, quantity })) };
    } else if (recipientField !== null && isRecipientField(recipientField)) next = { ...next, recipient: { ...next.recipient, [recipientField]: to } };
    else if (field === 'promisedShipAt' && /^\d{0,14}$/.test(to)) next = { ...next, promisedShipAt: to === '' ? null : Number(to) };
    else if (field === 'carrier' || field === 'buyerNote' || field === 'sellerNote') next = { ...next, [field]: to };
    else return refuse('invalid_change', field);
  }
  return accept(order, next, around);
}

const isRecipientField = (name: string): name is RecipientField => (RECIPIENT_FIELDS as readonly string[]).includes(name);
