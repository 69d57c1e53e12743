import type { Actor } from '../../journal/journal-entry.ts';
import { decideAct, type Act, type ActDecision } from '../../order-file/decide/act.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { Decider } from '../../order-file/decide/case-state.ts';
import { consequencesOf } from '../../order-file/decide/consequences.ts';
import type { DecideContext, Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import { err, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from './record-decision.ts';
import type { createUndo } from './undo-decision.ts';
import { createBulkReport, type BulkReport } from './bulk-report.ts';

export interface BulkDeps extends OrderFilesDep, IdsDep, ClockDep, UnitOfWorkDep, JournalWriterDep {
  readonly recorder: DecisionRecorder;
  readonly undo: ReturnType<typeof createUndo>;
  readonly reader: JournalReader;
  /** Lets everybody else speak; asked for between slices of work. */
  readonly breathe: () => Promise<void>;
  readonly check: CheckOrder;
  /** Writes what belongs to a decision and is no part of its order, in its transaction; or says why it cannot be taken after all. */
  readonly beside?: (before: OrderFile, act: Act, decided: ActDecision, actor: Actor, decision: string) => Refusal | null;
  /** Told of a decision once it is through, in the transaction that says so, and of one that is taken back. */
  readonly onTaken?: (decision: string, act: Act, orderIds: readonly OrderId[], decider: Decider, actor: Actor) => void;
  readonly onTakenBack?: (decision: string, orderIds: readonly OrderId[]) => void;
}

/** How long the others wait for us at most. */
const SLICE_MS = 12;

export interface BulkWalk {
  readonly signal: { readonly aborted: boolean };
  readonly onOrder: () => void;
  /** Told of each order that is looked at. */
  readonly onFile?: (file: OrderFile) => void;
}

/**
 * One decision on many orders. Each order is a transaction of its own, so that thousands neither lock the house nor fall together; all
 * their entries carry the same decision id, so that in the journal they are one group and can be taken back as one.
 */
export function createBulkDecision(deps: BulkDeps) {
  const ordersOf = (caseIds: readonly string[], report: BulkReport): ReadonlyMap<OrderId, readonly string[]> => {
    const found = new Map<OrderId, string[]>();
    for (const caseId of new Set(caseIds)) {
      const orderId = deps.orderFiles.orderOfCase(caseId);
      if (orderId === null) report.refused({ code: 'case_not_found' }, 1, '');
      else found.set(orderId, [...(found.get(orderId) ?? []), caseId]);
    }
    return found;
  };

  async function walk<T>(parts: Iterable<T>, { signal, onOrder }: BulkWalk, each: (part: T) => void): Promise<void> {
    let since = deps.clock.mono();
    for (const part of parts) {
      if (signal.aborted) return;
      each(part);
      onOrder();
      if (deps.clock.mono() - since < SLICE_MS) continue;
      await deps.breathe();
      since = deps.clock.mono();
    }
  }

  const tell = (report: BulkReport, file: OrderFile, caseIds: readonly string[], decided: Result<ActDecision, Refusal>): void => {
    const no = file.order.platformOrderNo;
    if (!decided.ok) return report.refused(decided.error, caseIds.length, no);
    report.done(decided.value.done.length, consequencesOf(file, decided.value));
    for (const { refusal } of decided.value.refused) report.refused(refusal, 1, no);
  };

  /** Decides everything and writes nothing. */
  async function preview(caseIds: readonly string[], act: Act, decider: Decider, actor: Actor, progress: BulkWalk, report: BulkReport): Promise<void> {
    const context: DecideContext = deps.recorder.contextOf(actor);
    await walk(ordersOf(caseIds, report), progress, ([orderId, ofOrder]) => {
      const file = deps.orderFiles.load(orderId);
      if (file === null) report.refused({ code: 'order_not_found' }, ofOrder.length, '');
      else {
        progress.onFile?.(file);
        tell(report, file, ofOrder, decideAct(file, ofOrder, act, decider, deps.check, context));
      }
    });
  }

  /** Decides each order anew: what changed since the preview is refused for its own reason. `touched` grows with every commit. */
  async function take(
    decision: string,
    caseIds: readonly string[],
    act: Act,
    decider: Decider,
    actor: Actor,
    progress: BulkWalk,
    report: BulkReport,
    touched: OrderId[],
  ): Promise<void> {
    await walk(ordersOf(caseIds, report), progress, ([orderId, ofOrder]) => {
      let seen: OrderFile | null = null;
      const recorded = deps.recorder.onOrder(
        orderId,
        actor,
        (file, context) => {
          seen = file;
          const decided = decideAct(file, ofOrder, act, decider, deps.check, context);
          const stays = decided.ok ? (deps.beside?.(file, act, decided.value, actor, decision) ?? null) : null;
          return stays === null ? decided : err(stays);
        },
        decision,
      );
      if (seen === null) report.refused(recorded.ok ? { code: 'order_not_found' } : recorded.error, ofOrder.length, '');
      else tell(report, seen, ofOrder, recorded.ok ? { ok: true, value: recorded.value.decision } : recorded);
      if (recorded.ok && recorded.value.decision.events.length > 0) touched.push(orderId);
    });
    const { can, cannot } = report.read();
    deps.unitOfWork.run(() => {
      deps.journal.append({
        type: 'bulk.decided',
        at: deps.clock.now(),
        actor,
        orderId: null,
        caseId: null,
        decision,
        data: { act: act.act, orders: touched.length, cases: can, refused: cannot.reduce((sum, { count }) => sum + count, 0) },
        personal: null,
      });
      deps.onTaken?.(decision, act, touched, decider, actor);
    });
  }

  /** Takes the decision back, order by order, where it is still the last word on the order; says how many it was not. */
  async function takeBack(decision: string, orderIds: readonly OrderId[], actor: Actor, progress: BulkWalk, report: BulkReport): Promise<void> {
    await walk(orderIds, progress, (orderId) => {
      const no = deps.orderFiles.load(orderId)?.order.platformOrderNo ?? '';
      const offer = deps.undo.offer(deps.reader.ofOrder(orderId));
      const last = deps.reader.ofDecision(orderId, decision).at(-1);
      if (last === undefined || offer.seq !== last.n) return report.refused({ code: 'undo_not_last' }, 1, no);
      const taken = deps.undo.take(orderId, last.n, actor);
      if (taken.ok) report.done(1, new Map());
      else report.refused(taken.error, 1, no);
    });
    deps.unitOfWork.run(() => deps.onTakenBack?.(decision, orderIds));
  }

  return { preview, take, takeBack, report: createBulkReport };
}
export type BulkDecision = ReturnType<typeof createBulkDecision>;
