import { mergeableFields } from '../../difference/merge.ts';
import { correctionsOf } from '../../difference/plan-merge.ts';
import { mayPass } from '../../gate/gate.ts';
import type { DraftOrder } from '../../import/draft.ts';
import type { WmsOrder } from '../../inbox/wms-order.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { voidActive } from '../../order-file/decide/case-state.ts';
import { takeOver } from '../../order-file/decide/take-over.ts';
import { Draft } from '../../order-file/decision.ts';
import { fieldValue } from '../../order-file/evolve.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { FieldChange, Order } from '../../order/order.ts';
import type { OutboxEntry } from '../../outbox/outbox-entry.ts';
import { UNFOLLOWED } from '../../difference/difference.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DifferencesDep } from '../../ports/differences.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { TakeInDeps } from '../intake/take-in-batch.ts';
import type { Names } from '../intake/resolve-names.ts';
import { takeInNew } from '../intake/take-in-order.ts';
import { type ByHandDep, isOtherOrder, meetByNumber } from '../manual/meet-by-number.ts';
import { allocateOpenOrders, type AllocateDeps } from '../stock/allocate-open-orders.ts';

export interface FollowDeps
  extends TakeInDeps, AllocateDeps, OutboxQueueDep, JournalWriterDep, DifferencesDep, ClockDep, IdsDep, Pick<Names, 'placeOf'>, ByHandDep {
  readonly nowAt: () => number;
  /** Changes of this order that the WMS has not settled, by seq. */
  readonly lane: (orderId: string) => readonly OutboxEntry[];
  /** The newest acknowledged changes of this order, newest first. */
  readonly acknowledged: (orderId: string) => readonly OutboxEntry[];
}

export const BY_WMS: Actor = { kind: 'program', rule: 'wms' };

/**
 * What the WMS says of one order, inside a unit of work.
 *
 *   unknown here                      taken in
 *   known under another reference     a twin: never mixed, a person looks
 *   no newer version than ours        our own echo, or a page that came late; looked at for what the WMS acknowledged and does not show
 *   newer                             followed, field by field, but for fields that a change of ours still is about
 */
export function takeInWmsOrder(order: WmsOrder, isReadingAnew: boolean, deps: FollowDeps): readonly string[] {
  const file = findFile(order, deps);
  if (file === null) return takeInUnknown(order, deps);
  const { id, wmsRef, wmsVersion } = file.order;
  if (isOtherOrder(file, order, deps)) {
    deps.differences.note({ kind: 'twin', orderId: id, entryId: null, theirs: order, foundAt: deps.nowAt() });
    return [id];
  }
  if (wmsRef !== null && wmsRef !== order.ref && !isReadingAnew) {
    deps.differences.note({ kind: 'twin', orderId: id, entryId: null, theirs: order, foundAt: deps.nowAt() });
    return [id];
  }
  if (isReadingAnew) forgetWhatItShowed(order, id, deps);
  if (wmsVersion !== null && order.version <= wmsVersion) {
    if (isReadingAnew && order.version === wmsVersion) noteLeftAlone(file, order, foreignChanges(file.order, order, deps.lane(id)), deps);
    return catchUp(file, order, deps) || noteLostWork(file, order, isReadingAnew, deps) ? [id] : [];
  }
  if (isReadingAnew && isHushedUp(file.order, order, deps)) {
    // A newer version of a database put back from a backup, without what it acknowledged before.
    deps.differences.note({ kind: 'rolled_back', orderId: id, entryId: null, theirs: order, foundAt: deps.nowAt() });
    return [id];
  }
  const decide = deps.recorder.contextOf(BY_WMS);
  const draft = new Draft(file, decide);
  meetByNumber(draft, order, BY_WMS, decide, deps);
  draft.add({ type: 'order.wmsKnown', data: { wmsRef: order.ref, wmsVersion: order.version }, personal: null });
  if (wmsRef === null) deps.outboxQueue.addressUnsent(id, order.ref);
  const changes = wmsVersion === null ? [] : foreignChanges(file.order, order, deps.lane(id));
  if (wmsVersion !== null) noteLeftAlone(file, order, changes, deps);
  if (changes.length > 0 && mayPass('correct', { state: file.order.state, holds: file.holds }).pass) takeOver(draft, changes, 'wms', deps.check, decide);
  if (wmsVersion !== null) followCancellation(draft, file, order);
  deps.recorder.write(file, draft.done(), BY_WMS, decide.nowAt, decide.ids.next());
  // The order is there again, or shows what it did not show.
  for (const kind of ['not_applied', 'rolled_back', 'vanished'] as const) deps.differences.close(id, kind, deps.nowAt());
  if (changes.some(({ field }) => field.startsWith('lines.'))) allocateOpenOrders(order.merchant, goodsOf(order), deps);
  return [id];
}

