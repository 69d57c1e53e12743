import type { FieldChange, FieldPath, Order } from '../../order/order.ts';
import { RECIPIENT_FIELDS } from '../../order/recipient.ts';
import { isActiveState } from '../../exception-case/exception-case.ts';
import { mayPass } from '../../gate/gate.ts';
import { isActive, type HoldId } from '../../hold/hold.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { fieldValue } from '../evolve.ts';
import { caseIdOf, type OrderEvent } from '../order-events.ts';
import { openCaseOfKind, type OrderFile } from '../order-file.ts';
import { stopClocks } from './case-state.ts';

/** The parts of a file that a decision touched. What the program did since to other parts is no business of its undoing. */
export interface Touched {
  readonly fields: boolean;
  readonly holdIds: ReadonlySet<string>;
  readonly caseIds: ReadonlySet<string>;
}
export const touchedBy = (events: readonly OrderEvent[]): Touched => ({
  fields: events.some((event) => event.type === 'order.corrected'),
  holdIds: new Set(
    events.flatMap((event) =>
      event.type === 'hold.placed' ? event.data.id : event.type === 'hold.lifted' || event.type === 'hold.restored' ? event.data.holdId : [],
    ),
  ),
  caseIds: new Set(events.flatMap((event) => caseIdOf(event) ?? [])),
});
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((id) => b.has(id));
export const touchSame = (a: Touched, b: Touched): boolean => (a.fields && b.fields) || meet(a.holdIds, b.holdIds) || meet(a.caseIds, b.caseIds);

/**
 * Undo is a new decision. `before` is the file as the journal had it before the decision, `now` as it stands. Nothing happened since to
 * what the decision touched, so in those parts everything that differs between the two is what it did.
 */
export function undo(
  before: OrderFile,
  now: OrderFile,
  undone: { readonly seq: number; readonly decision: string; readonly how: 'cancel' | 'compensate' | 'local' },
  touched: Touched,
  context: DecideContext,
): Result<Decision, Refusal> {
  const draft = new Draft(now, context);
  draft.add({ type: 'decision.undone', data: undone, personal: null });
  const tell: Draft['tell'] = (kind, payload) => (undone.how === 'compensate' ? draft.tell(kind, payload) : draft);
  const changes = touched.fields ? differences(now.order, before.order) : [];
  if (changes.length > 0) {
    if (!mayPass('correct', { state: now.order.state, holds: now.holds }).pass) return refuse('order_gone', { state: now.order.state });
    draft.add({
      type: 'order.corrected',
      data: { fields: changes.map((change) => change.field), rule: 'undo', voidedWaybill: now.order.waybill === '' ? null : now.order.waybill },
      personal: { changes },
    });
    tell('order.correct', { changes: changes.map(({ field, from, to }) => ({ field, from, to })) });
    // It may lack goods again: from where it stands now nobody would look for them.
    if (now.order.state === 'allocated' && changes.some(({ field }) => field.startsWith('lines.')))
      draft.add({ type: 'order.stateChanged', data: { from: 'allocated', to: 'checked' }, personal: null });
  }
  for (const hold of now.holds) {
    if (!touched.holdIds.has(hold.id)) continue;
    const was = before.holds.find((one) => one.id === hold.id);
    if (isActive(hold) && (was === undefined || !isActive(was))) {
      draft.add({ type: 'hold.lifted', data: { holdId: hold.id, because: 'undo' }, personal: null });
      tell('hold.lift', { holdId: hold.id, reason: 'undo' });
      if (mayPass('tell_wms_released', { state: draft.file.order.state, holds: draft.file.holds }).pass) tell('order.release', {});
    } else if (!isActive(hold) && was !== undefined && isActive(was)) {
      if (!mayPass('hold', { state: now.order.state, holds: now.holds }).pass) return refuse('order_gone', { state: now.order.state });
      if (undone.how === 'compensate') {
        // The lift may still be on its way, and a hold passes what is stuck before it: were it the same hold, the late lift would take it away.
        const { id: _lifted, liftedAt: _at, liftedBy: _by, placedAt: _placedAt, placedBy: _placedBy, ...same } = hold;
        const id = context.ids.next() as HoldId;
        draft.add({ type: 'hold.placed', data: { ...same, id }, personal: null });
        tell('hold.place', { holdId: id, reason: hold.kind });
      } else draft.add({ type: 'hold.restored', data: { holdId: hold.id }, personal: null });
    }
  }
  for (const one of now.cases) {
    if (!touched.caseIds.has(one.id)) continue;
    const was = before.cases.find((other) => other.id === one.id);
    if (was === undefined) {
      draft.add({ type: 'case.voided', data: { caseId: one.id }, personal: { text: '' } });
      stopClocks(draft, one, 'void');
    } else {
      const open = openCaseOfKind(draft.file, was.kind);
      if (isActiveState(was.state) && open !== undefined && open.id !== was.id) return refuse('undo_not_possible', { because: 'changed_since' });
      const { findings, nextAction, ...facts } = was;
      draft.add({ type: 'case.restored', data: { case: facts }, personal: { findings, nextAction } });
    }
  }
  return ok(draft.done());
}

