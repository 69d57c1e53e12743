import type { Actor } from '../../journal/journal-entry.ts';
import { hasOpenPlace } from '../../contact/message-template.ts';
import { setNextAction } from '../../order-file/decide/case-state.ts';
import { contact, type Attempt } from '../../order-file/decide/contact.ts';
import type { DecideContext, Decision, Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { Messages } from '../../ports/messages.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { DefaultWay, Key, StockDeskDep } from '../../ports/stock-desk.ts';
import type { StockWay } from '../../stock/way-out.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface TellDeps extends StockDeskDep, OrderFilesDep, UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly recorder: DecisionRecorder;
  readonly messages: Pick<Messages, 'queue'>;
  readonly onTold: (orderIds: readonly OrderId[]) => void;
}

export interface Telling {
  readonly channel: Attempt['channel'];
  readonly text: string;
  readonly replyBy: number;
  readonly defaultWay: DefaultWay;
  readonly defaultText: string;
}

const BY_PROGRAM: Actor = { kind: 'program', rule: 'stock_no_answer' };
/** Orders that got their share are shown with the others, and their merchant is not asked about them. */
const isShort = ({ cause }: { readonly cause: string }): boolean => cause !== 'stock.shared';

/** One message to a merchant about all its orders that go short of a SKU, and one answer for them all. */
export function createMerchantTelling(deps: TellDeps) {
  /** The same decision on every order that goes short, in the caller's unit of work; the first refusal is the answer. */
  function onAll(
    key: Key,
    actor: Actor,
    decide: (file: OrderFile, caseId: string, context: DecideContext) => Result<Decision, Refusal>,
  ): Result<readonly OrderId[], Refusal> {
    const context = deps.recorder.contextOf(actor);
    const decision = deps.ids.next();
    const touched: OrderId[] = [];
    for (const { caseId } of deps.desk.openCases(key).filter(isShort)) {
      const file = deps.orderFiles.loadByCase(caseId);
      if (file === null) continue;
      const decided = decide(file, caseId, context);
      if (!decided.ok) return decided;
      deps.recorder.write(file, decided.value, actor, context.nowAt, decision);
      touched.push(file.order.id);
    }
    return ok(touched);
  }

  function tell(key: Key, { channel, text, replyBy, defaultWay, defaultText }: Telling, actor: Actor): Result<{ readonly orders: number }, Refusal> {
    if (hasOpenPlace(text)) return err({ code: 'message_incomplete' });
    if (replyBy <= deps.clock.now()) return err({ code: 'time_past' });
    if (!deps.desk.openCases(key).some(isShort)) return err({ code: 'nothing_short' });
    const told = deps.unitOfWork.run(() => {
      const done = onAll(key, actor, (file, caseId, context) => {
        const said = contact(file, caseId, { channel, to: 'merchant', result: 'sent', text }, context);
        if (!said.ok) return said;
        const next = setNextAction(said.value.after, caseId, { text: defaultText, dueAt: replyBy, waitingFor: 'merchant', pauseClock: false }, context);
        return next.ok
          ? ok({ ...next.value, events: [...said.value.events, ...next.value.events], changes: [...said.value.changes, ...next.value.changes] })
          : next;
      });
      if (!done.ok) return done;
      const { by, nowAt } = deps.recorder.contextOf(actor);
      deps.desk.tell(key, { toldAt: nowAt, by, replyBy, defaultWay, defaultText });
      deps.journal.append({
        type: 'stock.merchantTold',
        at: nowAt,
        actor,
        orderId: null,
        caseId: null,
        data: { ...key, channel, replyBy, defaultWay, orders: [...done.value] },
        personal: { text },
      });
      // What leaves by the tray is queued in the transaction that says so; what a person sends by hand, that person answers for.
      if (channel === 'print')
        deps.messages.queue({
          id: deps.ids.next(),
          at: nowAt,
          channel: 'print',
          audience: 'merchant',
          code: 'message.printed',
          params: { order: key.sku },
          body: text,
          orderId: null,
        });
      return done;
    });
    if (!told.ok) return told;
    deps.onTold(told.value);
    return ok({ orders: told.value.length });
  }

  /** Keeps what the merchant answered; what follows from it is decided on the orders themselves. */
  function answer(key: Key, way: StockWay, actor: Actor): void {
    deps.unitOfWork.run(() => {
      const at = deps.clock.now();
      deps.desk.answer(key, way, at);
      deps.journal.append({ type: 'stock.merchantAnswered', at, actor, orderId: null, caseId: null, data: { ...key, way }, personal: null });
    });
  }

  /** What was agreed for no answer: all wait for the date, or, where there is none, a supervisor is asked. Nothing is cancelled unasked. */
  function applyDefaults(): number {
    const nowAt = deps.clock.now();
    let applied = 0;
    for (const { merchant, warehouse, sku, defaultWay, defaultText } of deps.desk.unanswered(nowAt)) {
      const key = { merchant, warehouse, sku };
      const done = deps.unitOfWork.run(() => {
        const expected = deps.desk.expected(key);
        const waits = defaultWay === 'wait' && expected !== null && expected.expectedAt > nowAt;
        const moved = onAll(key, BY_PROGRAM, (file, caseId, context) =>
          setNextAction(
            file,
            caseId,
            { text: defaultText, dueAt: waits ? expected.expectedAt : nowAt, waitingFor: waits ? 'stock' : 'approval', pauseClock: false },
            context,
          ),
        );
        deps.desk.answer(key, waits ? 'wait' : 'ask_supervisor', nowAt);
        deps.journal.append({
          type: 'stock.defaultApplied',
          at: nowAt,
          actor: BY_PROGRAM,
          orderId: null,
          caseId: null,
          data: { ...key, way: waits ? 'wait' : 'ask_supervisor' },
          personal: null,
        });
        return moved;
      });
      if (!done.ok) continue;
      applied += 1;
      deps.onTold(done.value);
    }
    return applied;
  }

  return { tell, answer, applyDefaults };
}
export type MerchantTelling = ReturnType<typeof createMerchantTelling>;
