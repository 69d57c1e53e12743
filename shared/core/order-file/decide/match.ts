import { isActiveState } from '../../exception-case/exception-case.ts';
import type { Finding } from '../../finding/finding.ts';
import { mayPass } from '../../gate/gate.ts';
import { isActive, type HoldId } from '../../hold/hold.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';
import { liftOne, stopClocks, voidActive } from './case-state.ts';
import { stopOnCarrier } from './hand-over.ts';
import { openFromFindings, openOrJoin } from './open-cases.ts';

/** The order of the WMS that a manual order turned out to be. */
export interface FoundThere {
  readonly wmsRef: string;
  readonly wmsVersion: number;
  /** Its file here, which gives the reference up. */
  readonly other: string;
  readonly isCancelled: boolean;
}

/** Goods of it were moved under its own file: then two parcels exist, and joining two files would hide one of them. */
const WORKED: ReadonlySet<string> = new Set(['packed', 'manifested', 'dispatched']);

/**
 * The file of a WMS order gives its reference up to the manual order it turned out to be. From here on it is shut: the hold is nobody's to lift but by
 * undoing this. Nothing of it is told to the WMS, for which there was only ever one order.
 */
export function giveUpTo(file: OrderFile, into: string, context: DecideContext): Result<Decision, Refusal> {
  const { order, holds, cases } = file;
  if (order.wmsRef === null) return refuse('match_taken');
  if (WORKED.has(order.state)) return refuse('match_worked', { orderNo: order.platformOrderNo });
  const draft = new Draft(file, context);
  voidActive(draft, cases, 'matched');
  for (const hold of holds) if (isActive(hold)) draft.add({ type: 'hold.lifted', data: { holdId: hold.id, because: 'matched' }, personal: null });
  if (order.state !== 'cancelled')
    draft.add({
      type: 'hold.placed',
      data: {
        id: context.ids.next() as HoldId,
        kind: 'duplicate',
        caseId: null,
        reason: MATCHED_HOLD,
        liftableBy: 'supervisor',
        ifNobody: 'hold.ifNobody.stays',
        reviewAt: null,
      },
      personal: null,
    });
  draft.add({ type: 'order.mergedInto', data: { into }, personal: null });
  return ok(draft.done());
}
export const MATCHED_HOLD = 'hold.reason.matched';

/** The other file was only ever a showing of this order: told to nobody, it is closed for good. */
export function closeMerged(file: OrderFile, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  const { state, waybill } = file.order;
  if (state === 'cancelled') return ok(draft.done());
  if (waybill !== '') draft.add({ type: 'order.waybillVoided', data: { waybill, because: 'matched' }, personal: null });
  draft.add({ type: 'order.stateChanged', data: { from: state, to: 'cancelled' }, personal: null });
  return ok(draft.done());
}

/**
 * A manual order is one the WMS has: its reference is this order's from now on, and what happened here is told about it. `liftThere` are holds that
 * the WMS was told of while it looked like another order; they go first, or the WMS would refuse what is told behind them.
 */
export function adopt(file: OrderFile, found: FoundThere, liftThere: readonly string[], context: DecideContext): Result<Decision, Refusal> {
  const { order, holds, cases } = file;
  if (order.wmsRef !== null) return refuse('match_known', { orderNo: order.platformOrderNo });
  if (order.state === 'cancelled') return refuse('order_gone', { state: order.state });
  const { wmsRef, wmsVersion, other } = found;
  const draft = new Draft(file, context).add({ type: 'order.matched', data: { wmsRef, wmsVersion, other }, personal: null });
  for (const holdId of liftThere) draft.tell('hold.lift', { holdId, reason: 'matched' });
  for (const one of cases) {
    if (one.kind !== 'duplicate_order' || !isActiveState(one.state)) continue;
    draft.add({ type: 'case.resolved', data: { caseId: one.id, outcome: 'merged' }, personal: { text: '' } });
    stopClocks(draft, one, 'resolved');
    for (const hold of holds) if (hold.caseId === one.id && isActive(hold)) liftOne(draft, hold, 'resolved.merged', null);
  }
  if (found.isCancelled) followCancelled(draft, context);
  return ok(draft.done());
}

/**
 * The WMS had cancelled it while nobody here could know. What is still in the house stops; what has left is called back: an exception says so, and
 * holds nothing that is gone.
 */
export function followCancelled(draft: Draft, context: DecideContext): void {
  const { order, holds, cases } = draft.file;
  if (order.state === 'cancelled') return;
  if (!mayPass('cancel', { state: order.state, holds }).pass) {
    const cause = 'dispatch.cancelled_meanwhile';
    openOrJoin(
      draft,
      {
        kind: 'dispatch_block',
        cause,
        reporter: 'program',
        findings: [stopOnCarrier('dispatch_block', cause)],
        text: '',
        strength: null,
        incident: null,
        holds: false,
      },
      context,
    );
    return;
  }
  draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'cancelled' }, personal: null });
  voidActive(draft, cases, 'cancelled_at_wms');
}

/** Two orders after all: the manual one is unknown to the WMS again. */
export function letGo(file: OrderFile, other: string, context: DecideContext): Result<Decision, Refusal> {
  if (file.order.wmsRef === null) return refuse('match_none');
  if (file.order.state === 'cancelled') return refuse('order_gone', { state: file.order.state });
  return ok(new Draft(file, context).add({ type: 'order.unmatched', data: { other }, personal: null }).done());
}

/**
 * And the other one is an order of its own again, with everything it is held by looked at anew by whoever records this. Which of the two it is, is
 * open again too: it stays held, without a moment in which somebody could pack it.
 */
export function takeBackReference(file: OrderFile, found: Omit<FoundThere, 'isCancelled'>, documentNo: string, context: DecideContext): Result<Draft, Refusal> {
  const { order, holds } = file;
  if (order.wmsRef !== null || order.state === 'cancelled') return refuse('order_gone', { state: order.state });
  const { wmsRef, wmsVersion, other } = found;
  const draft = new Draft(file, context).add({ type: 'order.unmerged', data: { from: other, wmsRef, wmsVersion }, personal: null });
  for (const hold of holds)
    if (isActive(hold) && hold.reason === MATCHED_HOLD) draft.add({ type: 'hold.lifted', data: { holdId: hold.id, because: 'undo' }, personal: null });
  openFromFindings(draft, [twinOf(documentNo)], context);
  return ok(draft);
}

/** Nobody asked yet whether it is here twice, and it can still be stopped. */
export const isFirstTwin = ({ order, holds, cases }: OrderFile): boolean =>
  !cases.some(({ kind }) => kind === 'duplicate_order') && order.state !== 'cancelled' && mayPass('hold', { state: order.state, holds }).pass;

/** May be an order typed by hand, which has perhaps left: nobody packs it before a person looked. Asked once. */
export function holdTwin(file: OrderFile, documentNo: string, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  if (isFirstTwin(file)) openFromFindings(draft, [twinOf(documentNo)], context);
  return ok(draft.done());
}

const twinOf = (documentNo: string): Finding => ({
  kind: 'duplicate_order',
  code: 'duplicate.by_hand',
  field: 'recipient.name',
  span: null,
  params: { other: documentNo },
  severity: 'stop',
  suggestions: [],
});
