import { differencesOf } from '../../manual-match/pair-orders.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import { openFromFindings } from '../../order-file/decide/open-cases.ts';
import { adopt, closeMerged, giveUpTo, letGo, takeBackReference } from '../../order-file/decide/match.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { OutboxEntry } from '../../outbox/outbox-entry.ts';
import { isRunning } from '../../outage/outage.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriter, UnitOfWorkDep } from '../../ports/journal.ts';
import type { ManualMatches } from '../../ports/manual-matches.ts';
import type { ManualOrderRecord, ManualOrders } from '../../ports/manual-orders.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { OutboxStore } from '../../ports/outbox-store.ts';
import type { Outages } from '../../ports/outages.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { enterThere } from './enter-there.ts';

export interface MatchDeps extends UnitOfWorkDep, OrderFilesDep, OutboxQueueDep, ClockDep, IdsDep {
  readonly journal: JournalWriter & Pick<JournalReader, 'ofOrder'>;
  readonly outbox: Pick<OutboxStore, 'lane' | 'list'>;
  readonly recorder: Pick<DecisionRecorder, 'write' | 'contextOf'>;
  readonly manualOrders: Pick<ManualOrders, 'ofOrder'>;
  readonly matches: ManualMatches;
  readonly outages: Pick<Outages, 'find'>;
  readonly check: CheckOrder;
}

export type MatchedHow = 'number' | 'content' | 'person';
type Done = Result<readonly string[], Refusal>;

/** Who a match was made by, and with what: kept in the journal, from which an undo and the certificate read it. */
interface MatchedData {
  readonly how: MatchedHow;
  readonly otherId: string;
  readonly wmsRef: string;
  readonly wmsVersion: number;
}

const isUnsent = ({ state, attempts }: OutboxEntry): boolean => state === 'pending' && attempts === 0;
const holdIdOf = ({ payload }: OutboxEntry): string | null =>
  typeof payload === 'object' && payload !== null && 'holdId' in payload && typeof payload['holdId'] === 'string' ? payload['holdId'] : null;

/** A manual order of an outage that is not signed yet. */
function openRecord(manualId: string, deps: MatchDeps): Result<{ readonly record: ManualOrderRecord; readonly file: OrderFile }, Refusal> {
  const record = deps.manualOrders.ofOrder(manualId);
  const file = record === null ? null : deps.orderFiles.load(manualId);
  if (record === null || file === null) return refuse('order_not_found');
  const outage = record.outageId === null ? null : deps.outages.find(record.outageId);
  return outage !== null && isRunning(outage) ? ok({ record, file }) : refuse('outage_none');
}

const note = (type: string, manualId: string, data: JsonObject, actor: Actor, at: number, deps: MatchDeps): number =>
  deps.journal.append({ type, at, actor, orderId: manualId as OrderId, caseId: null, data, personal: null });

/**
 * Two files are one order. The manual one is what was worked and printed, so it stays; the other gives its reference up and is shut in the same
 * commit. What is told to the WMS about the manual order from now on is told about its order there: nothing is entered a second time.
 */
export function confirmMatch(manualId: string, otherId: string, how: MatchedHow, actor: Actor, deps: MatchDeps): Done {
  return deps.unitOfWork.run((): Done => {
    const own = openRecord(manualId, deps);
    const other = deps.orderFiles.load(otherId);
    if (!own.ok) return own;
    const { file, record } = own.value;
    if (other === null || other.order.merchant !== file.order.merchant) return refuse('order_not_found');
    const { wmsRef, wmsVersion } = other.order;
    if (wmsRef === null || wmsVersion === null) return refuse('match_taken');
    if (deps.matches.isEntered(manualId)) return refuse('match_entered', { orderNo: record.documentNo });
    const ofOther = deps.outbox.lane(otherId);
    if (!ofOther.every(isUnsent)) return refuse('match_under_way', { orderNo: other.order.platformOrderNo });
    const context = deps.recorder.contextOf(actor);
    const given = giveUpTo(other, manualId, context);
    if (!given.ok) return given;
    // Holds that the WMS was told of while it looked like another order.
    const untold = new Set(ofOther.filter(({ kind }) => kind === 'hold.place').map(holdIdOf));
    const liftThere = other.holds.filter((hold) => hold.liftedAt === null && !untold.has(hold.id)).map(({ id }) => id);
    const taken = adopt(file, { wmsRef, wmsVersion, other: otherId, isCancelled: other.order.state === 'cancelled' }, liftThere, context);
    if (!taken.ok) return taken;
    const decisionId = deps.ids.next();
    deps.outboxQueue.cancelUnsent(
      ofOther.map(({ id }) => id),
      context.nowAt,
    );
    // What waited to be told goes behind the lifted holds, in its order.
    const behind = liftThere.length === 0 ? [] : deps.outbox.lane(manualId).filter(isUnsent);
    deps.outboxQueue.supersede(
      behind.map(({ id }) => id),
      decisionId,
      context.nowAt,
    );
    const again = behind.flatMap(({ kind, payload }) => (kind === 'not_understood' ? [] : [{ kind, payload }]));
    deps.recorder.write(other, given.value, actor, context.nowAt, decisionId);
    deps.outboxQueue.addressUnsent(manualId, wmsRef);
    deps.recorder.write(file, { ...taken.value, changes: [...taken.value.changes, ...again] }, actor, context.nowAt, decisionId);
    const differs = differencesOf(file.order, other.order);
    const data: MatchedData & JsonObject = { how, otherId, wmsRef, wmsVersion, differs: [...differs], documentNo: record.documentNo };
    note('manual.matched', manualId, data, actor, context.nowAt, deps);
    return ok([manualId, otherId]);
  });
}

