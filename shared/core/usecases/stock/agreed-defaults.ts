import type { Actor } from '../../journal/journal-entry.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import { setNextAction } from '../../order-file/decide/case-state.ts';
import { takeStockWay } from '../../order-file/decide/stock-way.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { Messages } from '../../ports/messages.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { StockDeskDep, StockTold } from '../../ports/stock-desk.ts';
import { type ShortageKey, stockIncident } from '../../stock/stock-incident.ts';
import type { WayOut } from '../../stock/way-out.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import type { createUndo } from '../cases/undo-decision.ts';
import type { IncidentWays } from './incident-ways.ts';
import type { ShortageAnswers } from './shortage-answers.ts';
import { hasTransfer, isShortCase } from './tell-merchant.ts';

export interface DefaultsDeps extends StockDeskDep, OrderFilesDep, UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly recorder: DecisionRecorder;
  readonly reader: JournalReader;
  readonly messages: Pick<Messages, 'queue'>;
  readonly ways: IncidentWays;
  readonly answers: ShortageAnswers;
  readonly undo: ReturnType<typeof createUndo>;
  readonly check: CheckOrder;
  readonly onDefect: (defect: unknown) => void;
  readonly onDone: (orderIds: readonly OrderId[]) => void;
}

const BY_PROGRAM: Actor = { kind: 'program', rule: 'stock_no_answer' };
/** Decides what the merchant agreed to beforehand, with the rights of whoever wrote it down. */
const AGREED = { userId: 'stock_no_answer', roles: ['supervisor'] } as const;

/** What was agreed for the case that nobody answers: done to the orders it fits, said to whoever told the merchant, and taken back as one. */
export function createAgreedDefaults(deps: DefaultsDeps) {
  function applyOne(told: ShortageKey & StockTold, nowAt: number): readonly OrderId[] {
    const { merchant, warehouse, sku, defaultWay, defaultText } = told;
    const key = { merchant, warehouse, sku };
    const agreed = deps.ways.waysFor(key, deps.ways.standing(key).short).filter((one) => one.way === defaultWay);
    // Of several warehouses the one that helps most orders, the first of equals.
    const way = agreed.reduce<WayOut | null>((best, one) => (best === null || one.orderIds.length > best.orderIds.length ? one : best), null);
    const decision = deps.ids.next();
    const context = deps.recorder.contextOf(BY_PROGRAM);
    const settled: OrderId[] = [];
    const touched: OrderId[] = [];
    for (const { caseId, orderId } of deps.desk.openCases(key).filter(isShortCase)) {
      const file = deps.orderFiles.loadByCase(caseId);
      if (file === null || hasTransfer(file, caseId)) continue;
      const { by, at, costCents } = way ?? { by: '', at: null, costCents: null };
      const act = { act: 'wayOut', way: way?.way ?? 'wait', sku, text: defaultText, at, from: by, substitute: '', agreed: false, costCents } as const;
      const tried = way?.orderIds.includes(orderId) === true ? takeStockWay(file, caseId, act, AGREED, deps.check, context) : null;
      const done = tried?.ok === true && deps.answers.beside(file, act, tried.value, BY_PROGRAM, decision) === null ? tried : null;
      // Whom it does not help, a supervisor is asked about.
      const next = { text: defaultText, dueAt: nowAt, waitingFor: 'approval', pauseClock: false } as const;
      const decided = done ?? setNextAction(file, caseId, next, context);
      if (!decided.ok) continue;
      deps.recorder.write(file, decided.value, BY_PROGRAM, context.nowAt, decision);
      touched.push(file.order.id);
      if (done !== null) settled.push(file.order.id);
    }
    const answer = settled.length === 0 || way === null ? 'ask_supervisor' : way.way;
    deps.desk.answer(key, answer, nowAt, settled.length === 0 ? null : { decision, orderIds: settled });
    deps.journal.append({
      type: 'stock.defaultApplied',
      at: nowAt,
      actor: BY_PROGRAM,
      orderId: null,
      caseId: null,
      decision,
      data: { ...key, way: answer, orders: settled, asked: touched.length - settled.length },
      personal: null,
    });
    deps.messages.queue({
      id: deps.ids.next(),
      at: nowAt,
      channel: 'in_app',
      audience: told.by,
      code: answer === 'ask_supervisor' ? 'message.stockAsks' : 'message.stockDefault',
      params: { sku, orders: settled.length, way: answer, incident: stockIncident(key) },
      body: '',
      orderId: null,
    });
    deps.answers.shareAnew(settled, sku);
    return touched;
  }

  /** Everything whose time to answer is over; how many shortages that were. */
  function apply(): number {
    const nowAt = deps.clock.now();
    const due = deps.desk.unanswered(nowAt);
    for (const told of due) {
      // One that cannot be done does not stop the others.
      try {
        deps.onDone(deps.unitOfWork.run(() => applyOne(told, nowAt)));
      } catch (defect) {
        deps.onDefect(defect);
      }
    }
    return due.length;
  }

  /** Takes back what an answer did, order by order, where it is still the last word on it. Nothing happens by itself a second time. */
  function takeBack(key: ShortageKey, actor: Actor): Result<{ readonly can: number; readonly cannot: number }, Refusal> {
    const told = deps.desk.told(key);
    if (told?.doneBy == null) return err({ code: 'undo_not_last' });
    const { decision, orderIds } = told.doneBy;
    const taken = (orderIds as readonly OrderId[]).filter((orderId) => {
      const last = deps.reader.ofDecision(orderId, decision).at(-1);
      return last !== undefined && deps.undo.take(orderId, last.n, actor, decision).ok;
    });
    if (taken.length === 0) return err({ code: 'undo_not_possible', params: { because: 'changed_since' } });
    deps.unitOfWork.run(() => {
      const at = deps.clock.now();
      if (told.replyBy > at) deps.desk.reopenAnswer(key);
      else deps.desk.answer(key, 'ask_supervisor', at, null);
      deps.journal.append({ type: 'stock.answerTakenBack', at, actor, orderId: null, caseId: null, decision, data: { ...key, orders: taken }, personal: null });
      deps.answers.shareAnew(taken);
    });
    deps.onDone(taken);
    return ok({ can: taken.length, cannot: orderIds.length - taken.length });
  }

  return { apply, takeBack };
}
export type AgreedDefaults = ReturnType<typeof createAgreedDefaults>;
