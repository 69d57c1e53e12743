import { UNFOLLOWED } from '../../difference/difference.ts';
import { planMerge } from '../../difference/plan-merge.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import { isFinal, type OutboxEntry } from '../../outbox/outbox-entry.ts';
import type { Settlement } from '../../outbox/settle-batch.ts';
import type { Accepted, Conflict } from '../../outbox/wms-answer.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { DifferencesDep } from '../../ports/differences.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import type { OutboxStore } from '../../ports/outbox-store.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { catchUp } from './take-in-wms-order.ts';

export interface SettlementDeps extends JournalWriterDep, OrderFilesDep, OutboxQueueDep, DifferencesDep, ClockDep, IdsDep {
  readonly lane: OutboxStore['lane'];
  readonly recorder: Pick<DecisionRecorder, 'write' | 'contextOf'>;
  readonly check: CheckOrder;
}

const BY_SYNC: Actor = { kind: 'program', rule: 'sync' };
const BY_MERGE: Actor = { kind: 'program', rule: 'merge' };

/**
 * What else is written in the transaction of a settlement. The journal says what the WMS answered; the order is based on the version the
 * WMS has now; a conflict that asks nobody anything is merged at once, and one that does is put before a person. Retries write nothing:
 * they say nothing new about the order.
 */
export const createSettlementRecorder =
  (deps: () => SettlementDeps) =>
  ({ entry, answer }: Settlement, before: Pick<OutboxEntry, 'state'>): void => {
    const { state } = entry;
    if (state === 'pending' || state === 'sending' || state === before.state) return;
    const house = deps();
    const { journal, clock } = house;
    const orderId = entry.lane;
    journal.append({
      type: `sync.${state}`,
      at: clock.now(),
      actor: BY_SYNC,
      orderId,
      caseId: null,
      personal: null,
      data: { entry: entry.id, kind: entry.kind, attempts: entry.attempts, code: entry.lastError?.code ?? '', detail: entry.lastError?.detail ?? '' },
    });
    if (before.state === 'conflict') house.differences.close(orderId, 'conflict', clock.now());
    if (state === 'conflict' && answer?.outcome === 'conflict') mergeOrAsk(entry, answer, house);
    if (state === 'acknowledged' && answer?.outcome === 'accepted') know(entry, answer, house);
    if (isFinal(state)) lookAgain(entry, answer, house);
  };

/**
 * What the WMS showed meanwhile is followed now; a refusal, or a change that a person gave up, leaves the two sides as they are, for all to see.
 * A person who found the change over there names no version: what was shown at the one it was made on is from before it.
 */
function lookAgain({ lane, state, baseVersion }: OutboxEntry, answer: Settlement['answer'], house: SettlementDeps): void {
  const left = house.differences.ofOrder(lane).find(({ kind }) => kind === UNFOLLOWED);
  const file = left === undefined ? null : house.orderFiles.load(lane);
  if (left?.theirs == null || file === null) return;
  if (answer === null && state === 'acknowledged' && baseVersion !== null && left.theirs.version <= baseVersion) return;
  if (state === 'acknowledged') catchUp(file, left.theirs, house);
  else house.differences.close(lane, UNFOLLOWED, house.clock.now());
}

/**
 * The order is based on the version that our change made. Where somebody else moved it in between (a hold or a note meets any version), that
 * version holds what was never read here: then the old one stays known, and the inbox brings the new one with its content.
 */
function know(entry: OutboxEntry, { orderRef: wmsRef, version: wmsVersion, previousVersion }: Accepted, house: SettlementDeps): void {
  const { journal, clock, orderFiles, outboxQueue } = house;
  const before = orderFiles.atWms(entry.lane);
  if (before === null || (before.wmsVersion ?? 0) >= wmsVersion || previousVersion > (before.wmsVersion ?? previousVersion)) return;
  const known = { wmsRef, wmsVersion };
  journal.append({ type: 'order.wmsKnown', at: clock.now(), actor: BY_SYNC, orderId: entry.lane, caseId: null, data: known, personal: null });
  orderFiles.knowAtWms(entry.lane, known);
  if (before.wmsRef === null) outboxQueue.addressUnsent(entry.lane, wmsRef);
}

function mergeOrAsk(entry: OutboxEntry, { current }: Conflict, house: SettlementDeps): void {
  const { orderFiles, outboxQueue, differences, clock, ids, recorder, check } = house;
  const file = orderFiles.load(entry.lane);
  if (file === null) return;
  const context = recorder.contextOf(BY_MERGE);
  const plan = planMerge({ file, lane: house.lane(entry.lane), theirs: current, choices: new Map(), holdsAgain: [], rule: 'merge', context, check });
  if (plan.kind === 'ask') {
    differences.note({
      kind: 'conflict',
      orderId: entry.lane,
      entryId: entry.id,
      theirs: current,
      foundAt: clock.now(),
    });
    return;
  }
  const decisionId = ids.next();
  outboxQueue.supersede(plan.superseded, decisionId, clock.now());
  recorder.write(file, plan.decision, BY_MERGE, context.nowAt, decisionId);
  if (plan.isPartial) differences.note({ kind: UNFOLLOWED, orderId: entry.lane, entryId: null, theirs: current, foundAt: clock.now() });
}