/** Two orders that look alike and are two: not proposed again. */
export function setApart(manualId: string, otherIds: readonly string[], actor: Actor, deps: MatchDeps): Done {
  return deps.unitOfWork.run((): Done => {
    const own = openRecord(manualId, deps);
    if (!own.ok) return own;
    const { nowAt, by } = deps.recorder.contextOf(actor);
    deps.matches.setApart(manualId, otherIds, nowAt, by);
    note('manual.apart', manualId, { others: otherIds }, actor, nowAt, deps);
    return ok([manualId]);
  });
}

const lastMatch = (manualId: string, deps: MatchDeps): MatchedData | null => {
  const [last] = [...deps.journal.ofOrder(manualId as OrderId)].filter(({ type }) => type === 'manual.matched' || type === 'manual.unmatched').slice(-1);
  return last?.type === 'manual.matched' ? (last.data as unknown as MatchedData) : null;
};

/** Takes a match back for as long as nothing of it was told: then the WMS had no second order, and none is sent. */
export function undoMatch(manualId: string, actor: Actor, deps: MatchDeps): Done {
  return deps.unitOfWork.run((): Done => {
    const own = openRecord(manualId, deps);
    if (!own.ok) return own;
    const { file, record } = own.value;
    const match = lastMatch(manualId, deps);
    if (deps.matches.isEntered(manualId)) return refuse('match_told');
    if (match === null) {
      // Taken apart before: what was taken apart is proposed again.
      deps.matches.forgetApart(manualId);
      note('manual.unmatched', manualId, { documentNo: record.documentNo }, actor, deps.clock.now(), deps);
      return ok([manualId]);
    }
    if (match.how === 'number') return refuse('match_by_number');
    const ofManual = deps.outbox.lane(manualId);
    if (!ofManual.every(isUnsent) || isTold(manualId, deps)) return refuse('match_told');
    const other = deps.orderFiles.load(match.otherId);
    if (other === null) return refuse('order_not_found');
    const context = deps.recorder.contextOf(actor);
    const { wmsVersion } = file.order;
    const back = takeBackReference(other, { wmsRef: match.wmsRef, wmsVersion: wmsVersion ?? match.wmsVersion, other: manualId }, record.documentNo, context);
    if (!back.ok) return back;
    const let_ = letGo(file, match.otherId, context);
    if (!let_.ok) return let_;
    const mine = new Set(file.holds.map(({ id }) => id as string));
    const lifts = ofManual.filter((entry) => entry.kind === 'hold.lift' && !mine.has(holdIdOf(entry) ?? ''));
    deps.outboxQueue.cancelUnsent(
      lifts.map(({ id }) => id),
      context.nowAt,
    );
    const decisionId = deps.ids.next();
    deps.recorder.write(file, let_.value, actor, context.nowAt, decisionId);
    deps.outboxQueue.forgetAddress(manualId);
    openFromFindings(back.value, deps.check(back.value.file.order), context);
    deps.recorder.write(other, back.value.done(), actor, context.nowAt, decisionId);
    note('manual.unmatched', manualId, { otherId: match.otherId, documentNo: record.documentNo }, actor, context.nowAt, deps);
    return ok([manualId, match.otherId]);
  });
}

/** Something about the order was settled by the WMS, or is on its way there. */
export const isTold = (manualId: string, { outbox }: Pick<MatchDeps, 'outbox'>): boolean =>
  outbox.list({ lane: manualId, states: ['acknowledged'], limit: 1 }).length > 0;

/**
 * The WMS does not know it: it is entered there, once. What happened to it here waits behind its creation in its lane, and an order that
 * left is told as shipped by the change that was queued when it did.
 */
export const enterAnew = (manualId: string, actor: Actor, deps: MatchDeps): Done => deps.unitOfWork.run(() => enter(manualId, actor, deps));

/** Several in one commit; answers how many were entered. One that cannot be stops no other. */
export const enterMany = (manualIds: readonly string[], actor: Actor, deps: MatchDeps): number =>
  deps.unitOfWork.run(() => manualIds.filter((manualId) => enter(manualId, actor, deps).ok).length);

function enter(manualId: string, actor: Actor, deps: MatchDeps): Done {
  const own = openRecord(manualId, deps);
  if (!own.ok) return own;
  const { file, record } = own.value;
  const nowAt = deps.clock.now();
  if (file.order.wmsRef !== null) return refuse('match_known', { orderNo: record.documentNo });
  if (deps.matches.isEntered(manualId)) return refuse('match_entered', { orderNo: record.documentNo });
  if (file.order.state === 'cancelled') {
    // Never known there and never to be: nothing is told of it.
    deps.outboxQueue.cancelUnsent(
      deps.outbox
        .lane(manualId)
        .filter(isUnsent)
        .map(({ id }) => id),
      nowAt,
    );
    return ok([manualId]);
  }
  enterThere(file.order, record, actor, deps);
  return ok([manualId]);
}

/** After the upload was asked for there is no way back: the files that were matched are closed for good. */
export function closeMatched(otherId: string, actor: Actor, deps: MatchDeps): void {
  deps.unitOfWork.run(() => {
    const file = deps.orderFiles.load(otherId);
    if (file === null || file.order.wmsRef !== null || file.order.state === 'cancelled') return;
    const context = deps.recorder.contextOf(actor);
    const closed = closeMerged(file, context);
    if (closed.ok) deps.recorder.write(file, closed.value, actor, context.nowAt, deps.ids.next());
  });
}
