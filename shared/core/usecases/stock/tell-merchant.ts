import type { ChannelBook, OutsideWay } from '../../channel/channel.ts';
import { headerLine, linksIn } from '../../channel/outgoing-text.ts';
import type { Route } from '../../channel/pick-route.ts';
import { letterTo, routeToMerchant } from '../../channel/reach-merchant.ts';
import { hasOpenPlace } from '../../contact/message-template.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import { setNextAction } from '../../order-file/decide/case-state.ts';
import { contact, type Attempt } from '../../order-file/decide/contact.ts';
import { refuse, type DecideContext, type Decision, type Refusal } from '../../order-file/decision.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderId } from '../../order/order.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { Message, Messages, Settled } from '../../ports/messages.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { StockDeskDep } from '../../ports/stock-desk.ts';
import type { ShortageKey } from '../../stock/stock-incident.ts';
import type { DefaultWay, StockWay } from '../../stock/way-out.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';

export interface TellDeps extends StockDeskDep, OrderFilesDep, UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly recorder: DecisionRecorder;
  readonly messages: Pick<Messages, 'queue'>;
  readonly channels: Pick<KeptDocument<ChannelBook>, 'read'>;
  readonly onTold: (orderIds: readonly OrderId[]) => void;
}

export interface Telling {
  readonly channel: Attempt['channel'];
  readonly subject: string;
  readonly text: string;
  readonly replyBy: number;
  readonly defaultWay: DefaultWay;
  readonly defaultText: string;
}

/** Orders that got their share are shown with the others, and their merchant is not asked about them. */
export const isShortCase = ({ cause }: { readonly cause: string }): boolean => cause !== 'stock.shared';
/** Its goods are on their way already. */
export const hasTransfer = ({ cases }: OrderFile, caseId: string): boolean => cases.some(({ id, transfer }) => id === caseId && transfer !== undefined);
const WAYS: Readonly<Partial<Record<string, OutsideWay>>> = { mail: 'mail', chat: 'chat', text: 'text' };