/** Nothing here was told to people or printed, so all of it can be taken back. What was said cannot be unsaid. */
const TAKEN_BACK: ReadonlySet<OrderEvent['type']> = new Set([
  'order.corrected',
  'order.stateChanged',
  'hold.placed',
  'hold.lifted',
  'hold.restored',
  'case.opened',
  'case.assigned',
  'case.actionSet',
  'case.transferAsked',
  'case.stateChanged',
  'case.resolved',
  'case.reopened',
  'case.rechecked',
  'case.requestTicked',
  'case.requestUnticked',
  'clock.started',
  'clock.stopped',
  'clock.paused',
  'clock.resumed',
]);

export type NoUndo = 'told_to_people' | 'order_cancelled_there' | 'erased' | 'label_void' | 'merged' | 'already_undone' | 'changed_since' | 'nothing';

/** Why a decision made of these events cannot be taken back, or null when it can. */
export function undoBarrier(events: readonly OrderEvent[]): NoUndo | null {
  if (events.length === 0) return 'nothing';
  for (const event of events) {
    if (event.type === 'decision.undone') return 'already_undone';
    if (event.type === 'order.corrected' && event.personal === null) return 'erased';
    if (event.type === 'order.corrected' && event.data.voidedWaybill !== null) return 'label_void';
    // It answered what the WMS shows; without it the two sides would differ and nobody would be asked any more.
    if (event.type === 'order.wmsKnown') return 'merged';
    if (event.type === 'order.stateChanged' && event.data.to === 'cancelled') return 'order_cancelled_there';
    if (!TAKEN_BACK.has(event.type)) return 'told_to_people';
  }
  return null;
}

function differences(now: Order, before: Order): FieldChange[] {
  const changes: FieldChange[] = [];
  const push = (field: FieldPath, from: string, to: string): void => {
    if (from !== to) changes.push({ field, from, to });
  };
  for (const field of RECIPIENT_FIELDS) push(`recipient.${field}`, now.recipient[field], before.recipient[field]);
  for (const line of before.lines) {
    const current = now.lines.find((one) => one.lineNo === line.lineNo);
    if (current === undefined) continue;
    push(`lines.${line.lineNo}.sku`, current.sku, line.sku);
    push(`lines.${line.lineNo}.quantity`, String(current.quantity), String(line.quantity));
  }
  push('promisedShipAt', fieldValue(now, 'promisedShipAt') ?? '', fieldValue(before, 'promisedShipAt') ?? '');
  push('carrier', now.carrier, before.carrier);
  push('buyerNote', now.buyerNote, before.buyerNote);
  push('sellerNote', now.sellerNote, before.sellerNote);
  return changes;
}
