import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ClockRule, DecideContext, Decision, Refusal } from '../../order-file/decision.ts';
import { caseIdOf } from '../../order-file/order-events.ts';
import { freeTote } from '../../order-file/decide/tote.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriter, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { OutboxQueueDep } from '../../ports/outbox-queue.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

export interface DecisionDeps extends UnitOfWorkDep, OrderFilesDep, OutboxQueueDep, ClockDep, IdsDep {
  readonly journal: JournalWriter & Pick<JournalReader, 'ofOrder'>;
  readonly clockRules: () => readonly ClockRule[];
  /** Told after the commit, never before. */
  readonly onRecorded: (recorded: { readonly orderIds: readonly OrderId[]; readonly queued: number }) => void;
}

export interface Recorded<D> {
  readonly decision: D;
  /** Place of the decision's last journal entry. */
  readonly seq: number;
  readonly changed: readonly string[];
}

export type Decide<D extends Decision> = (file: OrderFile, context: DecideContext) => Result<D, Refusal>;

/** Thrown to roll a unit of work back when one of several decisions is refused; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * The one way in: state, journal and outbox of a decision commit together or not at all (ARCHITECTURE, "always true" 1 and 2).
 * Time, ids and payloads are stamped here, before anything is queued.
 */
export function createDecisionRecorder(deps: DecisionDeps) {
  const contextOf = (actor: Actor): DecideContext => ({
    nowAt: deps.clock.now(),
    by: actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : 'cli',
    ids: deps.ids,
    clockRules: deps.clockRules(),
  });

  /** Writes one decided file; the caller holds the unit of work. `before` is null for an order that is new here. */
  function write(before: OrderFile | null, decision: Decision, actor: Actor, nowAt: number, decisionId: string): number {
    const { order } = decision.after;
    let seq = 0;
    for (const event of decision.events) {
      seq = deps.journal.append({
        type: event.type,
        at: nowAt,
        actor,
        orderId: order.id,
        caseId: caseIdOf(event),
        decision: decisionId,
        data: event.data as unknown as JsonObject,
        personal: event.personal as unknown as JsonObject | null,
      });
    }
    if (order.tote !== undefined && order.tote !== before?.order.tote) freeFromOthers(order.id, order.tote, actor, nowAt);
    if (before === null) deps.orderFiles.add(decision.after);
    else deps.orderFiles.save(before, decision.after);
    for (const change of decision.changes) {
      deps.outboxQueue.enqueue({
        id: deps.ids.next(),
        lane: order.id,
        orderRef: order.wmsRef,
        kind: change.kind,
        payload: change.payload,
        // Stopping goods and leaving a word are right on any version.
        baseVersion: change.kind === 'hold.place' || change.kind === 'note.add' ? null : order.wmsVersion,
        occurredAt: nowAt,
        journalN: seq,
        decision: decisionId,
      });
    }
    return seq;
  }

  /** A tote carries one order: who gets it takes it from the order it was tied to, in the same transaction. */
  function freeFromOthers(orderId: OrderId, tote: string, actor: Actor, nowAt: number): void {
    const holder = deps.orderFiles.findByTote(tote);
    const file = holder === null || holder === orderId ? null : deps.orderFiles.load(holder);
    if (file !== null) write(file, freeTote(file, 'other_order', contextOf(actor)), actor, nowAt, deps.ids.next());
  }

  function decideOn<D extends Decision>(
    load: () => OrderFile | null,
    missing: string,
    actor: Actor,
    decide: Decide<D>,
    decisionId?: string,
  ): Result<Recorded<D>, Refusal> {
    let orderId: OrderId | null = null;
    const recorded = deps.unitOfWork.run((): Result<Recorded<D>, Refusal> => {
      const file = load();
      if (file === null) return err({ code: missing });
      orderId = file.order.id;
      const context = contextOf(actor);
      const decided = decide(file, context);
      if (!decided.ok) return decided;
      const seq = write(file, decided.value, actor, context.nowAt, decisionId ?? deps.ids.next());
      return ok({ decision: decided.value, seq, changed: casesOf(decided.value) });
    });
    if (recorded.ok && orderId !== null) deps.onRecorded({ orderIds: [orderId], queued: recorded.value.decision.changes.length });
    return recorded;
  }

  /** Decides on one order. `decisionId` is given where several orders share one decision, each in a transaction of its own. */
  const onOrder = <D extends Decision>(orderId: string, actor: Actor, decide: Decide<D>, decisionId?: string): Result<Recorded<D>, Refusal> =>
    decideOn(() => deps.orderFiles.load(orderId), 'order_not_found', actor, decide, decisionId);

  /** Decides on the order of one exception. */
  const onCase = <D extends Decision>(caseId: string, actor: Actor, decide: Decide<D>): Result<Recorded<D>, Refusal> =>
    decideOn(() => deps.orderFiles.loadByCase(caseId), 'case_not_found', actor, decide);

  /** The same decision on several exceptions: all of them or none, one durable commit, one thing to undo per order. */
  function onCases(
    caseIds: readonly string[],
    actor: Actor,
    decide: (caseId: string) => Decide<Decision>,
  ): Result<{ readonly seq: number; readonly changed: readonly string[] }, Refusal> {
    const touched = new Set<OrderId>();
    const changed = new Set<string>();
    let queued = 0;
    try {
      const seq = deps.unitOfWork.run(() => {
        const context = contextOf(actor);
        const decisionId = deps.ids.next();
        let last = 0;
        for (const caseId of new Set(caseIds)) {
          const file = deps.orderFiles.loadByCase(caseId);
          if (file === null) throw new Refused({ code: 'case_not_found' });
          const decided = decide(caseId)(file, context);
          if (!decided.ok) throw new Refused(decided.error);
          last = write(file, decided.value, actor, context.nowAt, decisionId);
          touched.add(file.order.id);
          queued += decided.value.changes.length;
          changed.add(caseId);
        }
        return last;
      });
      deps.onRecorded({ orderIds: [...touched], queued });
      return ok({ seq, changed: [...changed] });
    } catch (thrown) {
      if (thrown instanceof Refused) return err(thrown.refusal);
      throw thrown;
    }
  }

  /**
   * Steps of one decision about orders, each taken on the file as the one before left it: all of them or none, one durable commit. `also` writes what
   * belongs to it and is no part of an order; `first` does so before the orders are written, where the database asks for it at their doors.
   */
  function onSteps(
    actor: Actor,
    steps: readonly { readonly orderId: string; readonly decide: Decide<Decision> }[],
    also: (nowAt: number) => void = () => {},
    first: (nowAt: number) => void = () => {},
  ): Result<{ readonly seq: number }, Refusal> {
    let queued = 0;
    const touched = new Set<OrderId>();
    try {
      const seq = deps.unitOfWork.run(() => {
        const context = contextOf(actor);
        const decisionId = deps.ids.next();
        let last = 0;
        first(context.nowAt);
        for (const { orderId, decide } of steps) {
          const file = deps.orderFiles.load(orderId);
          if (file === null) throw new Refused({ code: 'order_not_found' });
          const decided = decide(file, context);
          if (!decided.ok) throw new Refused(decided.error);
          if (decided.value.events.length === 0) continue;
          last = write(file, decided.value, actor, context.nowAt, decisionId);
          touched.add(file.order.id);
          queued += decided.value.changes.length;
        }
        also(context.nowAt);
        return last;
      });
      deps.onRecorded({ orderIds: [...touched], queued });
      return ok({ seq });
    } catch (thrown) {
      if (thrown instanceof Refused) return err(thrown.refusal);
      throw thrown;
    }
  }

  return { onOrder, onCase, onCases, onSteps, write, historyOf: deps.journal.ofOrder, contextOf };
}
export type DecisionRecorder = ReturnType<typeof createDecisionRecorder>;

const casesOf = (decision: Decision): readonly string[] => [...new Set(decision.events.flatMap((event) => caseIdOf(event) ?? []))];