/** One message to a merchant about all its orders that go short of a SKU in one warehouse, and one answer for them all. */
export function createMerchantTelling(deps: TellDeps) {
  /** The channel by which this merchant is reached, where one was set up: then the message leaves by itself. */
  function routeTo(merchant: string, channel: string): Route | null {
    const way = WAYS[channel];
    return way === undefined ? null : routeToMerchant(deps.channels.read().channels, merchant, way);
  }

  /** The same decision on every order that goes short, in the caller's unit of work; the first refusal is the answer. */
  function onAll(
    key: ShortageKey,
    actor: Actor,
    decide: (file: OrderFile, caseId: string, context: DecideContext) => Result<Decision, Refusal>,
    at?: number,
  ): Result<readonly OrderId[], Refusal> {
    const context = { ...deps.recorder.contextOf(actor), ...(at !== undefined && { nowAt: at }) };
    const decision = deps.ids.next();
    const touched: OrderId[] = [];
    for (const { caseId } of deps.desk.openCases(key).filter(isShortCase)) {
      const file = deps.orderFiles.loadByCase(caseId);
      if (file === null || hasTransfer(file, caseId)) continue;
      const decided = decide(file, caseId, context);
      if (!decided.ok) return decided;
      deps.recorder.write(file, decided.value, actor, context.nowAt, decision);
      touched.push(file.order.id);
    }
    return ok(touched);
  }

  function tell(key: ShortageKey, telling: Telling, actor: Actor): Result<{ readonly orders: number; readonly sent: boolean }, Refusal> {
    const { channel, subject, text, replyBy, defaultWay, defaultText } = telling;
    const route = routeTo(key.merchant, channel);
    if (hasOpenPlace(text) || hasOpenPlace(subject)) return refuse('message_incomplete');
    if (route !== null && channel === 'mail' && headerLine(subject) === '') return refuse('message_subject_missing');
    if (route !== null && channel === 'text' && linksIn(text).length > 0) return refuse('message_has_link');
    if (replyBy <= deps.clock.now()) return refuse('time_past');
    if (!deps.desk.openCases(key).some(isShortCase)) return refuse('nothing_short');
    const told = deps.unitOfWork.run(() => {
      // What a person sent by hand is a contact now; what leaves by a channel becomes one when the other side took it.
      const done = onAll(key, actor, (file, caseId, context) => {
        const said =
          route === null
            ? contact(file, caseId, { channel, to: 'merchant', result: 'sent', text }, context)
            : ok({ after: file, events: [], changes: [] } satisfies Decision);
        if (!said.ok) return said;
        const next = setNextAction(said.value.after, caseId, { text: defaultText, dueAt: replyBy, waitingFor: 'merchant', pauseClock: false }, context);
        return next.ok
          ? ok({ ...next.value, events: [...said.value.events, ...next.value.events], changes: [...said.value.changes, ...next.value.changes] })
          : next;
      });
      if (!done.ok) return done;
      const { by, nowAt } = deps.recorder.contextOf(actor);
      const messageId = route === null && channel !== 'print' ? null : deps.ids.next();
      deps.desk.tell(key, { toldAt: nowAt, by, replyBy, defaultWay, defaultText, messageId: route === null ? null : messageId });
      deps.journal.append({
        type: route === null ? 'stock.merchantTold' : 'stock.messageQueued',
        at: nowAt,
        actor,
        orderId: null,
        caseId: null,
        data: {
          ...key,
          channel,
          replyBy,
          defaultWay,
          orders: [...done.value],
          ...(route !== null && { messageId: messageId ?? '', channelId: route.channelId }),
        },
        personal: { text },
      });
      if (messageId !== null) deps.messages.queue(toMessage(messageId, nowAt, route));
      return done;
    });
    if (!told.ok) return told;
    deps.onTold(told.value);
    return ok({ orders: told.value.length, sent: route !== null });

    function toMessage(id: string, at: number, by: Route | null) {
      const named = { id, at, orderId: null, params: { order: key.sku, by: actor.kind === 'person' ? actor.userId : '' } };
      return by === null
        ? { ...named, channel: 'print' as const, audience: 'merchant', code: 'message.printed', body: text }
        : { ...named, ...letterTo(key.merchant, { ...by, way: channel as OutsideWay }, { subject, body: text }) };
    }
  }

  /** The other side took the message: from this moment all its orders count as told. The caller holds the unit of work. */
  function settled(message: Message, outcome: Settled, actor: Actor): readonly OrderId[] {
    const key = outcome.state === 'sent' ? deps.desk.toldBy(message.id) : null;
    if (key === null) return [];
    const channel = message.channel as Attempt['channel'];
    const done = onAll(
      key,
      actor,
      (file, caseId, context) => contact(file, caseId, { channel, to: 'merchant', result: 'sent', text: message.body }, context),
      outcome.at,
    );
    const orders = done.ok ? done.value : [];
    deps.journal.append({
      type: 'stock.merchantTold',
      at: outcome.at,
      actor,
      orderId: null,
      caseId: null,
      data: { ...key, channel, messageId: message.id, proof: outcome.proof ?? '', orders: [...orders] },
      personal: null,
    });
    return orders;
  }

  /** Keeps what the merchant answered, and by which decision it was done to which orders. */
  function answer(key: ShortageKey, way: StockWay, done: { readonly decision: string; readonly orderIds: readonly string[] } | null, actor: Actor): void {
    deps.unitOfWork.run(() => {
      const at = deps.clock.now();
      deps.desk.answer(key, way, at, done);
      const data = { ...key, way, decision: done?.decision ?? '', orders: [...(done?.orderIds ?? [])] };
      deps.journal.append({ type: 'stock.merchantAnswered', at, actor, orderId: null, caseId: null, data, personal: null });
    });
  }

  return { tell, answer, routeTo, settled };
}
export type MerchantTelling = ReturnType<typeof createMerchantTelling>;