/**
 * Versions of a database that was put back mean nothing in the one that is read now, and one number may stand for two contents: what is asked of a
 * person is asked against this one.
 */
function forgetWhatItShowed(order: WmsOrder, orderId: string, { differences }: DifferencesDep): void {
  for (const open of differences.ofOrder(orderId))
    if (open.kind !== 'twin' && open.theirs !== null && open.theirs.version >= order.version) differences.note({ ...open, theirs: order });
}

/** What the WMS shows of fields that a change of ours still is about is kept until that change is settled; in a database read anew nothing else says it again. */
function noteLeftAlone({ order: here }: OrderFile, there: WmsOrder, followed: readonly FieldChange[], deps: FollowDeps): void {
  if (followed.length < foreignChanges(here, there, []).length)
    deps.differences.note({ kind: UNFOLLOWED, orderId: here.id, entryId: null, theirs: there, foundAt: deps.nowAt() });
}

function findFile(order: WmsOrder, { orderFiles }: FollowDeps): OrderFile | null {
  const byReference = (order.externalRef === null ? null : orderFiles.load(order.externalRef)) ?? load(orderFiles.findByWmsRef(order.ref));
  return byReference ?? load(orderFiles.findByNumber(order.merchant, order.platform, order.platformOrderNo));
  function load(id: string | null): OrderFile | null {
    return id === null ? null : orderFiles.load(id);
  }
}

function takeInUnknown(order: WmsOrder, deps: FollowDeps): readonly string[] {
  const decide = deps.recorder.contextOf(BY_WMS);
  const decision = takeInNew(toDraft(order, deps), { decide, importId: 'wms', wms: { ref: order.ref, version: order.version }, check: deps.check });
  deps.recorder.write(null, decision, BY_WMS, decide.nowAt, decide.ids.next());
  if (order.state !== 'cancelled' && order.state !== 'dispatched') allocateOpenOrders(order.merchant, goodsOf(order), deps);
  return [decision.after.order.id];
}

const goodsOf = (order: WmsOrder): ReadonlySet<string> => new Set(order.lines.filter((line) => line.kind === 'goods').map((line) => line.sku));

/** The WMS is the truth outside, but for what a change of ours is still about: there the WMS itself says which holds, and asks where both moved. */
function foreignChanges(here: Order, there: WmsOrder, lane: readonly OutboxEntry[]): readonly FieldChange[] {
  const ours = new Set(lane.flatMap(correctionsOf).flatMap((changes) => changes.map(({ field }) => field)));
  return mergeableFields(here).flatMap((field): readonly FieldChange[] => {
    const [from, to] = [fieldValue(here, field), fieldValue(there as unknown as Order, field)];
    return from === undefined || to === undefined || from === to || ours.has(field) ? [] : [{ field, from, to }];
  });
}

function followCancellation(draft: Draft, { cases }: OrderFile, there: WmsOrder): void {
  const { order, holds } = draft.file;
  if (there.state !== 'cancelled' || order.state === 'cancelled' || !mayPass('cancel', { state: order.state, holds }).pass) return;
  draft.add({ type: 'order.stateChanged', data: { from: order.state, to: 'cancelled' }, personal: null });
  voidActive(draft, cases, 'cancelled_at_wms');
}

export interface CatchUpDeps extends DifferencesDep, ClockDep, IdsDep {
  readonly check: CheckOrder;
  readonly recorder: Pick<DecisionRecorder, 'write' | 'contextOf'>;
  readonly lane: (orderId: string) => readonly OutboxEntry[];
}

/**
 * Fields that were left alone while a change of ours was about them are followed now that nothing of ours is under way: the WMS had the
 * last word. `there` must be what the WMS shows at the version this console knows, or a newer one.
 */
