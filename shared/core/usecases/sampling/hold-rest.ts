import { isActive } from '../../hold/hold.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Decider } from '../../order-file/decide/case-state.ts';
import { liftHold, placeHold } from '../../order-file/decide/holds.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { holdOf, type OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { DrawnLot } from '../../ports/spot-lots.ts';
import { isAgainst } from '../../sampling/spot-check.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { note, type SpotDeps } from './spot-deps.ts';

/** Orders decided on between two turns of everybody else. */
const AT_ONCE = 50;

export interface RestPreview {
  readonly toHold: number;
  /** Held for this lot already. */
  readonly held: number;
  /** Left or cancelled meanwhile: nothing can be held there. */
  readonly gone: number;
}

type HoldDeps = Pick<SpotDeps, 'lots' | 'orderFiles' | 'recorder' | 'unitOfWork' | 'journal' | 'clock' | 'ids' | 'onRecorded' | 'pause'>;

/** The rest the plan's rule speaks of. */
function restOf(lot: DrawnLot, { lots }: Pick<HoldDeps, 'lots'>): readonly string[] {
  if (lot.plan.onRefusal === 'hold_nothing') return [];
  const against = new Set(
    lots
      .items(lot.lot)
      .filter((item) => isAgainst({ ...item, skipped: item.state === 'skipped' }))
      .map(({ stratum }) => stratum),
  );
  return lots.rest(lot.lot).flatMap(({ orderId, stratum }) => (lot.plan.onRefusal === 'hold_lot' || against.has(stratum) ? [orderId] : []));
}

const isGone = ({ order }: OrderFile): boolean => order.state === 'dispatched' || order.state === 'cancelled';

export function previewRest(lotId: string, deps: HoldDeps): Result<RestPreview, Refusal> {
  const lot = deps.lots.find(lotId);
  if (lot === null) return refuse('spot_lot_not_found');
  const held = new Set(deps.lots.heldRest(lotId).map(({ orderId }) => orderId));
  const left = restOf(lot, deps).filter((orderId) => !held.has(orderId));
  const gone = left.filter((orderId) => {
    const file = deps.orderFiles.load(orderId);
    return file === null || isGone(file);
  }).length;
  return ok({ toHold: left.length - gone, held: held.size, gone });
}

/** Some at a time, each part in a transaction of its own that notes which orders are done: interrupted, it goes on where it stopped. */
async function inParts(orderIds: readonly string[], deps: HoldDeps, each: (orderId: string, decision: string) => number): Promise<number> {
  let done = 0;
  const decision = deps.ids.next();
  for (let from = 0; from < orderIds.length; from += AT_ONCE) {
    const part = orderIds.slice(from, from + AT_ONCE);
    const queued = deps.unitOfWork.run(() => part.map((orderId) => each(orderId, decision)));
    done += queued.filter((count) => count > 0).length;
    deps.onRecorded({ orderIds: part.map((id) => id as OrderId), queued: queued.reduce((sum, count) => sum + count, 0) });
    await deps.pause();
  }
  return done;
}

/** Holds what nobody looked at in a refused lot; only a supervisor lifts it. Resolves to how many orders are newly held. */
export async function holdRest(lotId: string, reason: string, actor: Actor, deps: HoldDeps): Promise<Result<{ readonly orders: number }, Refusal>> {
  const lot = deps.lots.find(lotId);
  if (lot === null) return refuse('spot_lot_not_found');
  if (lot.verdict !== 'refused') return refuse('spot_not_refused');
  const held = new Set(deps.lots.heldRest(lotId).map(({ orderId }) => orderId));
  const left = restOf(lot, deps).filter((orderId) => !held.has(orderId));
  const orders = await inParts(left, deps, (orderId, decision) => {
    const file = deps.orderFiles.load(orderId);
    if (file === null || isGone(file)) return 0;
    const context = deps.recorder.contextOf(actor);
    const placed = placeHold(file, { reason, liftableBy: 'supervisor', ifNobody: 'hold.ifNobody.stays', reviewAt: null }, context);
    if (!placed.ok) return 0;
    deps.recorder.write(file, placed.value, actor, context.nowAt, decision);
    deps.lots.noteHold(lotId, orderId, placed.value.holdId);
    return placed.value.changes.length;
  });
  deps.unitOfWork.run(() => note(deps, 'spot.restHeld', { lot: lotId, orders }, deps.clock.now(), actor));
  return ok({ orders });
}

/** Lifts what `holdRest` placed, after the lot was sorted. */
export async function releaseRest(
  lotId: string,
  reason: string,
  by: Decider,
  actor: Actor,
  deps: HoldDeps,
): Promise<Result<{ readonly orders: number }, Refusal>> {
  if (deps.lots.find(lotId) === null) return refuse('spot_lot_not_found');
  const holds = new Map(deps.lots.heldRest(lotId).map(({ orderId, holdId }) => [orderId, holdId]));
  const orders = await inParts([...holds.keys()], deps, (orderId, decision) => {
    const file = deps.orderFiles.load(orderId);
    const hold = file === null ? undefined : holdOf(file, holds.get(orderId) ?? '');
    deps.lots.noteHold(lotId, orderId, null);
    // Somebody lifted it by hand already.
    if (file === null || hold === undefined || !isActive(hold)) return 0;
    const context = deps.recorder.contextOf(actor);
    const lifted = liftHold(file, hold.id, reason, by, context);
    if (!lifted.ok) return 0;
    deps.recorder.write(file, lifted.value, actor, context.nowAt, decision);
    return lifted.value.changes.length;
  });
  deps.unitOfWork.run(() => note(deps, 'spot.restReleased', { lot: lotId, orders }, deps.clock.now(), actor));
  return ok({ orders });
}