export function catchUp(file: OrderFile, there: WmsOrder, deps: CatchUpDeps): boolean {
  const { id, wmsVersion } = file.order;
  const isNoted = deps.differences.ofOrder(id).some(({ kind }) => kind === UNFOLLOWED);
  if (!isNoted || there.version < (wmsVersion ?? 0) || deps.lane(id).flatMap(correctionsOf).length > 0) return false;
  deps.differences.close(id, UNFOLLOWED, deps.clock.now());
  const changes = foreignChanges(file.order, there, []);
  if (changes.length === 0 || !mayPass('correct', { state: file.order.state, holds: file.holds }).pass) return true;
  const decide = deps.recorder.contextOf(BY_WMS);
  const draft = new Draft(file, decide);
  takeOver(draft, changes, 'wms', deps.check, decide);
  deps.recorder.write(file, draft.done(), BY_WMS, decide.nowAt, deps.ids.next());
  return true;
}

/** Fields that the WMS acknowledged as ours and shows otherwise, at a version that should hold them. */
function acknowledgedButNotThere(here: Order, there: WmsOrder, acknowledged: readonly OutboxEntry[]): boolean {
  const said = new Map<string, string>();
  for (const change of acknowledged.flatMap(correctionsOf).flatMap((changes) => changes.toReversed()))
    if (!said.has(change.field)) said.set(change.field, change.to);
  return [...said].some(([field, to]) => fieldValue(here, field) === to && fieldValue(there as unknown as Order, field) !== to);
}

/**
 * Notes a yes without a deed, and in a database read anew a version that goes backwards or holds something else than it did. A difference
 * that is open already follows what the WMS shows. While a change of ours is under way, what it does is waited for.
 */
function noteLostWork(file: OrderFile, there: WmsOrder, isReadingAnew: boolean, deps: FollowDeps): boolean {
  const { order } = file;
  const noted = deps.differences.ofOrder(order.id);
  const conflict = noted.find(({ kind }) => kind === 'conflict');
  if (conflict !== undefined && there.version > (conflict.theirs?.version ?? 0)) deps.differences.note({ ...conflict, theirs: there });
  const open = noted.find(({ kind }) => kind === 'rolled_back' || kind === 'not_applied');
  const isDifferent = (order.wmsVersion !== null && there.version < order.wmsVersion) || foreignChanges(order, there, deps.lane(order.id)).length > 0;
  if (open !== undefined && (open.theirs === null || there.version > open.theirs.version || isReadingAnew)) {
    if (isDifferent) deps.differences.note({ ...open, theirs: there });
    else deps.differences.close(order.id, open.kind, deps.nowAt());
    return true;
  }
  const isLost = isReadingAnew ? isDifferent : there.version === order.wmsVersion && deps.lane(order.id).length === 0 && isHushedUp(order, there, deps);
  if (isLost)
    deps.differences.note({ kind: isReadingAnew ? 'rolled_back' : 'not_applied', orderId: order.id, entryId: null, theirs: there, foundAt: deps.nowAt() });
  return isLost;
}
const isHushedUp = (order: Order, there: WmsOrder, deps: FollowDeps): boolean => acknowledgedButNotThere(order, there, deps.acknowledged(order.id));

const toDraft = (order: WmsOrder, { placeOf }: Pick<Names, 'placeOf'>): DraftOrder => ({
  kind: order.kind,
  merchant: order.merchant,
  platform: order.platform,
  platformOrderNo: order.platformOrderNo,
  state: order.state === 'cancelled' || order.state === 'dispatched' ? order.state : 'imported',
  orderedAt: order.orderedAt,
  paidAt: order.paidAt,
  promisedShipAt: order.promisedShipAt,
  dispatchedAt: null,
  carrier: order.carrier,
  waybill: order.waybill,
  currency: order.currency,
  ...(order.warehouse !== undefined && { warehouse: placeOf(order.warehouse, '').warehouse }),
  buyerId: '',
  hasAddress: order.hasAddress,
  recipient: order.recipient,
  buyerNote: order.buyerNote,
  sellerNote: order.sellerNote,
  row: 0,
  file: '',
  lines: order.lines.map(({ kind, sku, name, variant, quantity, unitPrice }) => ({ kind, sku, name, variant, quantity, unitPrice })),
});
